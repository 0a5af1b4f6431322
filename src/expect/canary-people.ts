import type { Finding, Judgement } from '../domain/report.ts';
import { hold, type Mark } from './mark.ts';

interface People {
  readonly unmarked: readonly { readonly column: string; readonly why: string }[];
  readonly unmarkedCount: number;
}

/** Without a marker there is nothing that could be found. */
export function judgeMarked({ columns }: { readonly columns: number }): readonly Mark[] {
  if (columns > 0) return [];
  const remedy =
    'Name the table of people in `person.table`, and add `links` where no foreign key is declared.';
  return [hold('no-data', 'person', 'columns of free content', 'none', remedy)];
}

/** What a column means that may hold the person, and that nothing was put into. */
export function judgeUnlinked(column: string): Mark {
  const remedy = `Add \`links: { ${column}: table.key }\`, or \`exclude\` the column with a reason.`;
  const seen = 'no foreign key: no row of the canary was put there';
  return hold('no-data', column, 'to be linked to the person, or excluded', seen, remedy);
}

const MAX_NAMED = 5;

/** Columns of content into which no marker fits: what they hold was not looked for. */
export function tellUnmarked({ unmarked, unmarkedCount }: People): string {
  const silent = unmarked.filter(({ why }) => why !== 'excluded').map(({ column }) => column);
  if (silent.length === 0) return '';
  const named = silent.slice(0, MAX_NAMED);
  const more = silent.length - named.length + unmarkedCount - unmarked.length;
  return ` Not looked for, since no mark fits into it: ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
}

/** All is well, but for rows of the canary that the clean-up may have left behind. */
export function judgeLeft(
  left: readonly { readonly table: string; readonly rows: number }[],
  summary: string,
): Judgement {
  if (left.length === 0) return { outcome: 'pass', summary, findings: [] };
  const expected = 'no row of the canary after the clean-up';
  return {
    outcome: 'warn',
    reason: 'assertion',
    summary: `${summary} Rows of the canary are left.`,
    findings: left.map(({ table, rows }): Finding => ({ where: table, expected, seen: `${rows}` })),
    remedy: 'Remove them, and let the role of `database.dsn` delete in these tables.',
  };
}
