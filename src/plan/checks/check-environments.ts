import { suggestWord } from '../../domain/nearest-word.ts';
import { locateInFiles } from '../locate-in-files.ts';
import { type CheckContext, type Entry, reportAt } from './context.ts';
import { findCycles, renderCycle } from './find-cycles.ts';

function explainUnknown(name: string, known: ReadonlySet<string>): string {
  const list = [...known].slice(0, 12).join(', ');
  const has = list === '' ? 'The plan declares none.' : `The plan declares: ${list}.`;
  return `There is no environment \`${name}\`${suggestWord(name, known)}. ${has}`;
}

function checkItem(entry: Entry, known: ReadonlySet<string>, context: CheckContext): void {
  const { keys } = entry;
  const lists = [
    [['environments'], keys.environments],
    [['if', 'environment'], keys.if?.environment],
  ] as const;
  for (const [path, names] of lists) {
    for (const [index, name] of (names ?? []).entries()) {
      if (!known.has(name))
        reportAt(context, entry, [...path, index], () => explainUnknown(name, known));
    }
  }
  const { target } = keys;
  if (target !== undefined && !known.has(target)) {
    reportAt(context, entry, ['target'], () => explainUnknown(target, known));
  }
}

function checkOrder(known: ReadonlySet<string>, context: CheckContext): void {
  const { environments = {} } = context.merged.envelope;
  const edges = new Map<string, readonly string[]>();
  const locate = (name: string) => () =>
    locateInFiles(context.merged.files, ['environments', name, 'after']);
  for (const [name, { after }] of Object.entries(environments)) {
    if (after === undefined) continue;
    edges.set(name, [after]);
    if (!known.has(after)) context.problems.add(locate(name), () => explainUnknown(after, known));
  }
  for (const cycle of findCycles(edges)) {
    context.problems.add(
      locate(cycle[0] ?? ''),
      () =>
        `These environments come after each other: ${renderCycle(cycle)}. Take one \`after\` out.`,
    );
  }
}

/** Every environment that is named is declared, and their order has a beginning. */
export function checkEnvironments(context: CheckContext): void {
  const known = new Set(Object.keys(context.merged.envelope.environments ?? {}));
  for (const entry of context.entries) checkItem(entry, known, context);
  checkOrder(known, context);
}
