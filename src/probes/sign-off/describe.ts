import type { AskedRole, Statement } from '../../domain/approval.ts';
import type { Finding } from '../../domain/report.ts';
import { boundText } from '../../gate/bound-text.ts';
import { listWords } from '../../gate/list-words.ts';
import type { SignOffDecision } from '../../gate/sign-offs/decide-sign-offs.ts';
import type { SignOffOptions } from './options.ts';

const SHOWN_COMMIT = 12;
const MAX_FINDINGS = 20;
const MAX_PEOPLE = 6;
const MAX_PLACES = 5;
const MAX_FIGURES = 300;

function nameMeans({ source, at }: Statement): string {
  if (source === 'environment') return 'by an approval of the environment';
  return `by a ${source} of ${at}`;
}

function nameCommit({ command }: Statement): string {
  return 'commit' in command && command.commit !== undefined
    ? command.commit.slice(0, SHOWN_COMMIT)
    : 'no commit';
}

/** A reader must see it where the rules are loosened. */
export const SMALL_TEAM = 'smallTeam: authors may sign, and one person may fill several roles.';

/** Who signed, when, which commit, by which means. */
export function describeSigned({ signatures, role }: SignOffDecision): string {
  const parts = signatures.map(({ pullRequest, statement }) => {
    const { by } = statement;
    // What is deployed is mostly another commit than what was signed: the pull request joins them.
    const place = pullRequest === undefined ? '' : ` of #${pullRequest}`;
    return `by ${by} for ${nameCommit(statement)}${place}, ${nameMeans(statement)}`;
  });
  const all = [...new Set(parts)];
  if (all.length === 1) return `Signed as ${role} ${all[0]}.`;
  return `Signed as ${role}: ${listWords(all, MAX_PLACES)}.`;
}

function nameOpen({ open }: SignOffDecision): string {
  const places = open.map(({ pullRequest }) =>
    pullRequest === undefined ? 'commits without a pull request' : `#${pullRequest}`,
  );
  return listWords(places, MAX_PLACES);
}

/** What is missing, and who may give it. */
export function describeMissing(
  decision: SignOffDecision,
  commit: string,
  { figures }: SignOffOptions,
): string {
  const { role, maySign } = decision;
  const who =
    maySign.length === 0
      ? 'Nobody in the role may: author and deployer are barred.'
      : `May sign: ${listWords(maySign, MAX_PEOPLE)}.`;
  const shown = figures === undefined ? '' : ` To be judged: ${boundText(figures, MAX_FIGURES)}`;
  return `Waits for ${role} on ${commit.slice(0, SHOWN_COMMIT)} (${nameOpen(decision)}). ${who}${shown}`;
}

/** Why other words do not count. */
export function describeRejected({ rejected, role }: SignOffDecision, commit: string): Finding[] {
  return rejected.slice(0, MAX_FINDINGS).map(({ statement, why }) => ({
    expected: `a sign-off of ${role} for ${commit.slice(0, SHOWN_COMMIT)}`,
    seen: `${statement.by}, ${nameMeans(statement)}: ${why}`,
    ...(statement.url === undefined ? {} : { where: statement.url }),
  }));
}

/** The exact line to paste, and where. */
export function renderRemedy(decision: SignOffDecision, ask: AskedRole, commit: string): string {
  const digest = ask.digest === undefined ? '' : ` ${ask.digest.slice(0, SHOWN_COMMIT)}`;
  const line = (name: string) => `\`/sign-off ${ask.role} ${name}${digest}\``;
  if (decision.maySign.length === 0) {
    return `Put somebody else into \`roles.${ask.role}\`, or write \`smallTeam: true\` in the plan.`;
  }
  const places = decision.open.flatMap(({ pullRequest, commit: name }) =>
    pullRequest === undefined ? [] : [`on #${pullRequest} ${line(name)}`],
  );
  const isWhole = places.length === decision.open.length;
  if (isWhole && places.length === 1) return `Comment ${places[0]}.`;
  const all = `${line(commit)} on a pull request that is merged with it, or on the commit if there is none`;
  return isWhole
    ? `Comment ${listWords(places, MAX_PLACES)}; or for all of them ${all}.`
    : `Comment ${all}.`;
}
