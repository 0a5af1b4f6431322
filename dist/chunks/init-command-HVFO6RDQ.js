import{createRequire as __hpRequire}from'node:module';import{fileURLToPath as __hpPath}from'node:url';import{dirname as __hpDirname}from'node:path';const require=__hpRequire(import.meta.url),__filename=__hpPath(import.meta.url),__dirname=__hpDirname(__filename);
import{a as xe,b as ze,d as D}from"./chunk-YH3A2S7T.js";import"./chunk-JWQRMTI2.js";import{b as T,c as b,e as be,g as ve,h as v,i as Z,j as we}from"./chunk-MWW62YDO.js";import{da as Q,g as Y}from"./chunk-UM2TZQSF.js";import"./chunk-DDMUYBUQ.js";import{mkdir as ko,readFile as bo,writeFile as vo}from"node:fs/promises";import{dirname as wo}from"node:path";var qt={ß:"ss",ł:"l",đ:"d",ı:"i",ø:"o"},Ce=/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u,Mt=1e3,Dt=/[\p{L}\p{N}_+]+(?:\.[\p{L}\p{N}_]+)*/gu;function p(e){return e.slice(0,Mt).toLowerCase().normalize("NFKD").replaceAll(/[\u0300-\u036f]/g,"").normalize("NFC").replaceAll(/[ßłđıø]/g,t=>qt[t]??t).replaceAll(/[-\s/'’`*‐-―]+/g," ").trim()}function j(e){return e.replaceAll(/\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s)>\]]*/gi," ")}var J={text:"",tokens:[]};function Ee(e){return e!==J.text&&(J={text:e,tokens:e.match(Dt)??[]}),J.tokens}function Bt(e,t,r){return e.tokens.every((n,o)=>{let a=t[r+o]??"",s=o===e.tokens.length-1;return e.isOpen&&s?a.startsWith(n):a===n})}function Le(e,t,r){return e==="start"?t:e==="end"?r:e==="anywhere"||t&&r}var A=class{#e;#t=new Map;#r=[];constructor(t,r){this.#e=r;for(let n of t.split(","))this.#n(n.trim())}#n(t){let r=t.endsWith("*"),n=p(t);if(n==="")return;if(Ce.test(n)){this.#r.push(n);return}let o=Ee(n),a=o[0]?.[0]??"",s=this.#t.get(a)??[];s.push({tokens:o,isOpen:r}),this.#t.set(a,s)}#o(t){for(let[r,n]of t.entries()){if(r>0&&(this.#e==="start"||this.#e==="whole"))return;let o=this.#t.get(n[0]??"")?.find(a=>{let s=r+a.tokens.length===t.length;return Le(this.#e,r===0,s)&&Bt(a,t,r)});if(o!==void 0)return t.slice(r,r+o.tokens.length).join(" ")}}#i(t){let r=t.replace(/[.。!]+$/,"");return this.#r.find(n=>this.#e==="anywhere"?r.includes(n):Le(this.#e,r.startsWith(n),r.endsWith(n)))}find(t){let r=this.#o(Ee(t));return r!==void 0||this.#r.length===0?r:Ce.test(t)?this.#i(t):void 0}test(t){return this.find(t)!==void 0}};function i(e){return new A(e,"anywhere")}function h(e){return new A(e,"start")}function I(e){return new A(e,"end")}function y(e){return new A(e,"whole")}var w=i(`
  rollback*, roll back, rolled back, rolling back, roll forward*, back out, backout, revert,
  reverting, abort, emergency procedure*, fallback plan, ruckroll*, zuruckrollen, notfallplan,
  ruckfallplan, ruckfallebene, wiederanlauf*, retour arriere, retour en arriere, reversion,
  revertir, marcha atras, vuelta atras, reversao, reverter, ripristino, terugdraai*, terugrol*,
  terugval*, wycofan*, wycofywan*, cofniec*, откат*, откаты*, відкат*, 回滚, 回退, 回滾, ロールバック, 切り戻し,
  切戻し, 롤백, hoan tac, quay lui, atstatymo plan*, atsaukim*, grazinimo, grizim*, geri al*,
  geri don*`),_t=i(`
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
  efter deploy*, efter release`),Ft=i(`
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
  fore deploy*`),Wt=i(`
  sign off*, signoff*, final approval*, approval*, approver*, go no go, go live authori*,
  final merge gate, authorisation, authorization to deploy, abnahme*, freigabe*, genehmigung*,
  autorisierung, approbation*, validation finale, aprobacion*, autorizacion, visto bueno,
  aprovac*, aprovacoes, autorizacao, approvazion*, goedkeuring*, zatwierdzeni*, akceptacj*,
  утвержден*, согласован*, одобрен*, приемк*, 审批, 批准, 签核, 签字, 審批, 簽核, 承認, サインオフ, 승인, 결재,
  phe duyet, ky duyet, patvirtinimas, patvirtinimai, tvirtinim*, onay, onaylar, onaylama, onayi`),Ht=i(`
  deploy, deploying, deployment, deployment step*, deployment process, deployment procedure,
  deployment sequence, deploy step*, launch day, go live, going live, release day,
  release step*, release process, executing the release, during deployment,
  during the deployment, cutover, rollout, roll out, t minus *, bereitstellung, bereitstellen,
  ausrollen, inbetriebnahme, livegang, deploiement, mise en production, mise en ligne,
  despliegue, lanzamiento, puesta en produccion, implantacao, publicacao, rilascio,
  messa in produzione, uitrol, uitrollen, wdrozenie, деплой, развертывание, выкатка, запуск,
  розгортання, 部署, 上线, 上線, 发布, 發布, デプロイ, リリース手順, リリース作業, 本番反映, 배포, trien khai, diegimas,
  idiegimas, dagitim, yayina alma, canliya alma`),Gt=i(`
  checklist*, guide, runbook, manual, overview, documentation, handbook, checkliste, leitfaden,
  anleitung, liste de controle, guia, lista de verificacion, lista de verificacao, lijst,
  lista kontrolna, чек лист, чеклист, руководство, инструкция, 清单, 指南, 检查表, 檢查清單, チェックリスト, ガイド,
  체크리스트, 가이드, danh sach, huong dan, kontrolinis sarasas, kontrol listesi, environment*, target*,
  url*, platform*, architecture, info, information, contact*, option*, history, umgebung,
  status, strategy, configuration`),Kt=[["post-deployment",y(`
  after, post, afterwards, danach, nachher, apres, despues, apos, depois, dopo, daarna, erna,
  po, после, потом, 之后, 事後, 事后, 以后, 이후, 사후, sau, po to, sonra, sonrasi`)],["pre-deployment",y(`
  before, pre, vorher, vorab, avant, antes, prima, vooraf, przed, до, перед, 之前, 事前, 이전, 사전,
  truoc, pries tai, once, oncesi`)],["deployment",y(`
  during, wahrend, wahrenddessen, pendant, durante, tijdens, w trakcie, во время, 期间, 中, 過程, 도중,
  진행 중, trong khi, metu, sirasinda`)]],Ut=[["rollback",w],["post-deployment",_t],["pre-deployment",Ft],["approval",Wt]],Vt=["deploy|release|launch|rollout|bereitstell|deploi|desplieg|implanta|rilasci|wdroz|депло|релиз","部署|发布|發布|リリース|デプロイ|배포|trien khai|dieg|dagit"].join("|"),Xt="&|\\+|,|和|与|與|及|と|・|및| (?:and|und|et|y|e|en|i|и|ir|ve|va) ",Yt=new RegExp(`(?:${Vt})[^,;:]{0,30}(?:${Xt})`,"u");function Qt(e){let t=w.find(e);return t===void 0?!1:Yt.test(e.slice(0,Math.max(0,e.indexOf(t))))}function L(e){let t=p(e);if(Qt(t))return;let r=Ut.find(([,a])=>a.test(t))?.[0];if(r!==void 0)return r;let n=t.replaceAll(/[^\p{L}\p{N} ]+/gu," ").replace(/^[\d\s]+/,"").trim(),o=Kt.find(([,a])=>a.test(n))?.[0];return o!==void 0?o:Ht.test(t)&&!Gt.test(t)?"deployment":void 0}var Zt=i(`
  trigger*, criteria, criterion, condition*, threshold*, when, if, red flag*, auslosekriteri*,
  ausloser*, kriteri*, bedingung*, wenn, falls, sobald, critere*, declencheur*, quand, si,
  lorsque, criterio*, disparador*, cuando, condiciones, gatilho*, quando, condicoes, criteri,
  condizioni, als, wanneer, voorwaarden, kryteria, kryterium, warunki, jesli, критери*, услови*,
  триггер*, когда, если, 条件, 標準, 标准, 触发, 觸發, 触發, 何时, 基準, トリガー, 判断, 기준, 조건, 트리거, dieu kien,
  tieu chi, khi nao, khi, kriterij*, salyg*, kada, jei, kriter*, kosul*`),R=i(`
  process, procedure*, step*, how to, execution, instruction*, runbook, ablauf, vorgehen,
  schritt*, prozess, verfahren, etape*, procedimiento*, paso*, procedimento*, passo*, procedura,
  passi, proces, stappen, procedure, kroki, процедур*, шаг*, порядок, 步骤, 流程, 步驟, 程序, 手順, 절차,
  단계, quy trinh, cac buoc, procedur*, zingsni*, veiksmai, adim*, prosedur*, validation,
  verification, verify, post rollback, after rollback, prufung, uberprufung, nach dem rollback,
  apres rollback, verificacion, validacion, verificacao, validacao, pos rollback,
  apos o rollback, verifica, controle, weryfikacja, проверка, после отката, 验证, 驗證, 回滚后, 検証,
  ロールバック後, 검증, 롤백 후, xac minh, patikrinimas, dogrulama`),Jt=["if (?:needed|necessary|required|applicable|(?:any|some)thing goes wrong)","(?:wenn|falls) (?:notig|erforderlich|notwendig)","si (?:necessaire|besoin|es necesario)","se necessario","jesli potrzeb\\p{L}*","если (?:нужно|необходимо|потребуется)","jei reikia"],er=new RegExp(`(?<![\\p{L}\\p{N}])(?:${Jt.join("|")})(?![\\p{L}\\p{N}])`,"gu"),tr=i(`
  success, successful, acceptance, erfolg*, abnahme*, succes, exito, sucesso, успех*, успешн*,
  exit criteria, entry criteria, completion criteria, 成功, 验收, 성공`),rr=i("if, wenn, falls, si, se, als, jesli, если, jei"),nr=y(`
  any, one, some, either, all, of, the, these, those, following, condition, conditions, apply,
  applies, occur, occurs, happen, happens, is, are, true, met, eine, einer, eines, der, die,
  das, folgenden, folgende, zutrifft, zutreffen, l, un, une, des, suivants, suivantes, alguno,
  alguna, de, los, las, siguientes, ocorrer, algum, dos, seguintes, uno, dei, seguenti, een,
  van, volgende, jedno, z, ponizszych, любое, одно, из, следующих, условий, bent, nors, viena,
  is siu`),or=i(`
  abort criteria, abort condition*, abort if, stop if, stop criteria, halt if, pause if,
  pause migration, pause rollout, pause deployment, kill criteria, no go if, no go criteria,
  no go conditions, nogo kriterien, no go kriterien, abbruchkriteri*, abbruch wenn,
  stopp kriterien, criteres d arret, conditions d arret, criterios de aborto,
  criterios de parada, criteri di interruzione, afbreekcriteria, kryteria przerwania,
  критерии остановки, 中止条件, 中止基準, 中断条件, 停止条件, 중단 기준, 중단 조건, nutraukimo kriterijai,
  durdurma kriterleri`),ir=i(`
  decision criteria, decision point*, entscheidungskriterien, criteres de decision,
  criterios de decision, criterios de decisao, критерии решения, 判断基準, 决策标准`),ar=/\bgo\b/;function sr(e,t,r){let n=e.indexOf(` ${r}`,e.indexOf(t));return n===-1||e.includes(`(${r}`)?!1:(e.slice(n+r.length+1).match(/[\p{L}\p{N}]+/gu)??[]).every(a=>nr.test(a))}function lr(e,t=!1){let r=p(e).replaceAll(er," ");if(or.test(r))return!0;if(tr.test(r)||L(e)==="pre-deployment")return!1;if(ir.test(r)&&t&&!ar.test(r))return!0;let n=w.find(r),o=Zt.find(r);return o===void 0||n===void 0&&!t?!1:/(?:trigger|criteri|kriteri|критери|条件|基準|기준)/u.test(r)?!0:n===void 0||R.test(r)?!1:!rr.test(o)||sr(r,n,o)}function dr(e,t){if(lr(e,t))return"trigger";let r=L(e),n=p(e);return r==="rollback"?R.test(n)?"rollback-steps":"rollback":r===void 0&&t&&R.test(n)?"rollback-steps":r}function x(e){for(let t=e.length-1;t>=0;t-=1){let r=e.slice(0,t).some(o=>L(o)==="rollback"),n=dr(e[t]??"",r);if(n!==void 0)return n}}var cr=120,ee=7;function ne(e){return e.replace(/\s*[:：]\s*$/,"")}function te(e){return e?.type==="list"||e?.type==="code"||e?.type==="table"}function ur(e,t){let r=v(e.children);if(r.length>cr||r.includes("___"))return;let n=e.children.filter(l=>l.type!=="strong"),o=n.length<e.children.length&&!new RegExp("\\p{L}","u").test(v(n));if(!(te(t[0])||t[0]?.type==="paragraph"&&te(t[1]))||!(o||/[:：]$/.test(r)))return;let s=ne(r);return/[\p{L}\p{N}]/u.test(s)?s:void 0}var re=class{leaves=[];#e=[];#t=[];#r=[];#n=!1;constructor(){this.#o(void 0)}enter(t,r,n){this.#e=be(this.#e,{level:t,text:r}),this.#o({text:r,line:n})}add(t){t.type==="paragraph"&&this.#n&&this.leaveLabel(),this.#n||=te(t),this.#r.push(t)}leaveLabel(){this.#e.at(-1)?.level===ee&&(this.#e=this.#e.slice(0,-1),this.#o(void 0))}#o(t){this.#r=[],this.#n=!1;let r=this.#e.map(o=>o.text),n={section:r,blocks:this.#r,hasParts:!1,...t===void 0?{}:{title:t}};if(t!==void 0){this.#t=this.#t.slice(0,r.length-1);for(let o of this.#t)o.hasParts=!0;this.#t.push(n)}this.leaves.push(n)}};function Se(e,t,r){for(let[n,o]of t.entries()){let a=o.position?.start.line??0;if(o.type==="blockquote")Se(e,o.children,!0),e.leaveLabel();else if(o.type==="heading"){let s=v(o.children);s!==""&&e.enter(r?ee:o.depth,s,a)}else{let s=t.slice(n+1,n+3),l=o.type==="paragraph"?ur(o,s):void 0;l===void 0?e.add(o):e.enter(ee,l,a)}}}function Ae(e){let t=new re;return Se(t,e.children,!1),t.leaves}var oe="☐⬜◻◽▢□🔲⃞",ie="☑✅✔✓🗹",Pe="❌✗✘❎🚫☒",pr=new RegExp(`^(?:([${oe}])|([${ie}])|([${Pe}]))\\uFE0F?\\s*`,"u"),mr=new RegExp(`[${oe}${ie}${Pe}]`,"gu"),fr=new RegExp(`[${oe}]|\\[ \\]`,"u"),gr=new RegExp(`[${ie}]\\uFE0F?$`,"u");function k(e){let t=pr.exec(e);return t===null?void 0:{mark:t[1]===void 0?t[2]===void 0?"not":"done":"open",rest:e.slice(t[0].length).trim()}}function B(e){return e.match(mr)?.length??0}function Te(e){return fr.test(e)}function je(e){return gr.test(e)}var hr=h(`
  done, complete, completed, yes, pass, passed, ok, erledigt, fertig, ja, fait, termine, oui,
  hecho, listo, completado, si, feito, concluido, sim, fatto, completato, gereed, klaar, gotowe,
  zrobione, готово, сделано, да, hoan thanh, xong, atlikta, tamam, tamamlandi`),yr=y("完成, 已完成, 是, 通过, 完了, 済, 済み, 완료, 예");function kr(e){let t=p(e);return/^\[x\]/i.test(e)||hr.test(t)||yr.test(t)}function Ie(e){let t=k(e)?.mark;return t===void 0?kr(e):t==="done"}function Re(e){return/^\[[ xX]?\]$/.test(e)||k(e)?.rest===""}var br="Boxes side by side are a choice between answers, not checks.",vr="A box without a bullet: GitHub shows it as text. Write `- [ ] words`.";function wr(e){return[...e.matchAll(/`([^`\n]+)`/g)].map(t=>t[1]??"").filter(b)}function $e(e,t){let r={candidates:[],ignored:[]},n=e.position?.start.line??0,o=t.source.slice(e.position?.start.offset,e.position?.end.offset);for(let[a,s]of o.split(/\r\n|\r|\n/).entries()){let l=n+a,u=ve(s.replaceAll(/[*`]|<[^<>]*>/g,"").replace(/^[\s>]+/,"")),d=k(u);if(/^\[[ xX]\] /.test(u))r.ignored.push({line:l,why:vr});else if(B(u)>1)r.ignored.push({line:l,why:br});else if(d!==void 0&&d.rest!==""){let{section:f,list:m}=t,c=d.mark==="done";r.candidates.push({line:l,section:f,list:m,raw:s,checked:c,origin:"mark",text:d.rest,codes:wr(s)})}}return r}var xr=/^\[[^\]]?\](?:\s|$)/;function Oe(e){return e.flatMap(t=>t.type==="inlineCode"?[t.value]:"children"in t?Oe(t.children):[])}function zr(e){return e.children.flatMap(t=>t.type==="code"?[t.value]:[])}function Cr(e,t){return t.slice(e.position?.start.offset,e.position?.end.offset)}function Ne(e){return e.children.some(t=>t.type==="list"&&t.children.some(r=>typeof r.checked=="boolean"||Ne(r)))}function Er(e,t){let r=we(e,t.source,{section:[],depth:0},t.codeAfter),n=r===null?void 0:t.boxes.get(r.line);if(r===null||n===void 0)return null;let{line:o,text:a,checked:s,isGroup:l}=n;return{line:o,origin:"box",text:a,checked:s,codes:r.codes,isGroup:l}}function Lr(e,t,r){let n=k(e),a=r.children.some(l=>l.type==="list")&&(/[:：]$/.test(e)||Ne(r));if(n===void 0)return{origin:"plain",text:e,checked:!1,codes:t,isGroup:a};let s=n.mark==="done";return{origin:"mark",text:n.rest,checked:s,codes:t,isGroup:a}}function Sr(e,t,r){let[n]=e.children;if(n?.type!=="paragraph")return null;let o=Er(e,r),a=v(n.children);if(o===null&&xr.test(a))return"An empty box, or a mark that GitHub shows as text. Write `- [ ] words`.";let s=e.position?.start.line??0,l=o??{line:s,...Lr(a,Oe(n.children),e)},u=[...l.codes,...zr(e)];return{...l,codes:u,section:r.section,list:t,raw:Cr(n,r.source)}}function Ar(e,t){let n=typeof e=="object"&&e?.isGroup===!0?[...t.section,ne(e.text)]:t.section;return{...t,section:n,codeAfter:void 0}}function Pr(e,t){return e.origin==="plain"&&t!==void 0&&t.isGroup!==!0}function ae(e,t,r){let n={candidates:[],ignored:[]},o=t.nextList();for(let[a,s]of e.children.entries()){let u=a===e.children.length-1?t:{...t,codeAfter:void 0},d=Sr(s,o,u);typeof d=="string"&&n.ignored.push({line:s.position?.start.line??0,why:d});let f=typeof d=="object"&&d!==null?d:void 0;f!==void 0&&!Pr(f,r)&&n.candidates.push(f);for(let m of s.children){if(m.type!=="list")continue;let c=ae(m,Ar(d,u),f??r);n.candidates.push(...c.candidates),n.ignored.push(...c.ignored)}}return n}var Tr=i(`
  troubleshooting, common issues, common problems, known issues, faq, note, notes, tip, tips,
  warning, example*, reference*, resource*, link, links, related, see also, support, contact,
  contacts, overview, introduction, intro, about, background, architecture, structure, features,
  whats new, changelog, history, glossary, appendix, table of contents, contents,
  useful commands, quick reference, quick commands, helpful commands, next steps, summary,
  tech stack, stack, purpose, scope, legend, how to use, usage, license, documentation, docs,
  files, expected, output, result, results, response, should return, why, context, description,
  details, status, files created, files modified, key features, problembehebung, fehlerbehebung,
  fehlersuche, haufige probleme, hinweis, hinweise, beispiel*, ubersicht, einleitung,
  hintergrund, kontakt, architektur, ansprechpartner, uberblick, verweise, anhang, depannage,
  problemes courants, remarque*, exemple*, apercu, contexte, liens, ressources, annexe,
  solucion de problemas, problemas comunes, nota, notas, ejemplo*, resumen, introduccion,
  contacto*, enlaces, recursos, soporte, solucao de problemas, problemas comuns, exemplo*,
  resumo, introducao, contato*, suporte, visao geral, risoluzione dei problemi, esempi*,
  panoramica, note, contatti, risorse, probleemoplossing, opmerking*, voorbeeld*, overzicht,
  contactpersonen, rozwiazywanie problemow, uwagi, przyklad*, przeglad, kontakt,
  устранение неполадок, решение проблем, частые проблемы, примечани*, пример*, обзор, введение,
  контакты, ссылки, полезные команды, 故障排除, 常见问题, 常見問題, 问题排查, 注意事项, 注意事項, 说明, 示例, 概述, 简介, 参考,
  联系方式, 相关文档, 目录, トラブルシューティング, よくある質問, よくあるエラー, 対処法, 注意点, 概要, はじめに, 参考, 例, 備考, 連絡先, 문제 해결,
  트러블슈팅, 자주 묻는 질문, 참고, 주의사항, 예시, 개요, 소개, 연락처, xu ly su co, khac phuc su co, ghi chu, vi du,
  tong quan, gioi thieu, tai lieu tham khao, trikciu salinimas, problemu sprendimas, pastabos,
  pavyzdys, apzvalga, nuorodos, sorun giderme, notlar, ornek, genel bakis, kaynaklar, iletisim`),jr=h(`
  won t do, wont do, will not do, not doing, out of scope, not in scope,
  not included in this release, non goals, deferred, postponed, nicht enthalten,
  nicht im umfang, ausserhalb des umfangs, hors perimetre, hors scope, fuera de alcance,
  fora do escopo, fuori ambito, buiten scope, poza zakresem, не делаем, вне рамок, не входит,
  不做, 范围外, 不在范围内, 対象外, 範囲外, 범위 외, 제외 항목, ngoai pham vi, nedarysime, kapsam disi`),Ir=y(`
  severity, severity level, priority, priority level, impact level, risk level, affected area,
  affected areas, affected components, bug type, issue type, schweregrad, prioritat, severite,
  gravite, priorite, gravedad, severidad, prioridad, severidade, gravidade, prioridade, gravita,
  priorita, ernst, prioriteit, priorytet, серьезность, критичность, приоритет, 严重程度, 優先級, 优先级,
  重大度, 優先度, 심각도, 우선순위, muc do nghiem trong, do uu tien, prioritetas, onem derecesi, oncelik`),Rr=i(`
  type of change, types of changes, change type, kind of change, type of issue, select one,
  choose one, check one, tick one, pick one, select all that apply, check all that apply,
  art der anderung, zutreffendes ankreuzen, type de changement, tipo de cambio, tipo de mudanca,
  tipo de alteracao, tipo di modifica, soort wijziging, typ zmiany, тип изменений,
  тип изменения, 变更类型, 修改类型, 変更の種類, 변경 유형, 변경 사항 종류, loai thay doi, pakeitimo tipas,
  degisiklik turu`),$r=h(`
  bug report, bug_report, issue report, feature request, feature_request, incident report,
  fehlerbericht, fehlermeldung, rapport de bug, rapport d incident, reporte de error,
  reporte de errores, relatorio de bug, segnalazione bug, zgloszenie bledu, отчет об ошибке,
  сообщение об ошибке, 错误报告, 缺陷报告, バグ報告, 不具合報告, 버그 리포트, 버그 신고, bao cao loi, klaidos pranesimas,
  hata bildirimi`);function _(e){return Tr.test(p(e))&&!/\b(?:check|verif\w*|test\w*)\b/.test(p(e))}function qe(e){return jr.test(le(e))}function Me(e){let t=le(e);return Ir.test(t)||Rr.test(t)}function se(e){return $r.test(le(e))}function le(e){return p(e).replaceAll(/^[^\p{L}]+|[^\p{L}\p{N}]+$/gu,"")}var Or=y(`
  yes, no, n a, na, not applicable, pass, passed, fail, failed, go, no go, nogo, approve,
  approved, reject, rejected, accept, accepted, conditional, approved with conditions,
  go with conditions, pass with issues, low, medium, high, critical, minor, major, none,
  unknown, other, true, false, success, failure, partial, ja, nein, oui, non, si, no aplica,
  sim, nao, tak, nie, nee, да, нет, 是, 否, 通过, 不通过, 不通過, 通過, 失败, はい, いいえ, 合格, 不合格, 예, 아니오, 아니요,
  통과, 실패, co, khong, dat, khong dat, taip, ne, evet, hayir, genehmigt, abgelehnt, bestanden,
  nicht bestanden, niedrig, mittel, hoch, kritisch, approuve, rejete, aprobado, rechazado,
  aprovado, rejeitado, reprovado, approvato, respinto, одобрено, отклонено`);function De(e){let t=p(e).replace(/^[^\p{L}]+|[^\p{L}\p{N}]+$/gu,"");return Or.test(t)}var Nr=new Set(["bash","sh","shell","zsh","console","shell-session","terminal","powershell","ps1","pwsh","cmd","bat","fish","sql"]);function qr(e){return e.split(/\r\n|\r|\n/).filter(r=>!/^\s*(?:#|$)/.test(r)).every(r=>/^\s*(?:export\s+)?[A-Za-z_]\w*=/.test(r))}function Mr(e){let t=e.lang?.toLowerCase();if(qr(e.value))return!1;if(typeof t=="string")return Nr.has(t);let r=Z(e.value);return r!==void 0&&b(T(r))}function Dr(e){let t=e.replaceAll(/\\\r?\n\s*/g," ");return T(Z(t)??"")}function Br(e,t,r){return Mr(t)?e.title===void 0?"A block of code without a heading of its own.":e.section.some(o=>o!==r&&_(o))?`A block of code below "${e.title.text.slice(0,100)}", which explains and checks nothing.`:void 0:"A block of code that is a file or an output, not a command."}function _r(e,t,r){let{text:n="",line:o=0}=e.title??{};return{line:o,text:n,list:r,raw:n,section:e.section.slice(0,-1),checked:!1,origin:"step",codes:t.map(a=>Dr(a.value)).filter(a=>a!=="")}}function Be(e,t,r){let n={candidates:[],ignored:[]},o=[];for(let a of e.blocks){if(a.type!=="code")continue;let s=Br(e,a,r);s===void 0?o.push(a):n.ignored.push({line:a.position?.start.line??0,why:s})}return o.length>0&&n.candidates.push(_r(e,o,t)),n}var _e=[["expected",i(`
  expected, expected result, expectation, pass criteria, acceptance, acceptance criteria,
  target, threshold, erwartet, erwartetes ergebnis, abnahmekriterium, abnahmekriterien,
  sollwert, soll, attendu, attendue, resultat attendu, esperado, resultado esperado,
  criterio de aceptacion, criterio de aceite, atteso, risultato atteso, verwacht, oczekiwany,
  oczekiwane, ожидаемый, ожидаемый результат, ожидание, ожидается, 预期, 預期, 期望, 期待, 예상, 기대,
  mong doi, ket qua mong doi, laukiamas, laukiamas rezultatas, beklenen`)],["signature",i(`
  signature*, sign off, signoff, signed, approved, approval, approver, unterschrift, freigabe,
  firma, assinatura, podpis, handtekening, подпись, 签字, 签名, 簽名, 署名, 承認者, 승인자, 서명, chu ky,
  parasas, imza`)],["command",i(`
  command*, cmd, befehl*, kommando, commande*, comando*, commando, polecenie, команда, команды,
  命令, 指令, コマンド, 명령, 명령어, lenh, cau lenh, komanda, komut`)],["verification",i(`
  verification, how to verify, verify, verified by, how to check, evidence, proof, nachweis,
  prufmethode, verificacion, evidencia, verificacao, evidencias, preuve, verifica, prova,
  bewijs, verificatie, weryfikacja, dowod, как проверить, способ проверки, подтверждение, 验证,
  验证方式, 驗證, 证据, 確認方法, 検証, 確認手順, 検証方法, 검증, 확인 방법, 검증 방법, xac minh, cach kiem tra,
  patikrinimo budas, irodymas, dogrulama, kanit`)],["status",i(`
  status, state, done, done?, result, results, pass fail, pass, checked, complete, completed,
  complete?, ok, actual, actual result, stand, erledigt, ergebnis, statut, etat, fait, resultat,
  estado, hecho, resultado, feito, concluido, situacao, stato, fatto, esito, gereed, resultaat,
  stan, zrobione, wynik, статус, состояние, готово, результат, выполнено, 状态, 狀態, 结果, 結果, 完成,
  是否完成, 状態, ステータス, 完了, 상태, 결과, 완료, trang thai, hoan thanh, busena, atlikta, durum, tamam`)],["number",/^(?:#|id|no\.?|nr\.?|№|n[º°]|step #|番号|编号|序号|번호|stt|lfd nr\.?|ref)$/u],["date",i(`
  date, datum, fecha, data, дата, 日期, 日付, 날짜, 承認日, 审批日期, ngay, tarih, time, when, due`)],["info",i(`
  variable*, env var*, environment variable*, key, keys, setting*, parameter*, option*,
  symptom*, problem*, issue*, error*, cause*, browser*, device*, os, port, ports, severity,
  environment*, file, files, contact, phone, email, abbreviation, term, library, package,
  umgebungsvariable*, einstellung*, fehler, variable d environnement, parametre*, symptome*,
  probleme*, navigateur*, variavel, variaveis, parametro*, sintoma*, problema*, navegador*,
  variabile, variabili, sintomo, browser, omgevingsvariabele*, zmienna, zmienne, objaw*,
  przegladarka, переменная, переменные, параметр*, симптом*, проблема, ошибка, браузер*, 变量,
  变量名, 环境变量, 參數, 参数, 症状, 问题, 問題, 浏览器, 変数, 環境変数, ブラウザ, 変数名, 변수, 환경 변수, 환경변수, 증상, 문제, 브라우저, bien,
  van de, trinh duyet, kintamasis, narsykle, degisken, sorun, tarayici`)],["role",i(`
  role, roles, rolle, function, funktion, rol, papel, cargo, ruolo, rola, роль, должность, 角色,
  役割, 担当, 역할, 직책, vai tro, pareigos, vaidmuo, gorev tanimi`)],["owner",i(`
  owner*, responsible, assignee, assigned to, name, who, by, verantwortlich*, zustandig,
  responsable*, responsavel, responsabile, verantwoordelijke, odpowiedzialny, ответственный,
  исполнитель, имя, 负责人, 負責人, 责任人, 氏名, 姓名, 이름, 担当者, 담당자, 담당, nguoi phu trach, atsakingas,
  sorumlu, nom, nombre, nome, naam`)],["notes",i(`
  note*, comment*, remark*, description, details, purpose, why, bemerkung*, beschreibung,
  notizen, remarque*, nota*, notas, observaciones, observacoes, note, opmerking*, uwagi, opis,
  примечани*, комментарий, описание, 备注, 備註, 说明, 備考, 説明, 비고, 설명, ghi chu, mo ta, pastabos,
  aprasymas, aciklama, notlar`)],["check",i(`
  check*, item*, task*, test, tests, test case*, gate*, step*, criterion, criteria,
  requirement*, control, action*, activity, what, deliverable, scenario, aufgabe*, prufung,
  prufpunkt*, schritt*, massnahme*, was, etape*, tache*, controle*, point de controle,
  verification, tarea*, comprobacion*, paso*, prueba*, tarefa*, item de verificacao, passo*,
  teste, attivita, controllo, taak, taken, stap, zadanie, zadania, krok, kroki, шаг*, проверка,
  проверки, задача, задачи, пункт, действие, 检查项, 檢查項, 项目, 項目, 步骤, 步驟, 任务, 检查内容, 测试项, 测试用例, 事项,
  内容, 確認項目, 手順, 作業, チェック項目, タスク, 항목, 단계, 작업, 점검, 내용, hang muc, buoc, cong viec, noi dung,
  patikra, uzduotis, zingsnis, kontrol, adim, madde, test senaryosu`)]],Fe=i(`
  fix, solution*, resolution, workaround, cause, causes, losung, behebung, solution, solucion,
  solucao, soluzione, oplossing, rozwiazanie, решение, 解决方案, 解决方法, 解決方法, 対処, 対処法, 해결, 해결 방법,
  giai phap, khac phuc, sprendimas, cozum`),We=/\b(?:chrome|firefox|safari|edge|opera)\b/i;var He={text:"",codes:[],isBold:!1};function Fr(e){if(e===void 0)return He;let t=e.children.length>0&&e.children.every(n=>n.type==="strong"),r=e.children.flatMap(n=>n.type==="inlineCode"?[n.value]:[]);return{text:v(e.children),codes:r,isBold:t}}function Wr(e,t){let r=t.filter(o=>o!=="");if(r.length>0&&r.every(Re))return"status";let n=p(e.replaceAll(/[?*]/g,""));return _e.find(([,o])=>o.test(n))?.[0]??"other"}function Hr(e,t,r){let n=e.filter(l=>l!=="").join(" | "),o=t.find(l=>l!=="number"&&l!=="status");if([...e,...r].filter(l=>We.test(l)).length>=2)return`The table "${n}" is a matrix of browsers, not a list of checks.`;if(e.some(l=>Fe.test(p(l))))return`The table "${n}" helps with problems; it checks nothing.`;if(o==="info")return`The table "${n}" lists facts; it checks nothing.`;let s=["command","expected","verification","status","signature"];if(!t.some(l=>s.includes(l)))return`The table "${n}" has no column for a command, an expectation or a state.`}function Gr(e,t){let r=t?["role","check","owner","other","signature"]:["check","other","role","verification","expected","command"];for(let n of r){let o=e.indexOf(n);if(o!==-1)return o}return-1}function Kr(e,t){let r=n=>e.includes(n);return r("signature")?r("role")||r("date")||r("owner")||t:r("role")&&r("date")||t&&(r("role")||r("owner"))}function de(e,t,r){return e.filter((n,o)=>r.includes(t[o]??"other"))}function Ur(e,t,r){let n=de(e,t,["command","verification"]).flatMap(o=>o.codes.length===0&&b(o.text)?[o.text]:o.codes);return[...r.codes,...n]}function Vr(e,t,r,n,o){let a=t.map((c,g)=>Fr(e.children[g])),s=a[r]??He,l=k(s.text)?.rest??s.text.replace(/^\[[ xX]\]\s*/,""),u=a.filter((c,g)=>g!==r&&c.text!==""),d=s.isBold&&u.length===0;if(!new RegExp("\\p{L}","u").test(l)||d)return;let f=[s,...de(a,t,["status","signature"])],m=de(a,t,["expected"])[0]?.text??"";return{line:e.position?.start.line??0,section:o.section,text:l,checked:f.some(c=>Ie(c.text)&&c.text!==l),origin:"row",list:o.list,codes:Ur(a,t,s),raw:o.source.slice(e.position?.start.offset,e.position?.end.offset),...m===""?{}:{expected:m},...n?{isSignature:!0}:{}}}function Ge(e,t){let[r,...n]=e.children,o=e.position?.start.line??0,a=(r?.children??[]).map(c=>v(c.children)),s=n.map(c=>c.children.map(g=>v(g.children))),l=a.map((c,g)=>Wr(c,s.map(M=>M[g]??""))),u=Kr(l,t.isForApproval),d=u?void 0:Hr(a,l,s.map(c=>c[0]??"")),f=Gr(l,u);if(d!==void 0||f===-1)return{candidates:[],ignored:[{line:o,why:d??"No column of the table says what is checked."}]};let m={candidates:[],ignored:[]};for(let c of n){let g=Vr(c,l,f,u,t);g!==void 0?m.candidates.push(g):m.ignored.push({line:c.position?.start.line??0,why:"A row without words of its own, or a title within the table."})}return m}var Ke={candidates:[],ignored:[]};function ce(e){return{candidates:e.flatMap(t=>t.candidates),ignored:e.flatMap(t=>t.ignored)}}function Xr(e){if(!/^[ \t]*[-+*] \[[ xX]\] /m.test(e.value))return Ke;let r=`Boxes in ${e.value.startsWith("<!--")?"an HTML comment":"HTML without a blank line"}: GitHub shows none.`;return{candidates:[],ignored:[{line:e.position?.start.line??0,why:r}]}}function Yr(e,t,r,n){let{source:o,boxes:a,nextList:s}=n,{section:l}=r;switch(e.type){case"list":{let u=t?.type==="code"?t.value:void 0;return ae(e,{section:l,source:o,boxes:a,codeAfter:u,nextList:s})}case"table":{let u=x(l)==="approval";return Ge(e,{section:l,source:o,isForApproval:u,list:s()})}case"paragraph":return $e(e,{section:l,source:o,list:s()});case"html":return Xr(e);default:return Ke}}function Qr(e,t){let r=ce(e.blocks.map((o,a)=>Yr(o,e.blocks[a+1],e,t)));return e.blocks.some(o=>o.type==="list")||r.candidates.length>0||e.hasParts?r:ce([r,Be(e,t.nextList(),t.title)])}function Zr(e){let t=e.filter(n=>n.section.length>0),r=t[0]?.section[0];return t.every(n=>n.section[0]===r)?r:void 0}function Ue(e,t){let r=Ae(ze(e)),n=0,o=()=>(n+=1,n),a=Zr(r),s=new Map(t.map(d=>[d.line,d])),l={source:e,boxes:s,title:a,nextList:o};return{...ce(r.map(d=>Qr(d,l))),title:a}}function $(e,t){return t.filter(b).reduce((r,n)=>r.replace(n.replaceAll(/\s+/g," ").trim()," "),e).replace(/[\s:：,;(–—-]+$/,"").replaceAll(/\s+/g," ").trim()}var Ve=i(`
  sign off, sign offs, signoff, signoffs, signed off, signs off, unterschrift, unterschrieben,
  abgezeichnet, signed by, signature of, firma de, firmado por, assinado por, firmato da,
  podpis klienta, подпись, подписано, 签字, 签核, 簽核, サインオフ, ky duyet, pasirase`),Xe=i(`
  approved, approves, approval, approvals, approved by, authorized by, authorised by, go no go,
  go live authorization, go live authorisation, autorisiert, freigegeben, freigabe, abgenommen,
  abnahme, genehmigt, genehmigung, autorise, autorisee, approuve, approuvee, approuves,
  approbation, valide par, validee par, validation par, accord de, bon pour, aprobado, aprobada,
  aprobacion, visto bueno, autorizado por, aprovado, aprovada, aprovacao, autorizado pelo,
  approvato, approvata, approvazione, goedgekeurd, goedkeuring, akkoord, zatwierdzone,
  zatwierdzony, zatwierdza, akceptacja, zaakceptowane, zaakceptowany, утверждено, утвержден,
  утверждает, согласовано, согласован, одобрено, одобрен, одобрение, погоджено, 批准, 审批, 審批, 核准,
  承認, 決裁, 승인, 결재, phe duyet, da duyet, patvirtino, pritare, onayladi, onaylandi, onayi,
  onayi alindi, disetujui`),Ye=i(`
  accepted, accepts, reviewed, agreed, agrees, confirmed, confirms, satisfied, authorized,
  authorised, signature, signatures, assinatura, podpis, handtekening, 서명, imza, akzeptiert,
  gepruft, einverstanden, bestatigt, accepte, acceptee, acceptes, valide, validee, confirme,
  aceptado, aceptada, revisado, revisada, confirmado, validado, aceito, aceita, accettato,
  rivisto, confermato, geaccepteerd, gecontroleerd, bevestigd, przejrzane, potwierdzone,
  принято, принят, проверено, подтверждено, 已审核, 审核通过, 已确认, 同意, 通过, レビュー済み, 確認済み, 합의, 확인 완료,
  검토 완료, da xac nhan, priimta, patvirtinta, perziureta, kabul edildi, incelendi`),Qe=i(`
  can, workflow, workflows, button, page, screen, email, emails, endpoint, api, status, queue,
  request form, user can, users can, process works, flow, token, header, pending, list, modal`),F=i(`
  product owner*, product manager*, project manager*, po, pm, tech lead*, technical lead*,
  team lead*, lead developer*, lead engineer*, qa lead*, qa manager*, qa team, dev lead*,
  devops lead*, devops engineer*, ops lead*, engineering lead*, engineering manager*,
  engineering director, security lead*, security officer*, security team, release manager*,
  release lead*, platform lead*, cto, ceo, cio, ciso, dpo, stakeholder*, business owner*,
  business sponsor*, sponsor, customer success, legal, legal team, compliance,
  compliance officer, operations lead*, operations manager*, operations, support lead*,
  architect*, qa engineer*, designer, design lead, qa, developer, produktverantwortliche*,
  produktmanager*, teamleit*, projektleit*, geschaftsfuhr*, datenschutzbeauftragte*,
  technische leitung, chef de projet, chef de produit, responsable*, direction,
  jefe de proyecto, jefa de proyecto, gerente*, lider tecnico, lider tecnica, dono do produto,
  lider de *, responsabile *, capo progetto, producteigenaar, projectleider, kierownik*,
  wlasciciel produktu, руководител*, владелец продукта, техлид*, тимлид*, тестировщик*,
  заказчик*, 产品负责人, 技术负责人, 项目经理, 测试负责人, 负责人, 产品经理, 運用責任者, プロダクトオーナー, 責任者, リーダー, マネージャー, 담당자,
  책임자, 팀장, 기획자, truong nhom, quan ly du an, chu san pham, vadovas, vadove, produkto savininkas,
  urun sahibi, yonetici, takim lideri`),Jr=I(`
  manager, managers, lead, leads, director, directors, officer, officers, engineer, engineers,
  architect, architects, board, committee, leiter, leiterin, leitung, directeur, directrice,
  direttore, directora, diretor, dyrektor, директор, начальник`),en=i("head of");function Ze(e){return Jr.test(e)||en.test(e)}var W=/_{3,}|(?:\\_){3,}/,Je=/(?<![\w/])@[a-z\d][\w-]{0,38}(?![\w/])/i,et=/^[^:]{2,40}:\s*(?:@|_{3,})/;var O=`
  database*, db, schema, schemas, datenbank*, base de donnees, bdd, base de datos,
  bases de datos, bbdd, banco de dados, baza danych, bazy danych, baze danych, бд, базы данных,
  база данных, базу данных, базе данных, 数据库, 資料庫, 数据, データベース, 데이터베이스, co so du lieu, csdl,
  duomenu baz*, veritaban*, basis data`,ue=`
  rollback*, roll back, downgrade*, revert*, zuruckroll*, ruckroll*, retour arriere, reversion,
  reversao, ripristino, terugdraai*, terugrol*, wycofan*, откат*, 回滚, 回退, 回滾, ロールバック, 切り戻し, 롤백,
  hoan tac, atsaukim*, grazinim*, geri al*`,pe=`
  migration*, migrate, migrated, migraciones, migracion, migracoes, migracao, migrazion*,
  migraties, migratie, migracje, migracji, migracja, миграц*, 迁移, 遷移, マイグレーション, 마이그레이션,
  migracij*, veritabani gocu`,N=`
  test*, tested, verif*, work, works, working, proven, validated, rehears*, getestet, gepruft,
  prufen, uberprufen, funktion*, teste*, testee, prouve*, probad*, probar, comprob*, funciona,
  funcionan, testad*, testar, funcionam, testato, testare, funziona, getest, werkt, controle*,
  przetestowan*, sprawdz*, dziala, провер*, протестир*, работа*, 测试, 验证, 测试通过, 可用, 正常, 測試, 驗證,
  テスト, 検証, 確認, 테스트, 검증, 확인, kiem tra, xac minh, hoat dong, patikrin*, veiki*, isbandy*,
  test edildi, dogrula*, calis*`,me=`
  gdpr, dsgvo, rgpd, lgpd, avg, rodo, ccpa, personal data, user data, personenbezogen*,
  benutzerdaten, donnees personnelles, donnees utilisateur, datos personales, datos de usuario,
  dados pessoais, dados do usuario, dati personali, persoonsgegevens, danych osobowych,
  dane osobowe, персональн*, данных пользовател*, 个人数据, 个人信息, 用户数据, 個人データ, 個人情報, 개인정보, 개인 정보,
  du lieu ca nhan, asmens duomen*, kvkk, kisisel veri*`,tt=`
  team, teams, stakeholder*, user, users, customer*, client, clients, support, channel, slack,
  staff, management, everyone, members, kunden, nutzer*, benutzer*, beteiligte*, equipe*,
  utilisateur*, parties prenantes, equipo*, usuario*, interesados, cliente*, time, times,
  partes interessadas, squadra, utenti, clienti, gebruikers, belanghebbenden, zespol*,
  uzytkownik*, klient*, interesariusz*, команд*, пользовател*, клиент*, заказчик*, 团队, 用户, 相关方,
  干系人, 客户, 團隊, チーム, 関係者, ユーザー, 顧客, 팀, 이해관계자, 사용자, 고객, 관계자, nhom, nguoi dung, khach hang,
  cac ben lien quan, komand*, vartotoj*, klient*, suinteresuot*, ekib*, ekip*, kullanici*,
  musteri*, paydas*`,rt=`
  error*, exception*, fehler*, erreur*, errores, error, erros, erro, errori, fout, fouten,
  bled*, ошиб*, помилк*, 错误, 錯誤, 异常, 报错, エラー, 例外, 오류, 에러, loi, klaid*, hata*`,H=`
  pass, passes, passed, passing, green, succeed*, success*, clean, verde, grun, erfolgreich,
  bestanden, gruen, reussi*, vert, verts, passent, pasan, exitoso*, pasa, passam, passando,
  verdi, superati, slagen, groen, geslaagd, przechodza, zielon*, пройден*, проходят, зелен*,
  успешн*, 通过, 成功, 绿, 通過, グリーン, パス, 통과, 성공, thanh cong, da qua, pass, sekming*, praejo,
  basarili, geciyor`,G=`
  configured, set, stored, present, exist*, added, defined, deployed, available, in place,
  konfiguriert, gesetzt, hinterlegt, vorhanden, configure*, definis, presents, configurad*,
  definid*, configurat*, impostat*, ingesteld, aanwezig, skonfigurowan*, ustawion*, настроен*,
  заданы, добавлен*, 配置, 设置, 已配置, 設定, 설정, 구성, cau hinh, thiet lap, sukonfiguruot*, nustatyt*,
  yapilandir*, tanimli, ayarlan*`;var nt=h(`
  verify, verifying, verified, test, testing, check, checking, confirm, confirming, validate,
  validating, ensure, ensuring, make sure, assert, audit, inspect, review, monitor, observe,
  watch, measure, double check, spot check, recheck, look for, look at, see if, see that,
  посмотреть, prufe, prufen, uberprufe, verifiziere, teste, kontrolliere, stelle sicher,
  bestatige, validiere, verifier, verifiez, tester, testez, controler, controlez, confirmer,
  confirmez, valider, validez, s assurer, assurez, surveiller, verificar, verifique, comprobar,
  comprueba, compruebe, probar, pruebe, confirmar, confirme, validar, valide, revisar, revise,
  asegurar, asegurarse, asegurese, testar, conferir, confira, checar, cheque, garantir, garanta,
  monitorar, monitorear, verifica, verificare, controlla, controllare, testare, conferma,
  confermare, validare, assicurarsi, assicurati, controleer, verifieer, bevestig, valideer,
  zorg dat, zorg ervoor, bekijk, sprawdz, sprawdzic, zweryfikuj, zweryfikowac, przetestuj,
  przetestowac, potwierdz, potwierdzic, upewnij, upewnic, проверить, проверьте, проверка,
  убедиться, убедитесь, протестировать, протестируйте, подтвердить, подтвердите, перевірити,
  переконатися, 检查, 验证, 确认, 测试, 确保, 校验, 核对, 查看, 檢查, 驗證, 確認, 測試, 確保, kiem tra, xac nhan,
  xac minh, dam bao, bao dam, thu, patikrinti, patikrinkite, patikrink, isbandyti, isbandykite,
  patvirtinti, isitikinti, isitikinkite, testuoti, periksa, pastikan`),ot=I(`
  prufen, uberprufen, verifizieren, testen, kontrollieren, sicherstellen, bestatigen,
  validieren, gegenprufen, controleren, verifieren, nagaan, 確認, 確認する, 確認します, 確認してください, 確認すること,
  検証, 検証する, テスト, テストする, チェック, チェックする, を見る, 확인, 확인하기, 확인하세요, 확인한다, 확인합니다, 검증, 검증하기, 테스트, 테스트하기,
  점검, 점검하기, 검토, dogrula, dogrulayin, kontrol et, kontrol edin, test et, test edin, onayla,
  emin ol, emin olun`),it=h(`
  run, running, execute, executing, deploy, deploying, redeploy, apply, back up, backup, create,
  tag, schedule, notify, announce, inform, communicate, push, merge, publish, upload, install,
  start, stop, restart, reboot, enable, disable, set, set up, configure, add, upgrade, update,
  remove, delete, drop, clear, flush, purge, switch, point, open, close, send, post, submit,
  write, prepare, build, rebuild, generate, copy, move, rename, rotate, migrate, seed, import,
  export, scale, drain, freeze, lock, unlock, bump, commit, checkout, check out, pull, fetch,
  ssh, navigate, go to, click, log in to, log into, archive, clean up, reset, restore,
  provision, register, invite, assign, book, coordinate, draft, finalize, finalise, complete,
  fill, fix, replace, roll back, revert, promote, pin, sync, trigger, invalidate, warm, ask,
  tell, take, spin up, tear down, cut, release to, swap, activate, deactivate, share, conduct,
  resolve, address, optimize, optimise, compress, customize, customise, visit, enter, improve,
  document, sign up, convert, download, reverter, reverta, revertir, revierta, revenir,
  restaurer, restaurez, restaurar, restaure, restaura, ripristinare, ripristina, przywroc,
  cofnij, откатите, восстановить, собрать, открыть, скачать, скопировать, grazinti, atkurti,
  khoi phuc, 恢复, 还原, select, choose, type, tap, press, save, hand over, transition, toggle,
  attach, register, adjust, reduce, increase, implement, replace, sanitize, fuhre, deploye,
  erstelle, sichere, starte, benachrichtige, informiere, setze, aktiviere, deaktiviere, lege,
  spiele, rolle, stoppe, executer, executez, lancer, lancez, deployer, deployez, appliquer,
  appliquez, sauvegarder, sauvegardez, creer, creez, planifier, planifiez, notifier, notifiez,
  prevenir, prevenez, informer, informez, installer, installez, demarrer, redemarrer, arreter,
  mettre, activer, activez, desactiver, configurer, configurez, ajouter, ajoutez, supprimer,
  publier, pousser, fusionner, vider, basculer, envoyer, envoyez, ejecutar, ejecute, ejecuta,
  desplegar, despliegue, abra, abrir, abre, aplicar, aplique, respaldar, hacer, haz, crear,
  cree, programar, notificar, avisar, informar, instalar, iniciar, reiniciar, detener, activar,
  desactivar, configurar, agregar, anadir, eliminar, publicar, subir, fusionar, limpiar, enviar,
  actualizar, executar, execute, rodar, rode, implantar, fazer, faca, criar, crie, agendar,
  comunicar, parar, ativar, desativar, adicionar, adicione, remover, atualizar, atualize,
  limpar, eseguire, esegui, lanciare, distribuire, applicare, effettuare, creare, crea,
  pianificare, notificare, avvisare, comunicare, installare, avviare, riavviare, fermare,
  attivare, disattivare, configurare, aggiungere, rimuovere, pubblicare, caricare, inviare,
  aggiornare, voer, draai, rol, maak, plan, informeer, meld, installeer, herstart, zet,
  activeer, configureer, voeg, verwijder, publiceer, stuur, werk, uruchom, uruchomic, wykonaj,
  wykonac, wdroz, wdrozyc, zastosuj, utworz, utworzyc, zrob, zaplanuj, powiadom, powiadomic,
  zainstaluj, zrestartuj, zatrzymaj, wlacz, wylacz, skonfiguruj, dodaj, usun, opublikuj, wyslij,
  zaktualizuj, wyczysc, запустить, запустите, выполнить, выполните, задеплоить, развернуть,
  разверните, применить, примените, создать, создайте, сделать, сделайте, запланировать,
  уведомить, уведомите, сообщить, сообщите, оповестить, установить, перезапустить, остановить,
  включить, отключить, выключить, настроить, добавить, удалить, опубликовать, отправить,
  обновить, обновите, очистить, выкатить, накатить, переключить, откатить, виконати, розгорнути,
  створити, 运行, 执行, 部署, 应用, 备份, 创建, 安排, 通知, 安装, 启动, 重启, 停止, 启用, 禁用, 设置, 配置, 添加, 删除, 发布, 推送, 合并,
  更新, 清除, 清理, 切换, 发送, 上传, 打标签, 回滚, 登录, 进入, 点击, 访问, 提交, 修改, 复制, 打开, 选择, 等待, 執行, 備份, 創建, 建立, 安裝,
  啟動, 重啟, 設定, 發布, 合併, 切換, chay, thuc hien, trien khai, ap dung, sao luu, tao, len lich,
  thong bao, cai dat, khoi dong, dung, bat, tat, cau hinh, them, xoa, phat hanh, day, gop,
  cap nhat, gui, paleisti, paleiskite, idiegti, idiekite, ivykdyti, ivykdykite, atlikti,
  atlikite, sukurti, sukurkite, padaryti, suplanuoti, pranesti, praneskite, informuoti,
  informuokite, pritaikyti, pritaikykite, perkrauti, sustabdyti, ijungti, isjungti,
  sukonfiguruoti, prideti, istrinti, paskelbti, atnaujinti, jalankan, buat, kirim, beritahu`),at=I(`
  ausfuhren, durchfuhren, sichern, erstellen, deployen, ausrollen, bereitstellen,
  benachrichtigen, informieren, planen, einplanen, anlegen, einrichten, setzen, aktivieren,
  deaktivieren, starten, stoppen, neustarten, hochladen, veroffentlichen, mergen, taggen,
  aktualisieren, installieren, konfigurieren, loschen, leeren, einspielen, umstellen,
  umschalten, zurucksetzen, eintragen, freischalten, uitvoeren, maken, deployen, informeren,
  inplannen, instellen, starten, herstarten, publiceren, 実行, 実行する, 実行します, デプロイ, デプロイする, 適用する,
  作成する, 作成, 取得する, 取得, 通知, 通知する, 連絡, 連絡する, 周知, 周知する, 再起動, 再起動する, 起動する, 停止する, 設定する, 追加する, 削除する,
  公開する, マージする, 更新する, クリアする, 切り替える, 反映する, してください, 실행, 실행하기, 배포, 배포하기, 적용, 적용하기, 백업, 백업하기, 생성,
  생성하기, 알림, 공지, 공지하기, 통보, 설치, 설치하기, 재시작, 중지, 설정하기, 추가하기, 삭제하기, 게시하기, 병합, 병합하기, 전환하기, calistir,
  calistirin, dagit, dagitin, uygula, uygulayin, yedekle, yedekleyin, yedek al, yedegi al,
  yedek alin, yedegini al, yedegini alin, olustur, olusturun, planla, planlayin, bildir,
  bildirin, haber ver, bilgilendir, bilgilendirin, baslat, baslatin, durdur, etkinlestir,
  yapilandir, ekle, ekleyin, yayinla, guncelle, guncelleyin, gonder, gonderin`),st=h(`
  backup, document, download, address, contact, build, deploy, release, tag, set, update,
  upgrade, import, export, plan, schedule, index, run, start, post, pin, lock, 部署, 备份, 发布, 更新,
  配置, 备份, 备案, 設定`),fe=i(`
  is, are, was, were, has, have, pass, passes, passed, passing, succeed, succeeds, succeeded,
  successful, successfully, work, works, working, complete, completed, completes, green, clean,
  creation, strategy, plan, procedure, procedures, verification, setup, retention, policy,
  without, sem, sin, sans, ohne, senza, zonder, без, feito, feita, feitos, feitas, realizado,
  realizada, realizados, hecho, hecha, hechos, creado, creada, criado, criada, erstellt,
  vorhanden, erfolgt, gemacht, cree, creee, crees, effectue, effectuee, effectues, effettuato,
  effettuata, creato, creata, gemaakt, aangemaakt, wykonana, wykonany, wykonane, utworzona,
  utworzony, utworzone, verifie, verifiee, verifies, teste, testee, testes, настроен*,
  протестирован*, проверен*, готов*, выполнен*, выполнил*, создан*, сделан*, успешн*, проходит,
  прош*, ready, exist, exists, configured, enabled, verified, tested, created, updated,
  available, finished, restored, documented, running, taken, scheduled, reviewed, 完成, 成功, 正常,
  正确, 正確, 无误, 有效, 可用, 通过, 存在, 就绪, 生效, 完了, 済み, 통과, 완료, 已, 되었, 됨`),tn=h(`
  run, running, execute, perform, do, lancer, executer, ejecutar, executar, rodar, eseguire,
  uruchom, выполнить, запустить, 运行, 执行`),rn=i(`
  test, tests, testing, scan, scans, audit, audits, check, checks, lint, linter, suite, verify,
  confirm, benchmark, benchmarks, lighthouse, analysis, pruebas, testes, prova, prove, тест*,
  проверк*, 测试, 检查, 扫描`);function lt(e){return tn.test(e)&&rn.test(e)}var nn=[i(H),i(G)],dt=i(`
  documented, written, defined, agreed, reviewed, tested, rehearsed, ready, prepared, available,
  identified, known, tagged, recorded, in place, exists, exist, verified, plan, procedure,
  procedures, backup, backups, dokumentiert, definiert, getestet, geprobt, bereit, vorbereitet,
  vorhanden, documente, documentee, definie, teste, testee, pret, prete, disponible,
  documentado, documentada, definido, probado, probada, listo, lista, preparado, testado,
  testada, pronto, pronta, documentato, definito, testato, gedocumenteerd, getest, klaar,
  udokumentowan*, przetestowan*, gotow*, описан*, задокументирован*, протестирован*, готов*,
  подготовлен*, 已准备, 已测试, 已记录, 已制定, 就绪, 準備済み, 文書化, テスト済み, 준비, 문서화, 테스트 완료, san sang,
  da kiem tra, parengt*, istestuot*, dokumentuot*, hazir*, test edildi, belgelendi`),on=i(`
  documented, prepared, ready, rehearsed, dokumentiert, vorbereitet, bereit, documente,
  documentee, prete, pret, documentado, documentada, listo, lista, preparado, preparada, pronto,
  pronta, documentato, gedocumenteerd, klaar, udokumentowan*, gotow*, описан*,
  задокументирован*, подготовлен*, 已准备, 就绪, 已记录, 準備済み, 준비, 문서화, san sang, parengt*,
  dokumentuot*, hazir*, belgelendi`),an=h(`
  roll back, rollback, abort, pause, halt, stop the deployment, stop the rollout,
  stop the release, stop deployment, stop rollout, immediately roll back, immediately rollback,
  immediately abort, automatically roll back, 回滚, откат*, откатить`),sn=new RegExp("^(?: \\p{L}+){0,3} (?:if|when|wenn|falls|si|se|als|jesli|если|при)(?![\\p{L}\\p{N}])","u");function ln(e){let t=an.find(e);return t!==void 0&&!R.test(e)&&sn.test(e.slice(t.length))}var dn=i(`
  optional, optionally, if applicable, where applicable, if relevant, when applicable,
  as applicable, if used, if enabled, if any, falls zutreffend, falls vorhanden, wenn vorhanden,
  bei bedarf, ggf, gegebenenfalls, si applicable, si necessaire, le cas echeant, si besoin,
  optionnel, optionnelle, facultatif, si aplica, si es necesario, si procede, opcional,
  se aplicavel, se necessario, se houver, se applicabile, opzionale, facoltativo, indien nodig,
  indien van toepassing, optioneel, w razie potrzeby, opcjonaln*, jesli dotyczy,
  при необходимости, опционально, если применимо, если есть, по желанию, 如需, 如有, 如果有, 如使用, 如适用,
  必要时, 可选, 可選, 選用, 选填, 必要に応じて, 該当する場合, (任意), 필요 시, 필요시, 해당되는 경우, 해당하는 경우, 선택 사항, 선택사항, neu co,
  neu can, tuy chon, jei reikia, jei taikoma, neprivaloma, gerekirse, varsa, istege bagli,
  opsiyonel`),cn=i(`
  if, unless, in case, wenn, falls, sofern, en cas de, en caso de, in caso di, caso, indien,
  jesli, jezeli, если, якщо, 如果, もし, 場合は, 경우, neu, jei, jeigu, eger`),un=new RegExp("^\\P{L}*(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) (?:https?:|\\/)","u"),pn=h(`
  if, when, in case, wenn, falls, si, se, als, indien, jesli, если, 如果, もし, neu, jei, eger`);function q(e){return p(j(e)).replace(/^[^\p{L}]+/u,"")}function ge(e){let t=new RegExp("^[^:：]{1,30}[:：]\\s*(?=\\p{L})","u").exec(e);return t===null||fe.test(t[0])?e:e.slice(t[0].length)}function ct(e,t){return/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(e)?!1:t.test(e)||t.test(ge(e))}function z(e){let t=ge(e);return ot.test(t)?!0:ct(e,nt)}var ut=new RegExp("^\\p{Script=Han}","u");function mn(e){let t=e.replace("blue green",""),r=ut.test(t)?t:t.slice(t.search(/\s|$/));return fe.test(r)||nn.some(n=>n.test(r))}function K(e,t){let r=ge(e);return/[?？]$/.test(e)||e.startsWith("open graph")?!1:lt(r)?t==="deployment":(st.test(r)||ut.test(r))&&mn(r)?!1:ct(e,it)||at.test(r)}function fn(e,t,r){let n=F.test(t);if(Ve.test(t)||n&&(W.test(e)||Je.test(e)))return!0;if(z(t)||Qe.test(t))return!1;if(Xe.test(t)||et.test(e)&&n)return!0;let o=n||Ze(t);return r==="approval"&&(Ye.test(t)||o)&&!K(t,r)}var gn=new RegExp("^\\P{L}*s[éí](?!\\p{L})","iu");function hn(e,t){return dn.test(t)?!(z(t)&&/(?:if needed|si necessaire|se necessario)/.test(t)):z(t)?!1:pn.test(t)&&!gn.test(e)||cn.test(t)}function yn(e,t){let r=dt.test(e);return t==="rollback-steps"?(on.test(e)||w.test(e)&&r)&&!K(e,t)&&!z(e)?void 0:"conditional":K(e,t)?r&&/(?:tag|backup|back up|document|test)/.test(e)?void 0:"conditional":z(e)&&w.test(e)&&!r?"conditional":void 0}function pt(e,t){let r=q(e),n=w.test(r)&&dt.test(r);if(t==="trigger"&&!n||ln(r))return"trigger";if(un.test(e))return"assertion";if(fn(e,r,t))return"approval";if(t==="rollback"||t==="rollback-steps"){let o=yn(r,t);if(o!==void 0)return o}return hn(e.normalize("NFC"),r)?"conditional":z(r)?"assertion":K(r,t)?"action":"assertion"}function mt(e,t,r){return new RegExp(`${e}(?:${t.join("|")})${r}`)}var ft=mt("^(?:sudo )?",["tail|cat|ab|wrk|hey|less|grep|head|ls|ll|cd|echo|htop|top|watch|find|awk|rg|ping","ps|env|export|source|open|ssh|touch|dig|nslookup|journalctl|iex|aws logs|psql","mysql|redis-cli|sqlite3","git (?:log|status|show|diff|branch|remote|tag -l)","pm2 (?:logs?|status|list|ls|monit|show|info)","systemctl (?:list\\S*|cat)","kubectl (?:get|describe|logs?|top|exec|port-forward)","docker(?:[- ]compose)? (?:ps|logs?|images|stats|inspect|exec|port)","oc (?:get|logs?)","fly(?:ctl)? (?:logs?|status|secrets list|releases)","heroku (?:logs|ps|config)","vercel (?:ls|logs|env ls)","gh (?:run|pr) (?:view|list)","gcloud (?:logging|run services list)","mongosh?","make (?:logs|help|ps|status)","npm (?:ls|list|outdated|run logs)","openssl (?:s_client|x509|rand)"],"(?![\\w-])"),gt=mt("(?:^|\\s)",["npm (?:run )?(?:dev|start|preview)","pnpm (?:run )?(?:dev|start|preview)","yarn (?:run )?(?:dev|start|preview)","bun (?:run )?(?:dev|start)","docker[- ]compose up(?! -d)","docker compose up(?!.* -d)","flask run","rails s(?:erver)?","php artisan serve","next (?:dev|start)","vite(?: |$)","python3? -m http\\.server","uvicorn","gunicorn","stripe listen","manage\\.py runserver","celery","node \\S+\\.m?js$"],"");var ht=[{kind:"health",asks:"whether the health endpoints answer, and fail when they should",all:[i(`
  health check*, healthcheck*, health endpoint*, health status, healthz, livez, readyz,
  liveness, readiness probe*, gesundheitscheck*, health checks, controle de sante,
  sonde de sante, chequeo de salud, comprobacion de salud, verificacao de saude,
  verificacao de integridade, controllo di salute, gezondheidscheck, проверк* здоровья,
  хелсчек*, healthcheck, 健康检查, 健康檢查, ヘルスチェック, 헬스체크, 헬스 체크, 상태 확인, kiem tra suc khoe,
  saglik kontrol*`),i(`
  endpoint*, 200, respond*, return*, returns, ok, pass*, healthy, green, status, working, works,
  antwort*, liefert, gibt, repond*, retourne*, responde*, devuelve*, retorna*, risponde,
  restituisce, geeft, zwraca*, возвращ*, отвеч*, 返回, 正常, 通过, 返す, 応答, 返る, 정상, 반환, 응답, tra ve,
  grazina, donduru*, donuyor, calis*`)],none:i(`
  health data, health insurance, healthcare, hipaa, documented, configured, repo health`)},{kind:"error-tracking",asks:"whether a test error arrives at the error tracker",all:[i(`
  sentry, bugsnag, rollbar, error tracking, error tracker, error monitoring, fehlerverfolgung,
  fehlertracking, suivi des erreurs, seguimiento de errores, rastreamento de erros,
  monitoraggio errori, sledzenie bledow, отслеживание ошибок, мониторинг ошибок, 错误追踪, 错误监控,
  エラー追跡, エラートラッキング, 에러 트래킹, 오류 추적, theo doi loi, klaidu sekim*, hata takibi`)],none:i("release created, source maps, sourcemaps, documented, dsn")},{kind:"alerts",asks:"whether an alert reaches the people who are on call",all:[i(`
  alert*, alerting, pagerduty, opsgenie, alarm*, alarmierung, alerte*, alerta*,
  avvisi di allarme, waarschuwing*, оповещени*, алерт*, 告警, 报警, 警报, 警報, アラート, 경보, 알람, canh bao,
  ispejim*, uyari*`),i(`
  test, tests, tested, testing, getestet, teste, testes, testee, testees, tester, probad*,
  probar, testad*, testar, testat*, przetestow*, тестов*, протестир*, 测试, 測試, テスト, 테스트,
  istestuot*, test edildi, fire*, fires, trigger*, mechanism*, received, receive, deliver*,
  reach*, ausgelost, zugestellt, declenche*, recue*, dispara*, recibe*, recebid*, ricevut*,
  ontvangen, otrzym*, срабат*, приход*, доставл*, 触发, 收到, 触発, 届く, 発火, 수신, 발송, nhan duoc,
  gaunam*, geliyor, ulas*`)],none:i(`
  alert banner, alert dialog, alert box, alert message, javascript alert, success alert`)},{kind:"metrics",asks:"whether the metrics can be read, and by nobody else",all:[i(`
  prometheus, metrics, metriken, metriques, metricas, metriche, metryki, метрик*, 指标, 監控指標,
  メトリクス, 메트릭, 지표, chi so, metrik*`),i(`
  endpoint*, scrap*, exposed, accessible, collected, endpunkt, erreichbar, gesammelt, exposees,
  collectees, accesible, recopilad*, coletad*, acessivel, raccolt*, accessibil*, verzameld,
  zbieran*, собира*, доступ*, 采集, 收集, 可访问, 収集, 수집, thu thap, renkam*, toplan*`)],none:i("business metrics, success metrics, baseline, dashboard documented")},{kind:"logs",asks:"whether the logs of this time show errors",all:[i(`
  log, logs, logfiles, log files, protokoll*, logdateien, journaux, registros, registro,
  registri, logboek*, logi, logow, logach, логи, логах, логов, журнал*, 日志, 日誌, ログ, 로그, nhat ky,
  zurnal*, gunluk*, loglar*`),i(rt)],none:i(`
  pii, sensitive, personal, passwords, secrets, login, log in, protected, redact*, mask*,
  rotation, retention, format, structured, documented, configured, captured, logged, collected,
  endpoint*, console, browser console`)},{kind:"memory",asks:"whether memory stays bounded under load",all:[i(`
  memory, arbeitsspeicher*, speicherverbrauch, memoire, memoria, geheugen*, pamiec*, памят*, 内存,
  記憶體, メモリ, 메모리, bo nho, atmint*, atminties, bellek*`),i(`
  leak*, usage, consumption, limit*, load, under, stable, verbrauch, lecks, leck, last, fuite*,
  utilisation, consommation, fuga*, uso, consumo, vazamento*, perdit*, utilizzo, gebruik, lek,
  lekken, zuzyci*, wyciek*, утеч*, потреблен*, использован*, 泄漏, 泄露, 使用, 占用, 洩漏, リーク, 使用量, 누수,
  사용량, ro ri, su dung, nutek*, sunaudoj*, sizinti*, kullanim*`)]},{kind:"load",asks:"for numbers under a load that is applied on purpose",all:[i(`
  load test*, load testing, performance test*, performance testing, stress test*,
  stress testing, lasttest*, leistungstest*, tests de charge, test de charge,
  tests de performance, prueba de carga, pruebas de carga, pruebas de rendimiento,
  teste de carga, testes de carga, testes de desempenho, test di carico, belastingstest*,
  testy obciazeniowe, testy wydajnosciowe, нагрузочн*, 压力测试, 压测, 负载测试, 性能测试, 壓力測試, 負荷テスト, 性能テスト,
  부하 테스트, 부하테스트, 성능 테스트, kiem thu tai, kiem tra tai, apkrovos test*, yuk test*, performans test*`)],none:i("documented, report archived, scheduled"),polarity:["assertion","action"]},{kind:"browser",asks:"for what a person does in a browser",all:[i(`
  login, log in, sign in, login flow, frontend functionality, cross browser, supported browsers,
  browser compatibility, user flow*, anmeldung, einloggen, browserkompatibilitat, connexion,
  se connecter, compatibilite navigateurs, iniciar sesion, inicio de sesion,
  compatibilidad de navegadores, fazer login, accesso utente, inloggen, logowani*,
  вход в систему, авторизация пользователя, кроссбраузерн*, 登录, 登入, 浏览器兼容*, 浏览器兼容性, ログイン,
  ブラウザ互換, 로그인, 브라우저 호환, dang nhap, tuong thich trinh duyet, prisijungim*, oturum acma,
  giris yap*, tarayici uyumlu*`),i(`${N}, funktioniert, fonctionne, functions, correctly, succeeds`)],none:i(`
  rate limit*, docker login, registry, ssh, api, endpoint*, documented, page design, lockout`)},{kind:"version",asks:"which version answers",all:[i(`
  version, versions, commit hash, build number, git sha, versionsnummer, versao, versione,
  versie, wersj*, верси*, 版本, バージョン, 버전, phien ban, versij*, surum*`),i(`
  deployed version, version deployed, version endpoint, correct version, expected version,
  right version, new version is live, new version is running, version matches,
  version in production, shows the new version, running version, richtige version,
  korrekte version, bonne version, version correcte, version deployee, version desplegada,
  versao correta, versione corretta, juiste versie, poprawna wersj*, правильная версия,
  верная версия, 版本正确, 版本号正确, 正しいバージョン, 올바른 버전, dung phien ban, teisinga versij*, dogru surum`)],none:i(`
  node, python, php, java, ruby, go version, database version, changelog, bump*, package.json`)}];var kn=`
  apply, applies, applied, run, runs, ran, clean, cleanly, pending, up to date, upgrade,
  executed, angewendet, ausgefuhrt, eingespielt, laufen, applique*, executee*, passent,
  aplicad*, ejecutad*, aplican, executad*, rodam, applicat*, eseguit*, toegepast, uitgevoerd,
  wykonan*, zastosowan*, примен*, выполн*, накат*, 执行, 运行, 应用, 完成, 套用, 適用, 実行, 적용, 실행, da chay,
  ap dung, pritaik*, ivykdy*, uygulan*, tested, verified, succeed*, success*`,yt=[{kind:"migration-roundtrip",asks:"whether a migration can be taken back and applied again without loss",all:[i(ue),i(`${O}, ${pe}`),i(N)],none:i("plan, documented, backup*, snapshot*")},{kind:"backup-restore",asks:"for a backup that can be restored",all:[i(`
  backup*, back up, backed up, pitr, sicherung*, datensicherung*, sichern, sauvegarde*,
  sauvegarder, copia de seguridad, copias de seguridad, respaldo*, copia de seguranca, copias,
  backupy, kopia zapasowa, kopie zapasowa, kopie zapasowe, kopii zapasowej, резервн*, бэкап*,
  бекап*, 备份, 備份, バックアップ, 백업, sao luu, atsargin*, yedek*, yedeg*`),i(`
  ${O}, restor*, wiederherstell*, restaur*, ripristin*, herstel*, przywr*, восстанов*,
  恢复, 还原, 恢復, 復元, リストア, 복원, 복구, khoi phuc, atkur*, geri yukle*, pitr, point in time`)],none:i("documented, strategy, policy, plan, schedule documented, code, branch"),polarity:["assertion","action"]},{kind:"migration",asks:"whether the migrations apply cleanly to a copy of the database",all:[i(pe),i(kn)],none:i(`
  ${ue}, data migration, data migrations, migration plan, migration guide,
  migration strategy, migration notes, content migration, file migration, users notified`)},{kind:"n-plus-one",asks:"whether the number of queries grows with the number of rows",all:[i("n+1, n + 1, n plus one, n plus 1")]},{kind:"query-performance",asks:"how long the database takes for its queries",all:[i(`
  query, queries, sql, abfrage*, requete*, consulta*, zapytan*, запрос*, 查询, 查詢, クエリ, 쿼리,
  truy van, uzklaus*, sorgu*`),i(`
  slow, performance, optimi*, fast, langsam*, lent, lente, lentes, lenta*, rendimiento,
  desempenho, prestazioni, traag, trage, woln*, медленн*, производительност*, 慢, 性能, 遅い, スロー,
  性能, パフォーマンス, 느린, 성능, 슬로우, cham, hieu nang, let*, yavas*`)],none:i(`
  media query, media queries, query string, query parameter*, elasticsearch, graphql`)},{kind:"environment-separation",asks:"whether the environments share nothing",all:[i(`
  environment*, dev staging prod, umgebung*, environnement*, entorno*, ambiente*, omgeving*,
  srodowisk*, окружени*, сред*, 环境, 環境, 환경, moi truong, aplink*, ortam*`),i(`
  separation, separate, separated, isolated, isolation, getrennt, trennung, separe*, separation,
  separad*, separacion, separacao, aislad*, isolad*, separat*, gescheiden, scheiding,
  oddzielon*, rozdziel*, separacj*, раздел*, изолир*, изоляц*, 隔离, 分离, 隔離, 分離, 분리, 격리,
  tach biet, atskir*, ayri*, izole*`)]},{kind:"deployment-history",asks:"whether this release was deployed to staging before",all:[i(`
  deploy, deployed, deploys, deploye, deployer, deployen, ausrollen, desplegar, desplegado,
  implantar, distribuire, uitrollen, wdroz*, разверн*, деплой, задеплоить, 部署, デプロイ, 배포,
  trien khai, idiegti, idiegta, dagit*`),i("staging, preprod, pre production, uat, 预发, 预发布, 测试环境, ステージング, 스테이징")],none:i(`${N}, valid*, functions, function, config*, documented, url, secrets`),polarity:["assertion","action"]},{kind:"checks",asks:"for the results of checks that ran for this commit",all:[i(`
  ci, ci cd, pipeline*, github actions, status checks, required checks, unit test*,
  integration test*, e2e test*, automated test*, build pipeline, gitlab ci, unittests,
  tests unitaires, pruebas unitarias, testes unitarios, test unitari, testy jednostkowe,
  юнит тест*, модульные тест*, 单元测试, 集成测试, 流水线, 自动化测试, 單元測試, ユニットテスト, 単体テスト, 結合テスト, 유닛 테스트,
  단위 테스트, 통합 테스트, 파이프라인, unit testai, birim test*`),i(H)],none:i("configured, data pipeline, documented, coverage"),polarity:["assertion","action"]},{kind:"privacy-erasure",asks:"whether nothing of a person is left after the deletion",all:[i(`
  delete, deletion, deleted, erasure, erase, right to be forgotten, losch*,
  recht auf vergessen*, suppression, effacement, eliminacion, borrado, supresion, exclusao,
  eliminacao, cancellazione, verwijder*, usuni*, usuwani*, удален*, 删除, 刪除, 削除, 삭제, xoa,
  istryn*, sil*`),i(me)]},{kind:"privacy-export",asks:"whether an export holds all data of one person and of no other",all:[i(`
  export*, data portability, datenexport*, auskunft, portabilite, exportacion, exportacao,
  esportazione, eksport*, экспорт*, выгрузк*, 导出, 匯出, エクスポート, 내보내기, xuat du lieu, disa aktar*`),i(me)]},{kind:"notice",asks:"whether a message to these people was delivered",all:[i(`
  notify, notified, announce, announced, inform, informed, communicate, communicated, tell,
  benachrichtig*, informier*, kommunizier*, notifier, notifiez, prevenir, prevenez, prevenu*,
  informer, informez, notificar, notificad*, avisar, avisad*, informar, informad*, comunicar,
  comunicad*, notificare, avvisare, comunicare, informeer*, geinformeerd, informeren, powiadom*,
  poinformuj*, poinformowan*, уведом*, сообщить, сообщите, оповест*, 通知, 告知, 公告, 連絡, 周知, 공지, 통보,
  알림, 공유, thong bao, praneskit*, pranesti, informuo*, bildir*, haber ver*, bilgilendir*`),i(tt)],none:i(`
  notification works, notifications work, notifications, receive, receives, received`),polarity:["assertion","action"]},{kind:"window",asks:"whether the deployment is within an agreed time",all:[i(`
  schedule, scheduled, window, freeze, maintenance window, wartungsfenster, zeitfenster,
  planifier, planifie, fenetre de maintenance, programar, programad*, ventana, agendar,
  agendad*, janela, pianificare, finestra, inplannen, onderhoudsvenster, zaplanuj, zaplanowan*,
  okno, запланир*, окно, 安排, 窗口, 维护窗口, 時間帯, メンテナンス時間, 日程, 일정, 점검 시간, len lich, khung gio,
  suplanuot*, langas, planla*, bakim penceresi`),i(`
  deploy*, release*, maintenance, production, go live, bereitstellung, wartung*, deploiement,
  mise en production, despliegue, implantacao, rilascio, onderhoud*, wdrozeni*, деплой,
  развертыван*, релиз*, 部署, 发布, 上线, デプロイ, リリース, メンテナンス, 배포, trien khai, diegim*, dagitim`)],none:i("scheduled jobs, scheduled tasks, cron, jobs"),polarity:["assertion","action"]}];var bn=`
  environment variable*, env variable*, env var, env vars, envs, umgebungsvariable*,
  variables d environnement, variable d environnement, variables de entorno,
  variable de entorno, variaveis de ambiente, variavel de ambiente, variabili d ambiente,
  variabili di ambiente, omgevingsvariabele*, zmienne srodowiskowe, zmiennych srodowiskowych,
  переменн* окружения, переменные окружения, переменных окружения, змінні оточення, 环境变量, 環境變數,
  環境変数, 환경 변수, 환경변수, bien moi truong, aplinkos kintam*, ortam degisken*, variabel lingkungan`,vn=`
  secret*, geheimnis*, secretos, segredos, segreti, geheimen, sekret*, секрет*, 密钥, 机密, 金鑰,
  シークレット, 시크릿, slaptus, gizli anahtar*`,wn=`
  fly, fly.io, flyctl, vercel, heroku, github, gitlab, kubernetes, k8s, aws, azure, gcp, vault,
  doppler, netlify, render, railway, supabase, cloudflare, secrets manager, secret manager,
  key vault, parameter store, actions`,kt=[{kind:"secret-store",asks:"whether the secrets are in the store of the platform",all:[i(wn),i(vn),i(G)],none:i(`
  no secrets, hardcoded, hard coded, committed, leak*, rotate*, rotated, scan*, scanning, logs,
  documented`)},{kind:"env-config",asks:"whether the variables are set and are not their examples",all:[i(bn)],none:i(`
  documented, documentation, gitignore, committed, example, template, readme, backup, backups,
  rotation, sensitive, 機密, 敏感, 민감, dokumentiert, documentees, documentadas, описаны, 文档, 文書化, 문서`)},{kind:"exposure",asks:"whether the running application shows what it must not",all:[i(`
  debug, debugging, debug mode, debugmodus, mode debug, modo debug, tryb debugowania,
  режим отладки, отладка, 调试模式, 调试, 除錯模式, デバッグモード, デバッグ, 디버그 모드, 디버그, che do debug,
  derinimo rezim*, hata ayiklama`),i(`
  disabled, off, false, deaktiviert, aus, abgeschaltet, desactive, desactivee, desactivado,
  deshabilitado, desativado, desligado, disabilitat*, disattivat*, uitgeschakeld, uit,
  wylaczon*, отключен*, выключен*, 关闭, 已关闭, 禁用, 關閉, 無効, オフ, 비활성화, 끄기, tat, isjungt*, kapali`)]},{kind:"csp",asks:"for a content security policy",all:[i("csp, content security policy")],none:i("cloud service provider, csp partner")},{kind:"headers",asks:"for the security headers of the answers",all:[i(`
  security header*, secure header*, http header*, hsts, x frame options, x content type options,
  referrer policy, permissions policy, sicherheits header, sicherheitsheader,
  en tetes de securite, entetes de securite, cabeceras de seguridad, cabecalhos de seguranca,
  headers de seguranca, headers de securite, header di sicurezza, intestazioni di sicurezza,
  beveiligingsheaders, naglowki bezpieczenstwa, заголовки безопасности, заголовков безопасности,
  安全头, 安全标头, 安全响应头, 安全標頭, セキュリティヘッダ, 보안 헤더, header bao mat, saugumo antrast*,
  guvenlik basliklari`)]},{kind:"rate-limit",asks:"whether too many requests are refused",all:[i(`
  rate limit*, ratelimit*, rate limiter, throttling, ratenbegrenzung, ratenlimit*,
  limitation de debit, limite de debit, limite de tasa, limitacion de tasa, limitacao de taxa,
  limite de requisicoes, limitazione delle richieste, snelheidslimiet, limit zapytan,
  ограничение частоты, ограничение запросов, лимит запросов, 限流, 速率限制, 頻率限制, レート制限, レートリミット,
  속도 제한, 요청 제한, 레이트 리밋, gioi han toc do, uzklausu riboj*, hiz sinir*, istek sinir*`)],none:i("third party, openai, provider*, quota, documented")},{kind:"tls",asks:"for the certificate and the encryption of the connection",all:[i(`
  tls, ssl, https, zertifikat*, ssl zertifikat*, certificat ssl, certificado ssl,
  certificato ssl, certyfikat*, ssl сертификат*, 证书, 憑證, 証明書, 인증서, chung chi, ssl sertifik*`),i(`
  valid*, active, enforced, enabled, certificate*, expir*, renew*, config*, redirect*, grade,
  installed, verified, works, working, gultig*, aktiv*, eingerichtet, valide, actif, active*,
  configure*, valido, activo, configurad*, ativo, valid*, attivo, geldig, actief, wazn*,
  aktywn*, действ*, настроен*, актив*, работает, 有效, 配置, 启用, 正常, 有効, 設定, 유효, 설정, 적용, hop le,
  galioj*, gecerli, aktif`)],none:i(`
  ${O}, redis, smtp, client certificate*, code signing, apple, push, private key,
  private keys, permission*, 私钥, 私鑰, 权限, 權限, 秘密鍵, 개인키`)},{kind:"access",asks:"who may reach what, for each address and role",all:[i(`
  endpoint*, api, apis, route*, resource*, admin, page, pages, endpunkt*, schnittstelle*,
  ressource*, points d acces, recurso*, ruta*, rota*, risors*, punti di accesso, eindpunten,
  zasob*, эндпоинт*, ресурс*, маршрут*, 接口, 资源, 端点, 路由, エンドポイント, リソース, 엔드포인트, 리소스, diem cuoi,
  tai nguyen, ištekl*, uc nokta*`),i(`
  authentication, authenticated, authorization, authorisation, permission*, protected,
  require token, require auth*, requires auth*, access control, unauthorized, unauthenticated,
  geschutzt, authentifizier*, berechtigung*, authentification, authentifie*, autorisation*,
  protege*, autenticacion, permisos, protegid*, autenticacao, permissoes, autenticazione,
  permessi, protett*, authenticatie, beveiligd, machtiging*, uwierzytelni*, uprawnieni*,
  chronion*, аутентификац*, авториз*, прав, защищен*, 认证, 鉴权, 权限, 授权, 認証, 認可, 権限, 인증, 인가, 권한,
  xac thuc, phan quyen, autentifik*, teisiu, kimlik dogrula*, yetki*`)],none:i(`
  api key, api keys, third party, documented, authentication provider, credentials, directory,
  folder, file, files, 目录, 檔案, 文件`)}];var bt=[...yt,...kt,...ht];var xn=/\b(?:GET|HEAD) (?:https?:\/\/\S{1,300}|\/\S{0,300})/,zn=/(?<![\d.])[1-5]\d\d(?![\d.]|\s?(?:ms|kb|mb|s\b|%))/i,Cn=/https?:\/\/[^\s)>\]]{4,300}|(?<=[`\s(]|^)\/[a-z][\w./-]{0,200}(?=[`\s),]|$)/i,En=/(?<![^\s(`'"])\/[\w.-]+(?:\/[\w.-]+)+/g,Ln=h(`
  set, add, configure, define, update, replace, provide, setze, setzen, definir, definissez,
  configurer, configurez, ajouter, configurar, configure, adicionar, adicione, agregar, anadir,
  impostare, imposta, configurare, stel, ustaw, ustawic, skonfiguruj, dodaj, задать, задайте,
  установить, настроить, настройте, добавить, добавьте, 设置, 配置, 添加, 設定, 已设置, 已設定, 已配置, 已修改,
  thiet lap, cau hinh, them, nustatyti, prideti, ayarla, ekle`),Sn=/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+(?:\s?=.*)?$/,An=/^\s*select\s.{1,2000}\sfrom\s|^\s*select\s+(?:count|exists)\b/i,Pn=/(?:^|[\s`(/])\/?(?:api\/(?:v\d\/)?)?(?:health|healthz|livez|readyz)(?:\/(?:live|ready|liveness|readiness))?(?=[\s`),.]|$)/i,vt=i(`
  documented, documentation, docs, runbook*, readme, changelog, release notes, wiki,
  dokumentation*, dokumentiert, documentee, documente, documentee*, documentacion, documentad*,
  documentacao, documentazione, documentato, gedocumenteerd, documentatie, dokumentacj*,
  udokumentowan*, документац*, задокументирован*, 文档, 文件化, ドキュメント, 文書, 문서, tai lieu,
  dokumentacij*, dokumantasyon, belgelen*`);function C(e){return{kind:"manual",why:e}}function Tn(e){return[...new Set(e)].map(t=>`"${t.trim()}"`).join(" and ")}function wt(e,t){let r=$(e.text,e.codes),n=p(j(r).replaceAll(En," "));for(let o of bt){if(!(o.polarity??["assertion"]).includes(t)||o.none?.test(n)===!0)continue;let a=o.all.map(d=>d.find(n));if(a.some(d=>d===void 0))continue;let s=Tn(a.filter(d=>d!==void 0)),l=s.includes('" and "')?"The words":"The word",u=l==="The words"?`ask ${o.asks}`:`asks ${o.asks}`;return{kind:o.kind,why:`${l} ${s} ${u}.`}}}function jn(e){return T(e).replace(/^cd [^&;|]{1,200}&& */,"")}function xt(e){let t=e.map(jn).find(b);if(t===void 0)return;let r=t.length>100?`${t.slice(0,99)}…`:t;return ft.test(t)?C(`"${r}" prints something for a person to read; its exit code says nothing.`):gt.test(t)?C(`"${r}" does not end by itself, so it proves nothing.`):/^curl\b/.test(t)&&!/ (?:-\w*f|--fail)/.test(t)?/https?:\/\/|\/\w/.test(t)?{kind:"http",why:`"${r}" asks an address; a request with its own expectations proves more.`}:void 0:{kind:"command",why:`The item names the command "${r}", which nobody has run yet.`}}function In(e){let t=`${e.text} ${e.codes.join(" ")} ${e.expected??""}`,r=xn.exec(t)?.[0];if(r!==void 0)return{kind:"http",why:`The text names the request "${r}".`};let n=Cn.exec(e.raw)?.[0],o=$(e.text,e.codes),a=zn.exec(j(`${o} ${e.expected??""}`))?.[0];if(!(n===void 0||a===void 0))return{kind:"http",why:`The text names the address "${n}" and the status ${a}.`}}function zt(e){let t=e.codes.find(a=>Sn.test(a)),r=p(e.text);if(t!==void 0&&!vt.test(r)&&!/\b(?:error|throws|returns)\b/.test(r))return{kind:"env-config",why:`"${t.replace(/\s?=.*/,"")}" is the name of an environment variable.`};let n=e.codes.find(a=>a.includes("/")&&Pn.test(a));return n!==void 0&&n.length<=200?{kind:"health",why:`"${n}" is the address of a health check.`}:e.codes.find(a=>An.test(a))===void 0?void 0:{kind:"sql",why:"The text holds a query that only reads."}}function Rn(e){let t=Ln.test(q(e.text))?zt(e):void 0;return t?.kind==="env-config"?t:void 0}function $n(e){return Rn(e)??wt(e,"action")??xt(e.codes)??C("An action whose words name no command and no effect that a machine could see.")}function On(e){let t=p(e.text);return vt.test(t)?C("It asks for a document, which no check reads."):zt(e)??wt(e,"assertion")??In(e)??xt(e.codes)??C("No word says what a machine could check.")}function Ct(e,t){if(t==="trigger")return C("It says when to take the release back: a tick would mean that it happened.");if(t==="conditional")return C("It applies only in some cases, and no check knows in which.");if(t==="approval")return{kind:"sign-off",why:"It asks for a yes of a person or a role."};if(W.test(e.text))return C("It has a blank for a person to fill in.");let r=t==="action"?$n(e):On(e);return je(e.text)?{kind:r.kind,why:`${r.why.replace(/\.$/,"")}; the tick sign behind the text proves nothing.`}:r}var Nn=5,qn=y(`
  void, obsolete, no longer needed, cancelled, canceled, withdrawn, entfallt, hinfallig,
  obsolet, obsoleto, obsoleta, obsolete, annule, annulee, caduc, cancelado, anulado, annullato,
  vervallen, uniewaznione, nieaktualne, отменено, неактуально, не актуально, 作废, 已作废, 已废弃, 作廢,
  廃止, 폐기, 취소, da huy, negalioja, iptal`),Mn=/(?:[❌🚫([—–]|\s-\s)\uFE0F?\s*([^()[\]❌🚫]{1,30})[)\]]?\s*$/u,Et="Groups the items below; they are items of their own.";function Dn(e){let t=e.raw.replace(/^\s*\[[ xX]\]\s*/,"").trim();if(/^~~[^~]+~~[.!]?$/.test(t))return!0;let r=/^[❌🚫]/u.test(e.text)?e.text.slice(1):void 0,n=Mn.exec(e.text)?.[1];return[r,n].some(o=>o!==void 0&&qn.test(p(o)))}function Bn(e,t){if(Dn(e))return"Struck out or marked as void.";if(e.isGroup===!0)return Et;let r=e.section.filter(a=>a!==t),n=r.find(qe);if(n!==void 0)return`Stands below "${n.slice(0,100)}": not to be done.`;let o=r.find(Me);if(o!==void 0)return`An answer to "${o.slice(0,100)}": a choice, not a check.`}function _n(e,t,r){if(e.origin==="mark")return(k(e.raw)?.mark??(e.checked?"done":"open"))==="not"?"A cross says no: not to be done, or not so.":e.checked&&!t.hasOpenMarks?"A tick sign says that it is done: a report, not an open check.":void 0;if(e.origin==="row")return e.checked&&!t.hasOpenMarks&&t.isAllDone(e.list)?"Every row of the table says that it is done: a report, not a list of checks.":void 0;if(e.origin!=="plain")return;if(e.isGroup===!0)return Et;if(t.stateful>=Nn)return x(e.section)==="trigger"?"Says when to take the release back, without a box: write it under `rollback.triggers`.":"A plain bullet in a document that has boxes: a note.";if(B(e.text)>1)return"Boxes side by side are a choice between answers, not checks.";let n=e.section.find(o=>o!==r&&_(o));return n!==void 0?`A bullet below "${n.slice(0,100)}", which explains and checks nothing.`:new RegExp("\\p{L}{2}","u").test(e.text)?void 0:"A bullet without words."}function Fn(e){let t=e.filter(({origin:o,checked:a})=>o==="mark"?!a:o==="box"||o==="row"),r=e.filter(({origin:o})=>o==="mark"||o==="row"),n=new Set(e.filter(({checked:o})=>!o).map(({list:o})=>o));return{stateful:t.length,hasOpenMarks:r.some(({origin:o,checked:a,raw:s})=>Te(s)||o==="mark"&&!a&&k(s)?.mark==="open"),isAllDone:o=>!n.has(o)}}function Wn(e){let r=[...Map.groupBy(e,({list:n})=>n)].filter(([,n])=>n.length>1&&n.every(({text:o})=>De(o)));return new Set(r.map(([n])=>n))}function Hn(e,t){let r=e.slice(0,xe(e)),n=/^(?:name|title|about)[ \t]*:[ \t]*(.{1,200})$/m.exec(r)?.[1]??"";return se(n)||t!==void 0&&se(t)}function Gn(e){let t=new Set;return e.flatMap(({line:r,why:n,list:o})=>{let a=`${o} ${n}`;return t.has(a)?[]:(t.add(a),[{line:r,why:n}])})}function Lt(e,t){let{candidates:r,title:n}=e,o=Fn(r),a=Wn(r),s=Hn(t,n),l=[],u=[],d=[];for(let m of r){let{line:c,list:g,origin:M}=m,P=s?"An answer in a form for reports: a choice, not a check.":a.has(g)?"One of several answers: a choice, not a check.":void 0,X=_n(m,o,n)??P??Bn(m,n);X===void 0?l.push(m):M==="plain"?d.push({line:c,why:X,list:g}):u.push({line:c,why:X})}let f=[...e.ignored,...u,...Gn(d)];return{candidates:l,ignored:f.sort((m,c)=>m.line-c.line)}}function Kn(e,t){return t!=="assertion"?t:/(?<![\w])(?:test|lint|check|audit|validate|verify)/.test(e)?"assertion":"action"}function Un({origin:e,section:t,text:r,codes:n,isSignature:o}){if(o===!0)return"approval";let a=x(e==="step"?[...t,r]:t),s=$(r,n),l=pt(s,a);return s===""?Kn(r,l):e!=="step"||l!=="assertion"||z(q(r))?l:a==="rollback"||a==="rollback-steps"?"conditional":"action"}function Vn(e){let{line:t,section:r,text:n,checked:o}=e,a=Un(e);return{line:t,section:r,text:n,checked:o,polarity:a,proposed:Ct(e,a)}}function St(e,t){let{boxes:r,fields:n}=D(e,t),{candidates:o,ignored:a}=Lt(Ue(t,r),t);return{items:o.map(Vn),fields:n.map(({line:s,label:l})=>({line:s,label:l})),ignored:a}}function he(e){let[t,...r]=e,n=t?.section[0];return t===void 0||n===void 0?void 0:r.every(a=>a.section[0]===n)&&e.some(a=>a.section.length>1)?n:void 0}function U(e,t){for(let r of e.toReversed()){let n=L(r);if(n!==void 0&&!(n==="deployment"&&r===t))return n}}function At(e){let t=he(e),r=new Map;for(let n of e.flatMap(o=>o.section)){let o=L(n);o===void 0||o==="deployment"&&n===t||r.set(n,o)}return Object.fromEntries(r)}var Xn="approval";function Yn(e){return e==="post-deployment"||e==="rollback"?e:"approval"}function Pt({polarity:e,section:t},r){let n=U(t,r)??Xn,o=x(t);return e==="trigger"?"rollback":e==="approval"?Yn(n):o!=="rollback"&&o!=="rollback-steps"&&o!=="trigger"?n:e==="conditional"?"rollback":"pre-deployment"}var Tt=500,jt=40,Qn="A rollback trigger, not a step: write it under `triggers:` with the items whose failure shows it.";function It(e){return e.replaceAll(/\[([^[\]]*)\]\([^()]*\)/g,"$1").normalize("NFKC").toLowerCase().replaceAll(/[*_~`"'‘’‚‛“”„‟«»‐-―-]/g," ").replaceAll(/\s+/g," ").replace(/[\s\p{P}]+$/u,"").trim()}function Zn(e){let t=e.normalize("NFC").toLowerCase().replaceAll(/[^\p{L}\p{N}\p{M}]+/gu,"-");return Array.from(t.replace(/^-/,"").slice(0,2*jt)).slice(0,jt).join("").replace(/-$/,"")}var ye=class{#e;constructor(t){this.#e=new Set(t)}give(t,r){let n=Zn(t),o=/^[\p{L}\p{N}]/u.test(n);if(o&&!this.#e.has(n)){this.#e.add(n);return}let a=o?n:`line-${r}`,s=a;for(let l=2;this.#e.has(s);l+=1)s=`${a}-${l}`;return this.#e.add(s),s}};function Jn(e,t,r){if(e.length>Tt)return`it is longer than ${Tt} characters`;let n=It(e);return n===""?"it has no words":t!==void 0&&t.id===void 0&&(r.get(n)??0)>1?"several boxes have these words; tell them apart with `<!-- id: name -->` in the checklist":void 0}function eo(e,t,r){let{kind:n,why:o}=e.proposed;return[...r&&t===void 0?["in no box of the checklist"]:[],...e.polarity==="trigger"?[]:[`${e.polarity}; proposed: ${n} — ${o}`]]}function to(e,t,r){return e.items.map(n=>{let o=n.polarity==="trigger";return{line:n.line,section:n.section,text:n.text,phase:Pt(n,r),comments:eo(n,t.get(n.line),t.size>0),...o?{skip:Qn}:{},isTrigger:o}})}function ro(e,t,r){return e.ignored.flatMap(({line:n,why:o})=>{let a=t.get(n);if(a===void 0||a.isGroup)return[];let s=U(a.section,r)??"approval",{section:l,text:u}=a;return[{line:n,section:l,text:u,phase:s,comments:[],skip:o,isTrigger:!1}]})}function no(e){return!/^[\s>]*(?:[-+*]|\d{1,9}[.)])\s/.test(e)&&!/[|☐⬜✅☑✔]/u.test(e)}function oo(e){let t=e.filter(n=>!n.isGroup),r=Map.groupBy(t,({text:n})=>It(n));return new Map([...r].map(([n,o])=>[n,o.length]))}function Rt(e,t){let r=new Map(t.boxes.map(f=>[f.line,f])),n=oo(t.boxes),o=t.source.split(/\r\n|\r|\n/),a=he([...t.boxes,...e.items]),s=[...to(e,r,a),...ro(e,r,a)],l=new ye(t.boxes.flatMap(({id:f})=>f===void 0?[]:[f])),u=[],d=[];for(let f of s.sort((m,c)=>m.line-c.line)){let{line:m,text:c}=f,g=r.get(m),P=r.size>0&&g===void 0&&no(o[m-1]??"")?"a script without a box":Jn(c,g,n),V=P===void 0?g?.id??l.give(c,m):void 0;P!==void 0?d.push({line:m,text:c,why:P,isBox:g!==void 0}):u.push(V===void 0?f:{...f,id:V})}return{items:u,left:d}}var io=new RegExp("^\\p{L}[\\p{L}\\p{N} .,()+/'-]*(?<! )$","u"),ao=/^(?:true|false|null|yes|no|on|off|y|n)$/i,so=/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]/gu;function S(e){return io.test(e)&&!ao.test(e)?e:JSON.stringify(e).replaceAll(/[\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,t=>`\\u${t.charCodeAt(0).toString(16).padStart(4,"0")}`)}var ke=300;function E(e){let t=e.replaceAll(so," ").replaceAll(/\s+/g," ").trim(),r=Array.from(t.slice(0,2*ke));return r.length>ke?`${r.slice(0,ke-1).join("")}…`:r.join("")}var lo=300;function co(e,t){return[`${t}- item: ${S(e.text)}`,...e.comments.map(r=>`${t}  # ${E(r)}`),...e.id===void 0?[]:[`${t}  id: ${S(e.id)}`],...e.skip===void 0?[]:[`${t}  skip: ${S(e.skip)}`],`${t}  manual: {}`]}function $t(e,t){let r="";return e.flatMap(n=>{let o=E(n.section.join(" > ")),a=o===r||o===""?[]:[`${t}# ${o}`];return r=o,[...a,...co(n,t)]})}function uo(e){return e.length===0?[]:["    # Triggers to bind: name the items whose failure shows each, and take its skipped step away.","    # triggers:",...e.flatMap(({text:t,line:r})=>[`    #   - item: ${E(S(t))}  # line ${r}`,"    #     when: { failed: [id-of-an-item] }"])]}function po(e){if(e.length===0)return[];let t=e.filter(({isTrigger:r})=>r);return["  rollback:",...uo(t),"    steps:",...$t(e,"      ")]}function mo(e){if(e.length===0)return["# phases: the document holds nothing that could be an item."];let t=Map.groupBy(e,({phase:o})=>o);return["phases:",...["pre-deployment","approval","deployment","post-deployment"].flatMap(o=>{let a=t.get(o)??[];return a.length===0?[]:[`  ${o}:`,...$t(a,"    ")]}),...po(t.get("rollback")??[])]}function fo(e){let t=e.boxes.filter(n=>!n.isGroup),r=Object.entries(At(t)).filter(([n])=>n.length<=lo);return r.length===0?["# sections: no heading names a phase; boxes belong to `approval`."]:["sections:",...r.map(([n,o])=>`  ${S(n)}: ${o}`)]}function go(e,t){return t.boxes.length>0?[`checklist: ${S(e)}`,...fo(t)]:[`# checklist: ${E(e)} has no boxes (\`- [ ]\`), so there is nothing to tick in it.`]}function ho(e){let t=e.items.filter(({polarity:o})=>o==="approval");if(t.length===0)return[];let r=t.flatMap(({text:o})=>F.find(p(o))??[]),n=[...new Set(r)].map(o=>o.replaceAll(" ","-"));return["# Who signs: GitHub logins by role. One person fills one role; fewer people than roles need `smallTeam: true`.","# roles:",...(n.length>0?n:["release-manager"]).map(o=>`#   ${E(o)}: [a-login]`),...n.length>1?["# smallTeam: true # author and deployer may sign, one person may fill several roles"]:[]]}function yo(e){let t=({line:o,text:a,why:s})=>`#   line ${o}: ${E(a.slice(0,100))} (${s})`,[r,n]=[e.filter(({isBox:o})=>o),e.filter(({isBox:o})=>!o)];return[...r.length>0?["# Not named below; each stays an item for a person, in the phase of its section:"]:[],...r.map(t),...n.length>0?["# In the document, but in no box and not in this plan:"]:[],...n.map(t)]}function Ot(e,t,r){let{items:n,left:o}=Rt(t,r);return`${[`# Made by \`holdpoint init\` from ${E(e)}.`,"# Every item waits for a person. Replace `manual: {}` by the proposed check, one after the other.","version: 1","mode: observe # the true verdict everywhere, but nothing is stopped; later: enforce",...go(e,r),...ho(t),...yo(o),...mo(n)].join(`
`)}
`}async function Nt(e,t){let r=St(e,t);return{result:r,plan:Ot(e,r,D(e,t))}}async function xo(e){try{return await bo(e,"utf8")}catch(t){throw new Y(`${e} can't be read: ${t.message}`)}}async function zo(e,t){await ko(wo(e),{recursive:!0});try{await vo(e,t,{flag:"wx"})}catch(r){throw r.code!=="EEXIST"?r:new Y(`${e} exists. Move it away, or write elsewhere with --output.`)}}async function us(e,t,r){let n=await Nt(e,await xo(e));if(r)return process.stdout.write(`${JSON.stringify(n.result,null,2)}
`),Q.go;await zo(t,n.plan);let{items:o,ignored:a}=n.result;for(let{line:s,why:l}of a)process.stderr.write(`${e}:${s}: left out: ${l}
`);return process.stdout.write(`${t} holds ${o.length} items, each waiting for a person. It only observes.
Next: \`holdpoint check\`, then put a probe where a comment proposes one.
`),Q.go}export{us as initCommand};
