import { findPhase, ROLLBACK } from './section-words.ts';
import { compileWhole, compileWords, normaliseWords } from './words.ts';

/** What a heading, label or group makes of the items below it. */
export type Context =
  | 'trigger'
  | 'rollback-steps'
  | 'rollback'
  | 'approval'
  | 'deployment'
  | 'pre-deployment'
  | 'post-deployment';

const CONDITION = compileWords(`
  trigger*, criteria, criterion, condition*, threshold*, when, if, red flag*, auslosekriteri*,
  ausloser*, kriteri*, bedingung*, wenn, falls, sobald, critere*, declencheur*, quand, si,
  lorsque, criterio*, disparador*, cuando, condiciones, gatilho*, quando, condicoes, criteri,
  condizioni, als, wanneer, voorwaarden, kryteria, kryterium, warunki, jesli, критери*, услови*,
  триггер*, когда, если, 条件, 標準, 标准, 触发, 觸發, 触發, 何时, 基準, トリガー, 判断, 기준, 조건, 트리거, dieu kien,
  tieu chi, khi nao, khi, kriterij*, salyg*, kada, jei, kriter*, kosul*`);

/** Steps that are taken when it comes to it; "if needed" is no trigger either. */
export const STEPS = compileWords(`
  process, procedure*, step*, how to, execution, instruction*, runbook, ablauf, vorgehen,
  schritt*, prozess, verfahren, etape*, procedimiento*, paso*, procedimento*, passo*, procedura,
  passi, proces, stappen, procedure, kroki, процедур*, шаг*, порядок, 步骤, 流程, 步驟, 程序, 手順, 절차,
  단계, quy trinh, cac buoc, procedur*, zingsni*, veiksmai, adim*, prosedur*, validation,
  verification, verify, post rollback, after rollback, prufung, uberprufung, nach dem rollback,
  apres rollback, verificacion, validacion, verificacao, validacao, pos rollback,
  apos o rollback, verifica, controle, weryfikacja, проверка, после отката, 验证, 驗證, 回滚后, 検証,
  ロールバック後, 검증, 롤백 후, xac minh, patikrinimas, dogrulama`);

const NEEDED = [
  'if (?:needed|necessary|required|applicable|(?:any|some)thing goes wrong)',
  '(?:wenn|falls) (?:notig|erforderlich|notwendig)',
  'si (?:necessaire|besoin|es necesario)',
  'se necessario',
  'jesli potrzeb\\p{L}*',
  'если (?:нужно|необходимо|потребуется)',
  'jei reikia',
];
const IF_NEEDED = new RegExp(`(?<![\\p{L}\\p{N}])(?:${NEEDED.join('|')})(?![\\p{L}\\p{N}])`, 'gu');

/** Criteria that have to be met, inside the rollback too. */
const GOOD = compileWords(`
  success, successful, acceptance, erfolg*, abnahme*, succes, exito, sucesso, успех*, успешн*,
  exit criteria, entry criteria, completion criteria, 成功, 验收, 성공`);

/**
 * "Roll back if" begins a list of triggers; "rollback if the deployment fails" is what to do then.
 */
const IFS = compileWords('if, wenn, falls, si, se, als, jesli, если, jei');

/** What may stand between "if" and the list. */
const FILLERS = compileWhole(`
  any, one, some, either, all, of, the, these, those, following, condition, conditions, apply,
  applies, occur, occurs, happen, happens, is, are, true, met, eine, einer, eines, der, die,
  das, folgenden, folgende, zutrifft, zutreffen, l, un, une, des, suivants, suivantes, alguno,
  alguna, de, los, las, siguientes, ocorrer, algum, dos, seguintes, uno, dei, seguenti, een,
  van, volgende, jedno, z, ponizszych, любое, одно, из, следующих, условий, bent, nors, viena,
  is siu`);

const ALONE = compileWords(`
  abort criteria, abort condition*, abort if, stop if, stop criteria, halt if, pause if,
  pause migration, pause rollout, pause deployment, kill criteria, no go if, no go criteria,
  no go conditions, nogo kriterien, no go kriterien, abbruchkriteri*, abbruch wenn,
  stopp kriterien, criteres d arret, conditions d arret, criterios de aborto,
  criterios de parada, criteri di interruzione, afbreekcriteria, kryteria przerwania,
  критерии остановки, 中止条件, 中止基準, 中断条件, 停止条件, 중단 기준, 중단 조건, nutraukimo kriterijai,
  durdurma kriterleri`);

const DECISION = compileWords(`
  decision criteria, decision point*, entscheidungskriterien, criteres de decision,
  criterios de decision, criterios de decisao, критерии решения, 判断基準, 决策标准`);

const GO = /\bgo\b/;

function opensList(words: string, rollback: string, condition: string): boolean {
  const at = words.indexOf(` ${condition}`, words.indexOf(rollback));
  if (at === -1 || words.includes(`(${condition}`)) return false;
  const rest = words.slice(at + condition.length + 1).match(/[\p{L}\p{N}]+/gu) ?? [];
  return rest.every((word) => FILLERS.test(word));
}

/** Whether what stands below says when things are bad: a tick there means disaster. */
export function isTriggerTitle(title: string, isInRollback = false): boolean {
  const words = normaliseWords(title).replaceAll(IF_NEEDED, ' ');
  if (ALONE.test(words)) return true;
  if (GOOD.test(words) || findPhase(title) === 'pre-deployment') return false;
  if (DECISION.test(words) && isInRollback && !GO.test(words)) return true;
  const rollback = ROLLBACK.find(words);
  const condition = CONDITION.find(words);
  if (condition === undefined || (rollback === undefined && !isInRollback)) return false;
  if (/(?:trigger|criteri|kriteri|критери|条件|基準|기준)/u.test(words)) return true;
  if (rollback === undefined || STEPS.test(words)) return false;
  return !IFS.test(condition) || opensList(words, rollback, condition);
}

function readTitle(title: string, isInRollback: boolean): Context | undefined {
  if (isTriggerTitle(title, isInRollback)) return 'trigger';
  const phase = findPhase(title);
  const words = normaliseWords(title);
  if (phase === 'rollback') return STEPS.test(words) ? 'rollback-steps' : 'rollback';
  if (phase === undefined && isInRollback && STEPS.test(words)) return 'rollback-steps';
  return phase;
}

/** The context of a place: the innermost title that makes one. */
export function readContext(section: readonly string[]): Context | undefined {
  for (let index = section.length - 1; index >= 0; index -= 1) {
    const isInRollback = section.slice(0, index).some((title) => findPhase(title) === 'rollback');
    const context = readTitle(section[index] ?? '', isInRollback);
    if (context !== undefined) return context;
  }
  return undefined;
}
