import { suggestWord } from '../../domain/nearest-word.ts';
import { SERIAL_PHASES } from '../../domain/phase.ts';
import { type CheckContext, type Entry, reportAt } from './context.ts';

function explainDuring(entry: Entry, watchers: ReadonlySet<string>, context: CheckContext) {
  const { raw, keys } = entry;
  const watched = keys.during ?? '';
  const found = context.byId.get(watched);
  if (found === undefined) {
    const near = suggestWord(watched, context.byId.keys());
    return `There is no item \`${watched}\`${near}. Write the id of the item that is watched.`;
  }
  if (watched === raw.id) return 'An item can not watch itself. Write the id of another.';
  if (!SERIAL_PHASES.includes(raw.phase)) {
    return `\`during\` has a meaning in ${SERIAL_PHASES.join(' and ')} only: items of ${raw.phase} run at the same time anyway. Remove it.`;
  }
  if (found.phase !== raw.phase) {
    return `\`${watched}\` belongs to ${found.phase}; an item watches one of its own phase.`;
  }
  return watchers.has(watched)
    ? `\`${watched}\` itself runs beside another item. Watch that one.`
    : undefined;
}

/** `during` names another item of the same serial phase that watches none itself. */
export function checkDuring(context: CheckContext): void {
  const watching = context.entries.filter(({ keys }) => keys.during !== undefined);
  const watchers = new Set(watching.map(({ raw }) => raw.id));
  for (const entry of watching) {
    const wrong = explainDuring(entry, watchers, context);
    if (wrong !== undefined) reportAt(context, entry, ['during'], () => wrong);
  }
}
