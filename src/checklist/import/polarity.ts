import {
  ACCEPTED,
  APPROVED,
  BLANK,
  FEATURE,
  isTitle,
  MENTION,
  ROLE_COLON,
  ROLES,
  SIGNED,
} from './approval-words.ts';
import { type Context, STEPS } from './context-words.ts';
import type { Polarity } from './import-result.ts';
import { ROLLBACK } from './section-words.ts';
import { GREEN, PRESENT } from './topic-words.ts';
import {
  ACTION_ENDS,
  ACTION_LEADS,
  CHECK_ENDS,
  CHECK_LEADS,
  isCheckingRun,
  NOUN_LEADS,
  STATES,
} from './verbs.ts';
import { compileLeads, compileWords, normaliseWords, stripAddresses, type Words } from './words.ts';

const STATE_WORDS = [compileWords(GREEN), compileWords(PRESENT)];

/** What has to be there before anything goes wrong. */
const PREPARED = compileWords(`
  documented, written, defined, agreed, reviewed, tested, rehearsed, ready, prepared, available,
  identified, known, tagged, recorded, in place, exists, exist, verified, plan, procedure,
  procedures, backup, backups, dokumentiert, definiert, getestet, geprobt, bereit, vorbereitet,
  vorhanden, documente, documentee, definie, teste, testee, pret, prete, disponible,
  documentado, documentada, definido, probado, probada, listo, lista, preparado, testado,
  testada, pronto, pronta, documentato, definito, testato, gedocumenteerd, getest, klaar,
  udokumentowan*, przetestowan*, gotow*, описан*, задокументирован*, протестирован*, готов*,
  подготовлен*, 已准备, 已测试, 已记录, 已制定, 就绪, 準備済み, 文書化, テスト済み, 준비, 문서화, 테스트 완료, san sang,
  da kiem tra, parengt*, istestuot*, dokumentuot*, hazir*, test edildi, belgelendi`);

/** The same in words that no step of a rollback has. */
const READY = compileWords(`
  documented, prepared, ready, rehearsed, dokumentiert, vorbereitet, bereit, documente,
  documentee, prete, pret, documentado, documentada, listo, lista, preparado, preparada, pronto,
  pronta, documentato, gedocumenteerd, klaar, udokumentowan*, gotow*, описан*,
  задокументирован*, подготовлен*, 已准备, 就绪, 已记录, 準備済み, 준비, 문서화, san sang, parengt*,
  dokumentuot*, hazir*, belgelendi`);

const TAKE_BACK = compileLeads(`
  roll back, rollback, abort, pause, halt, stop the deployment, stop the rollout,
  stop the release, stop deployment, stop rollout, immediately roll back, immediately rollback,
  immediately abort, automatically roll back, 回滚, откат*, откатить`);

/** At most three words stand between: "roll back the release if". */
const BAD_IF = /^(?: \p{L}+){0,3} (?:if|when|wenn|falls|si|se|als|jesli|если|при)(?![\p{L}\p{N}])/u;

/** "Roll back if payments fail": a condition, said as an order. */
function isTriggerText(words: string): boolean {
  const lead = TAKE_BACK.find(words);
  return lead !== undefined && !STEPS.test(words) && BAD_IF.test(words.slice(lead.length));
}

const MAYBE = compileWords(`
  optional, optionally, if applicable, where applicable, if relevant, when applicable,
  as applicable, if used, if enabled, if any, falls zutreffend, falls vorhanden, wenn vorhanden,
  bei bedarf, ggf, gegebenenfalls, si applicable, si necessaire, le cas echeant, si besoin,
  optionnel, optionnelle, facultatif, si aplica, si es necesario, si procede, opcional,
  se aplicavel, se necessario, se houver, se applicabile, opzionale, facoltativo, indien nodig,
  indien van toepassing, optioneel, w razie potrzeby, opcjonaln*, jesli dotyczy,
  при необходимости, опционально, если применимо, если есть, по желанию, 如需, 如有, 如果有, 如使用, 如适用,
  必要时, 可选, 可選, 選用, 选填, 必要に応じて, 該当する場合, (任意), 필요 시, 필요시, 해당되는 경우, 해당하는 경우, 선택 사항, 선택사항, neu co,
  neu can, tuy chon, jei reikia, jei taikoma, neprivaloma, gerekirse, varsa, istege bagli,
  opsiyonel`);

const IF = compileWords(`
  if, unless, in case, wenn, falls, sofern, en cas de, en caso de, in caso di, caso, indien,
  jesli, jezeli, если, якщо, 如果, もし, 場合は, 경우, neu, jei, jeigu, eger`);

/** A request with its answer states what the answer is. */
const REQUEST = /^\P{L}*(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) (?:https?:|\/)/u;

const IF_LEADS = compileLeads(
  `
  if, when, in case, wenn, falls, si, se, als, indien, jesli, если, 如果, もし, neu, jei, eger`,
);

/** The text from its first letter on, without numbering and emoji; normalised. */
export function readWords(text: string): string {
  return normaliseWords(stripAddresses(text)).replace(/^[^\p{L}]+/u, '');
}

/** Words after a short label such as `Database:`. */
function skipLabel(words: string): string {
  const match = /^[^:：]{1,30}[:：]\s*(?=\p{L})/u.exec(words);
  return match === null || STATES.test(match[0]) ? words : words.slice(match[0].length);
}

/** Japanese says its verb last: a word at the beginning is a noun, whatever it means in Chinese. */
function leads(words: string, list: Words): boolean {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(words)) return false;
  return list.test(words) || list.test(skipLabel(words));
}

export function isCheck(words: string): boolean {
  const rest = skipLabel(words);
  if (CHECK_ENDS.test(rest)) return true;
  return leads(words, CHECK_LEADS);
}

/** In Chinese most verbs are nouns as well. */
const HAN_LEAD = /^\p{Script=Han}/u;

/** A noun in front of what is said of it: "Backup created", "Deploy job passes". */
function isStatement(words: string): boolean {
  const rest = words.replace('blue green', '');
  const tail = HAN_LEAD.test(rest) ? rest : rest.slice(rest.search(/\s|$/));
  return STATES.test(tail) || STATE_WORDS.some((list) => list.test(tail));
}

function isAction(words: string, context: Context | undefined): boolean {
  const rest = skipLabel(words);
  if (/[?？]$/.test(words) || words.startsWith('open graph')) return false;
  if (isCheckingRun(rest)) return context === 'deployment';
  if ((NOUN_LEADS.test(rest) || HAN_LEAD.test(rest)) && isStatement(rest)) return false;
  return leads(words, ACTION_LEADS) || ACTION_ENDS.test(rest);
}

function isApproval(text: string, words: string, context: Context | undefined): boolean {
  const hasRole = ROLES.test(words);
  if (SIGNED.test(words)) return true;
  if (hasRole && (BLANK.test(text) || MENTION.test(text))) return true;
  if (isCheck(words) || FEATURE.test(words)) return false;
  if (APPROVED.test(words) || (ROLE_COLON.test(text) && hasRole)) return true;
  const isNamed = hasRole || isTitle(words);
  return context === 'approval' && (ACCEPTED.test(words) || isNamed) && !isAction(words, context);
}

/** Spanish for "I know" and "yes", which lose their accents when words are compared. */
const KNOW = /^\P{L}*s[éí](?!\p{L})/iu;

function isConditional(text: string, words: string): boolean {
  if (MAYBE.test(words))
    return !(isCheck(words) && /(?:if needed|si necessaire|se necessario)/.test(words));
  if (isCheck(words)) return false;
  return (IF_LEADS.test(words) && !KNOW.test(text)) || IF.test(words);
}

/** Below "Rollback Plan" stand steps for the bad day, and what has to be ready before it. */
function judgeInRollback(
  words: string,
  context: 'rollback' | 'rollback-steps',
): Polarity | undefined {
  const isPreparation = PREPARED.test(words);
  if (context === 'rollback-steps') {
    const isReady = READY.test(words) || (ROLLBACK.test(words) && isPreparation);
    return isReady && !isAction(words, context) && !isCheck(words) ? undefined : 'conditional';
  }
  if (isAction(words, context))
    return isPreparation && /(?:tag|backup|back up|document|test)/.test(words)
      ? undefined
      : 'conditional';
  return isCheck(words) && ROLLBACK.test(words) && !isPreparation ? 'conditional' : undefined;
}

/** Which of the five uses of a box this one is; see the words in the tables of this folder. */
export function judgePolarity(text: string, context: Context | undefined): Polarity {
  const words = readWords(text);
  const isPlan = ROLLBACK.test(words) && PREPARED.test(words);
  if (context === 'trigger' && !isPlan) return 'trigger';
  if (isTriggerText(words)) return 'trigger';
  if (REQUEST.test(text)) return 'assertion';
  if (isApproval(text, words, context)) return 'approval';
  if (context === 'rollback' || context === 'rollback-steps') {
    const polarity = judgeInRollback(words, context);
    if (polarity !== undefined) return polarity;
  }
  if (isConditional(text.normalize('NFC'), words)) return 'conditional';
  if (isCheck(words)) return 'assertion';
  return isAction(words, context) ? 'action' : 'assertion';
}
