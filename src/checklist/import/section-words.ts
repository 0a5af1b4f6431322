import type { Phase } from '../../domain/phase.ts';
import { compileWhole, compileWords, normaliseWords, type Words } from './words.ts';

/** Words for taking a release back, also used outside headings. */
export const ROLLBACK = compileWords(`
  rollback*, roll back, rolled back, rolling back, roll forward*, back out, backout, revert,
  reverting, abort, emergency procedure*, fallback plan, ruckroll*, zuruckrollen, notfallplan,
  ruckfallplan, ruckfallebene, wiederanlauf*, retour arriere, retour en arriere, reversion,
  revertir, marcha atras, vuelta atras, reversao, reverter, ripristino, terugdraai*, terugrol*,
  terugval*, wycofan*, wycofywan*, cofniec*, откат*, откаты*, відкат*, 回滚, 回退, 回滾, ロールバック, 切り戻し,
  切戻し, 롤백, hoan tac, quay lui, atstatymo plan*, atsaukim*, grazinimo, grizim*, geri al*,
  geri don*`);

const POST = compileWords(`
  post deploy*, postdeploy*, post launch*, post release*, post go live, post rollout,
  post production*, post upgrade, post migration*, after deploy*, after the deploy*,
  after each deploy*, after every deploy*, after launch*, after the launch, after release*,
  after the release, after go live, after tagging, after upgrad*, smoke test*, hypercare,
  first 24, first 48, first hour*, first week, day 2, day two, wrap up, production check*,
  production verification, production smoke, deployment verification, deployment validation,
  verify deployment, verify the deployment, nach dem deploy*, nach deploy*,
  nach der bereitstellung, nach dem release, nach go live, nach dem go live,
  nach der inbetriebnahme, nach livegang, nachkontrolle, nachbereitung, apres deploiement,
  apres le deploiement, apres mise en *, apres la mise en *, apres livraison, post deploiement,
  post mise en *, despues del despliegue, despues de desplegar, despues del lanzamiento,
  post despliegue, postdespliegue, posterior al despliegue, tareas posteriores,
  tras el despliegue, post lanzamiento, pos deploy, pos implanta*, pos lancamento, pos publica*,
  apos o deploy, apos deploy, apos a implanta*, depois do deploy, depois da implanta*,
  dopo il deploy*, dopo il rilascio, post rilascio, na deploy*, na de deploy*, na de release,
  na uitrol, na de uitrol, na livegang, na de livegang, po wdrozeniu, po wydaniu, po deployu,
  после деплоя, после развертывания, после релиза, после выкатки, после запуска, после выката,
  пост деплой, після, 部署后, 部署後, 上线后, 上線後, 发布后, 發布後, デプロイ後, リリース後, 本番反映後, 公開後, 배포 후, 배포후, 출시 후,
  릴리스 후, 릴리즈 후, sau khi deploy, sau khi trien khai, sau trien khai, sau deploy, hau trien khai,
  po diegimo, po idiegimo, po isleidimo, po paleidimo, dagitim sonrasi, dagitimdan sonra,
  deploy sonrasi, yayin sonrasi, canliya alma sonrasi, setelah deploy*, pasca deploy*,
  efter deploy*, efter release`);

const PRE = compileWords(`
  pre deploy*, predeploy*, pre launch*, prelaunch, pre release*, pre merge, pre go live,
  pre flight, preflight, pre rollout, pre production*, pre upgrade, pre migration*,
  before deploy*, before the deploy*, before each deploy*, before every deploy*,
  before you deploy, before tagging, before launch*, before the launch, before release*,
  before the release, before go live, before going live, before merg*, before upgrad*,
  prior to deploy*, prerequisit*, pre requisit*, release gate, preparation*, day before,
  readiness, vor dem deploy*, vor deploy*, vor jedem deploy*, vor der bereitstellung,
  vor dem release, vor go live, vor dem go live, vor der inbetriebnahme, vor livegang,
  vorbereitung*, voraussetzung*, mindest gate, avant deploiement, avant le deploiement,
  avant de deployer, avant mise en *, avant la mise en *, avant livraison, prerequis,
  pre deploiement, antes del despliegue, antes de desplegar, antes del lanzamiento,
  antes de lanzar, previo al *, previas al *, pre despliegue, predespliegue, requisitos previos,
  prerrequisitos, prelanzamiento, pre deploy, antes do deploy, antes de fazer,
  antes da implanta*, antes do lancamento, pre implanta*, pre lancamento, preparacao,
  prima del deploy*, prima del rilascio, pre rilascio, prerequisiti, preparazione,
  voor de deploy*, voor deploy*, voor de release, voor livegang, voorbereiding*, vereisten,
  przed wdrozeniem, przed wydaniem, przed deployem, wymagania wstepne, przygotowani*,
  перед деплоем, до деплоя, перед развертыванием, перед релизом, перед запуском, перед выкаткой,
  подготовк*, предварительн*, перед деплоєм, 部署前, 上线前, 上線前, 发布前, 發布前, 前置条件, 前提条件, 准备工作, 準備工作,
  部署准备, デプロイ前, リリース前, 事前準備, 事前確認, 公開前, 배포 전, 배포전, 출시 전, 릴리스 전, 릴리즈 전, 사전 준비, 사전 확인, 사전 점검,
  truoc khi deploy, truoc khi trien khai, truoc trien khai, truoc deploy, chuan bi,
  pries diegima, pries idiegima, pries paleidima, pasiruosim*, pasirengim*, dagitim oncesi,
  deploy oncesi, yayin oncesi, canliya alma oncesi, on kosul*, hazirlik, sebelum deploy*,
  fore deploy*`);

const APPROVAL = compileWords(`
  sign off*, signoff*, final approval*, approval*, approver*, go no go, go live authori*,
  final merge gate, authorisation, authorization to deploy, abnahme*, freigabe*, genehmigung*,
  autorisierung, approbation*, validation finale, aprobacion*, autorizacion, visto bueno,
  aprovac*, aprovacoes, autorizacao, approvazion*, goedkeuring*, zatwierdzeni*, akceptacj*,
  утвержден*, согласован*, одобрен*, приемк*, 审批, 批准, 签核, 签字, 審批, 簽核, 承認, サインオフ, 승인, 결재,
  phe duyet, ky duyet, patvirtinimas, patvirtinimai, tvirtinim*, onay, onaylar, onaylama, onayi`);

const DEPLOYMENT = compileWords(`
  deploy, deploying, deployment, deployment step*, deployment process, deployment procedure,
  deployment sequence, deploy step*, launch day, go live, going live, release day,
  release step*, release process, executing the release, during deployment,
  during the deployment, cutover, rollout, roll out, t minus *, bereitstellung, bereitstellen,
  ausrollen, inbetriebnahme, livegang, deploiement, mise en production, mise en ligne,
  despliegue, lanzamiento, puesta en produccion, implantacao, publicacao, rilascio,
  messa in produzione, uitrol, uitrollen, wdrozenie, деплой, развертывание, выкатка, запуск,
  розгортання, 部署, 上线, 上線, 发布, 發布, デプロイ, リリース手順, リリース作業, 本番反映, 배포, trien khai, diegimas,
  idiegimas, dagitim, yayina alma, canliya alma`);

/** A document about the deployment is not the deployment. */
const ABOUT = compileWords(`
  checklist*, guide, runbook, manual, overview, documentation, handbook, checkliste, leitfaden,
  anleitung, liste de controle, guia, lista de verificacion, lista de verificacao, lijst,
  lista kontrolna, чек лист, чеклист, руководство, инструкция, 清单, 指南, 检查表, 檢查清單, チェックリスト, ガイド,
  체크리스트, 가이드, danh sach, huong dan, kontrolinis sarasas, kontrol listesi, environment*, target*,
  url*, platform*, architecture, info, information, contact*, option*, history, umgebung,
  status, strategy, configuration`);

/** Headings of one word, which mean nothing inside a longer one. */
const ALONE: readonly (readonly [Phase, Words])[] = [
  [
    'post-deployment',
    compileWhole(
      `
  after, post, afterwards, danach, nachher, apres, despues, apos, depois, dopo, daarna, erna,
  po, после, потом, 之后, 事後, 事后, 以后, 이후, 사후, sau, po to, sonra, sonrasi`,
    ),
  ],
  [
    'pre-deployment',
    compileWhole(
      `
  before, pre, vorher, vorab, avant, antes, prima, vooraf, przed, до, перед, 之前, 事前, 이전, 사전,
  truoc, pries tai, once, oncesi`,
    ),
  ],
  [
    'deployment',
    compileWhole(
      `
  during, wahrend, wahrenddessen, pendant, durante, tijdens, w trakcie, во время, 期间, 中, 過程, 도중,
  진행 중, trong khi, metu, sirasinda`,
    ),
  ],
];

const TABLE: readonly (readonly [Phase, Words])[] = [
  ['rollback', ROLLBACK],
  ['post-deployment', POST],
  ['pre-deployment', PRE],
  ['approval', APPROVAL],
];

/** "Deployment and rollback" is about both, so it says neither. */
const RELEASES = [
  'deploy|release|launch|rollout|bereitstell|deploi|desplieg|implanta|rilasci|wdroz|депло|релиз',
  '部署|发布|發布|リリース|デプロイ|배포|trien khai|dieg|dagit',
].join('|');
const ANDS = '&|\\+|,|和|与|與|及|と|・|및| (?:and|und|et|y|e|en|i|и|ir|ve|va) ';
const COMBINED = new RegExp(`(?:${RELEASES})[^,;:]{0,30}(?:${ANDS})`, 'u');

function isCombined(words: string): boolean {
  const rollback = ROLLBACK.find(words);
  if (rollback === undefined) return false;
  return COMBINED.test(words.slice(0, Math.max(0, words.indexOf(rollback))));
}

/** The phase that a heading's own words name, in any of some fifteen languages. */
export function findPhase(heading: string): Phase | undefined {
  const words = normaliseWords(heading);
  if (isCombined(words)) return undefined;
  const named = TABLE.find(([, pattern]) => pattern.test(words))?.[0];
  if (named !== undefined) return named;
  const bare = words
    .replaceAll(/[^\p{L}\p{N} ]+/gu, ' ')
    .replace(/^[\d\s]+/, '')
    .trim();
  const alone = ALONE.find(([, pattern]) => pattern.test(bare))?.[0];
  if (alone !== undefined) return alone;
  return DEPLOYMENT.test(words) && !ABOUT.test(words) ? 'deployment' : undefined;
}
