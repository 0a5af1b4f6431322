import { isCommand, stripPrompt } from '../command-text.ts';
import { BLANK } from './approval-words.ts';
import type { Candidate } from './candidate.ts';
import { SERVES, SHOWS } from './command-words.ts';
import { dropCommands } from './drop-commands.ts';
import type { ImportItem, Polarity } from './import-result.ts';
import { endsDone } from './marks.ts';
import { readWords } from './polarity.ts';
import { TOPICS } from './topics.ts';
import { compileLeads, compileWords, normaliseWords, stripAddresses } from './words.ts';

type Proposal = ImportItem['proposed'];

const HTTP = /\b(?:GET|HEAD) (?:https?:\/\/\S{1,300}|\/\S{0,300})/;
const STATUS = /(?<![\d.])[1-5]\d\d(?![\d.]|\s?(?:ms|kb|mb|s\b|%))/i;
const URL_OR_PATH = /https?:\/\/[^\s)>\]]{4,300}|(?<=[`\s(]|^)\/[a-z][\w./-]{0,200}(?=[`\s),]|$)/i;
/** A path of several parts: its parts would be taken for words. */
const PATH = /(?<![^\s(`'"])\/[\w.-]+(?:\/[\w.-]+)+/g;

const SETS = compileLeads(`
  set, add, configure, define, update, replace, provide, setze, setzen, definir, definissez,
  configurer, configurez, ajouter, configurar, configure, adicionar, adicione, agregar, anadir,
  impostare, imposta, configurare, stel, ustaw, ustawic, skonfiguruj, dodaj, задать, задайте,
  установить, настроить, настройте, добавить, добавьте, 设置, 配置, 添加, 設定, 已设置, 已設定, 已配置, 已修改,
  thiet lap, cau hinh, them, nustatyti, prideti, ayarla, ekle`);

const ENV_NAME = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+(?:\s?=.*)?$/;
const SELECT = /^\s*select\s.{1,2000}\sfrom\s|^\s*select\s+(?:count|exists)\b/i;

const HEALTH_PATH =
  /(?:^|[\s`(/])\/?(?:api\/(?:v\d\/)?)?(?:health|healthz|livez|readyz)(?:\/(?:live|ready|liveness|readiness))?(?=[\s`),.]|$)/i;

/** What asks for a document, which no check reads. */
const DOCUMENT = compileWords(`
  documented, documentation, docs, runbook*, readme, changelog, release notes, wiki,
  dokumentation*, dokumentiert, documentee, documente, documentee*, documentacion, documentad*,
  documentacao, documentazione, documentato, gedocumenteerd, documentatie, dokumentacj*,
  udokumentowan*, документац*, задокументирован*, 文档, 文件化, ドキュメント, 文書, 문서, tai lieu,
  dokumentacij*, dokumantasyon, belgelen*`);

function manual(why: string): Proposal {
  return { kind: 'manual', why };
}

function quote(words: readonly string[]): string {
  return [...new Set(words)].map((word) => `"${word.trim()}"`).join(' and ');
}

function findTopic(candidate: Candidate, polarity: Polarity): Proposal | undefined {
  const text = dropCommands(candidate.text, candidate.codes);
  const words = normaliseWords(stripAddresses(text).replaceAll(PATH, ' '));
  for (const topic of TOPICS) {
    if (!(topic.polarity ?? ['assertion']).includes(polarity)) continue;
    if (topic.none?.test(words) === true) continue;
    const found = topic.all.map((pattern) => pattern.find(words));
    if (found.some((word) => word === undefined)) continue;
    const named = quote(found.filter((word) => word !== undefined));
    const verb = named.includes('" and "') ? 'The words' : 'The word';
    const asks = verb === 'The words' ? `ask ${topic.asks}` : `asks ${topic.asks}`;
    return { kind: topic.kind, why: `${verb} ${named} ${asks}.` };
  }
  return undefined;
}

/** The command without the change of folder before it. */
function dropDirectory(code: string): string {
  return stripPrompt(code).replace(/^cd [^&;|]{1,200}&& */, '');
}

function proposeCommand(codes: readonly string[]): Proposal | undefined {
  const command = codes.map(dropDirectory).find(isCommand);
  if (command === undefined) return undefined;
  const short = command.length > 100 ? `${command.slice(0, 99)}…` : command;
  if (SHOWS.test(command)) {
    return manual(`"${short}" prints something for a person to read; its exit code says nothing.`);
  }
  if (SERVES.test(command))
    return manual(`"${short}" does not end by itself, so it proves nothing.`);
  if (/^curl\b/.test(command) && !/ (?:-\w*f|--fail)/.test(command)) {
    return /https?:\/\/|\/\w/.test(command)
      ? {
          kind: 'http',
          why: `"${short}" asks an address; a request with its own expectations proves more.`,
        }
      : undefined;
  }
  return {
    kind: 'command',
    why: `The item names the command "${short}", which nobody has run yet.`,
  };
}

function proposeHttp(candidate: Candidate): Proposal | undefined {
  const text = `${candidate.text} ${candidate.codes.join(' ')} ${candidate.expected ?? ''}`;
  const request = HTTP.exec(text)?.[0];
  if (request !== undefined)
    return { kind: 'http', why: `The text names the request "${request}".` };
  const address = URL_OR_PATH.exec(candidate.raw)?.[0];
  const words = dropCommands(candidate.text, candidate.codes);
  const status = STATUS.exec(stripAddresses(`${words} ${candidate.expected ?? ''}`))?.[0];
  if (address === undefined || status === undefined) return undefined;
  return { kind: 'http', why: `The text names the address "${address}" and the status ${status}.` };
}

function proposeByCode(candidate: Candidate): Proposal | undefined {
  const name = candidate.codes.find((code) => ENV_NAME.test(code));
  const words = normaliseWords(candidate.text);
  if (name !== undefined && !DOCUMENT.test(words) && !/\b(?:error|throws|returns)\b/.test(words)) {
    const variable = name.replace(/\s?=.*/, '');
    return { kind: 'env-config', why: `"${variable}" is the name of an environment variable.` };
  }
  const path = candidate.codes.find((code) => code.includes('/') && HEALTH_PATH.test(code));
  if (path !== undefined && path.length <= 200) {
    return { kind: 'health', why: `"${path}" is the address of a health check.` };
  }
  const query = candidate.codes.find((code) => SELECT.test(code));
  return query === undefined
    ? undefined
    : { kind: 'sql', why: 'The text holds a query that only reads.' };
}

/** What sets a variable is proved by the variable being set. */
function proposeForSetting(candidate: Candidate): Proposal | undefined {
  const proposal = SETS.test(readWords(candidate.text)) ? proposeByCode(candidate) : undefined;
  return proposal?.kind === 'env-config' ? proposal : undefined;
}

function proposeForAction(candidate: Candidate): Proposal {
  const topic =
    proposeForSetting(candidate) ??
    findTopic(candidate, 'action') ??
    proposeCommand(candidate.codes);
  return (
    topic ?? manual('An action whose words name no command and no effect that a machine could see.')
  );
}

function proposeForAssertion(candidate: Candidate): Proposal {
  const words = normaliseWords(candidate.text);
  if (DOCUMENT.test(words)) return manual('It asks for a document, which no check reads.');
  return (
    proposeByCode(candidate) ??
    findTopic(candidate, 'assertion') ??
    proposeHttp(candidate) ??
    proposeCommand(candidate.codes) ??
    manual('No word says what a machine could check.')
  );
}

/** The kind of check that words and commands make plain; a person wherever they do not. */
export function proposeKind(candidate: Candidate, polarity: Polarity): Proposal {
  if (polarity === 'trigger')
    return manual('It says when to take the release back: a tick would mean that it happened.');
  if (polarity === 'conditional')
    return manual('It applies only in some cases, and no check knows in which.');
  if (polarity === 'approval')
    return { kind: 'sign-off', why: 'It asks for a yes of a person or a role.' };
  if (BLANK.test(candidate.text)) return manual('It has a blank for a person to fill in.');
  const proposal =
    polarity === 'action' ? proposeForAction(candidate) : proposeForAssertion(candidate);
  if (!endsDone(candidate.text)) return proposal;
  return {
    kind: proposal.kind,
    why: `${proposal.why.replace(/\.$/, '')}; the tick sign behind the text proves nothing.`,
  };
}
