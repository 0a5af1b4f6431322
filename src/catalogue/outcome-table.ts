import { OUTCOMES, type Outcome } from '../domain/outcome.ts';
import { EXIT } from '../domain/verdict.ts';
import { renderTable } from './markdown-table.ts';

interface Meaning {
  readonly when: string;
  readonly blocking: string;
  readonly advisory: string;
}

const MEANINGS: Readonly<Record<Outcome, Meaning>> = {
  pass: {
    when: 'at least one conclusive sample, and every criterion is met',
    blocking: 'ok',
    advisory: 'ok',
  },
  skip: {
    when: 'declared as not applicable, with the reason',
    blocking: 'ok',
    advisory: 'ok',
  },
  waived: {
    when: 'would fail or warn, and a valid waiver covers exactly this',
    blocking: 'ok, listed',
    advisory: 'ok',
  },
  warn: {
    when: 'the warning limit is crossed, the failing one is not',
    blocking: 'ok, listed',
    advisory: 'ok',
  },
  pending: { when: 'waits for a person', blocking: '**HOLD**', advisory: 'listed' },
  inconclusive: {
    when: 'ran, but saw too little to say; or something that it needs did not pass',
    blocking: '**HOLD**',
    advisory: 'a warning',
  },
  error: {
    when: 'could not run, or could not reach what it measures',
    blocking: '**HOLD**',
    advisory: 'a warning',
  },
  fail: { when: 'a criterion is violated', blocking: '**NO-GO**', advisory: 'a warning' },
};

const EXITS: Readonly<Record<keyof typeof EXIT, string>> = {
  go: 'GO',
  noGo: 'NO-GO',
  plan: 'the plan, or how the program was called, is wrong',
  hold: 'HOLD',
  internal: 'internal error, or no verdict',
  rolledBack: 'rolled back, and the rollback is verified',
  rollbackFailed: 'the rollback failed, or is not verified',
};

/** The outcomes, best first, and what they do to the verdict (design §4). */
export function renderOutcomeTable(): string {
  const rows = OUTCOMES.map((outcome) => {
    const { when, blocking, advisory } = MEANINGS[outcome];
    return [`\`${outcome}\``, when, blocking, advisory];
  });
  return renderTable(['outcome', 'when', 'blocking item', 'advisory item'], rows);
}

export function renderExitCodeTable(): string {
  const names = Object.keys(EXIT) as (keyof typeof EXIT)[];
  return renderTable(
    ['exit code', 'what it says'],
    names.map((name) => [`\`${EXIT[name]}\``, EXITS[name]]),
  );
}
