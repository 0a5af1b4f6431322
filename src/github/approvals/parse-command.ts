import type { Command } from '../../domain/approval.ts';
import { parseMarker } from '../../domain/marker.ts';
import { listVisibleLines, MAX_PARSED, type VisibleLine } from './visible-lines.ts';

/** A line that was meant as a command and is none; whoever wrote it should be told. */
export interface CommandProblem {
  readonly code:
    | 'no-commit'
    | 'short-commit'
    | 'no-role'
    | 'no-ids'
    | 'no-reason'
    | 'extra-words'
    | 'unknown-command'
    | 'too-many';
  /** Line of the comment, from 1. */
  readonly line: number;
  /** What is wrong and what to write instead. */
  readonly message: string;
}

export interface ParsedComment {
  /** In the order in which they were written. */
  readonly commands: readonly Command[];
  readonly problems: readonly CommandProblem[];
}

type Problem = Omit<CommandProblem, 'line'>;
type Parsed = Command | Problem;

/** GitHub takes no longer comment. */
const MAX_BODY = 65_536;
const MAX_COMMANDS = 50;
const MAX_IDS = 50;
const MAX_ROLE = 100;
const MAX_REASON = 500;
const WORDS = 120;

const COMMAND = /^\/(sign-?off|withdraw|confirm|override)(?:[ \t]+(.*))?$/i;
const COMMIT = /^[0-9a-f]{12,64}$/i;
const HEX = /^[0-9a-f]{4,64}$/i;
const ID = /^[\p{L}\p{N}][\p{L}\p{N}\p{M}._-]{0,79}$/u;

function describeCommit(usage: string, words: readonly string[]): Problem {
  const short = words.findLast((word) => HEX.test(word) && !COMMIT.test(word));
  if (short !== undefined) {
    const message = `A commit takes at least 12 hex digits. Write \`${usage}\`.`;
    return { code: 'short-commit', message };
  }
  const isFollowed = words.some((word) => COMMIT.test(word));
  return isFollowed
    ? { code: 'extra-words', message: `Nothing may stand behind the commit. Write \`${usage}\`.` }
    : { code: 'no-commit', message: `The commit is missing. Write \`${usage}\`.` };
}

function isCommit(word: string | undefined): word is string {
  return word !== undefined && COMMIT.test(word);
}

function parseSignOff(words: readonly string[]): Parsed {
  const usage = '/sign-off <role> <commit>';
  const last = words.at(-1);
  if (!isCommit(last)) return describeCommit(usage, words);
  const before = words.at(-2);
  const hasDigest = words.length > 2 && isCommit(before);
  const role = words.slice(0, hasDigest ? -2 : -1).join(' ');
  if (role === '' || role.length > MAX_ROLE) {
    return { code: 'no-role', message: `The role is missing. Write \`${usage}\`.` };
  }
  const commit = (hasDigest ? before : last).toLowerCase();
  const digest = hasDigest ? { digest: last.toLowerCase() } : {};
  return { type: 'sign-off', role, commit, ...digest };
}

function parseWithdraw(words: readonly string[]): Parsed {
  const last = words.at(-1);
  const commit = isCommit(last) ? { commit: last.toLowerCase() } : {};
  const role = (isCommit(last) ? words.slice(0, -1) : words).join(' ').slice(0, MAX_ROLE);
  return { type: 'withdraw', ...(role === '' ? {} : { role }), ...commit };
}

function parseConfirm(words: readonly string[]): Parsed {
  const usage = '/confirm <id> <commit>';
  const last = words.at(-1);
  if (!isCommit(last)) return describeCommit(usage, words);
  const ids = words.slice(0, -1).filter((word) => word !== '');
  if (ids.length === 0 || ids.length > MAX_IDS || !ids.every((id) => ID.test(id))) {
    return { code: 'no-ids', message: `Name 1 to ${MAX_IDS} items. Write \`${usage}\`.` };
  }
  return { type: 'confirm', ids: [...new Set(ids)], commit: last.toLowerCase() };
}

function parseOverride(words: readonly string[], rest: string): Parsed {
  const usage = '/override <commit> <reason>';
  const [first] = words;
  if (!isCommit(first)) return describeCommit(usage, words.slice(0, 1));
  const reason = rest.slice(rest.indexOf(first) + first.length).trim();
  if (reason === '') {
    return { code: 'no-reason', message: `The reason is missing. Write \`${usage}\`.` };
  }
  return {
    type: 'override',
    commit: first.toLowerCase(),
    reason: reason.slice(0, MAX_REASON).toWellFormed(),
  };
}

function parseLine({ text }: VisibleLine): Parsed | undefined {
  const [, name = '', rest = ''] = COMMAND.exec(text.trimEnd()) ?? [];
  const words = rest.split(/\s+/, WORDS + 1).filter((word) => word !== '');
  const verb = name.toLowerCase();
  if (verb === 'override') return parseOverride(words, rest);
  if (words.length > WORDS) {
    return { code: 'extra-words', message: 'The line is too long. Write one command a line.' };
  }
  if (verb === 'sign-off') return parseSignOff(words);
  if (verb === 'withdraw') return parseWithdraw(words);
  if (verb === 'confirm') return parseConfirm(rest.split(/[\s,]+/, WORDS + 1));
  if (verb === 'signoff') {
    return { code: 'unknown-command', message: 'There is no `/signoff`. Write `/sign-off`.' };
  }
  return undefined;
}

/** What a comment that is too long may take back, wherever it says so; it grants nothing. */
function parseLong(body: string): ParsedComment {
  const lines = body.split(/\r\n|\n|\r/).map((text, index) => ({ number: index + 1, text }));
  const parsed = lines.slice(0, MAX_PARSED).flatMap((line) => parseLine(line) ?? []);
  if (parsed.length === 0) return { commands: [], problems: [] };
  const withdrawn = parsed.filter((one) => 'type' in one && one.type === 'withdraw');
  const message = `A comment with commands may have at most ${MAX_PARSED} characters; none of these counts.`;
  return {
    commands: withdrawn.slice(0, MAX_COMMANDS) as Command[],
    problems: [{ code: 'too-many', line: 1, message }],
  };
}

/**
 * The commands of one comment: at the start of a line that a reader sees, several if they are on
 * lines of their own. A comment of Holdpoint itself holds none. Of a comment with more than 50 only
 * what takes something back counts.
 */
export function parseCommands(body: string): ParsedComment {
  const commands: Command[] = [];
  const problems: CommandProblem[] = [];
  if (body.length > MAX_BODY || parseMarker(body) !== undefined) return { commands, problems };
  if (body.length > MAX_PARSED) return parseLong(body);
  for (const line of listVisibleLines(body)) {
    const parsed = parseLine(line);
    if (parsed === undefined) continue;
    if ('type' in parsed) commands.push(parsed);
    else if (problems.length < MAX_COMMANDS) problems.push({ ...parsed, line: line.number });
  }
  if (commands.length <= MAX_COMMANDS) return { commands, problems };
  const message = `A comment may hold at most ${MAX_COMMANDS} commands; none of these counts.`;
  return {
    commands: commands.filter(({ type }) => type === 'withdraw'),
    problems: [...problems, { code: 'too-many', line: 1, message }],
  };
}
