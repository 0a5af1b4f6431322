import { suggestWord } from '../../domain/nearest-word.ts';
import { valueAt } from '../explain/value-at.ts';
import { locateInFiles } from '../locate-in-files.ts';
import { type CheckContext, reportAt } from './context.ts';

function explainUnknown(role: string, known: ReadonlySet<string>): string {
  return `There is no role \`${role}\`${suggestWord(role, known)}. Write it under \`roles\`, with the logins that fill it.`;
}

/**
 * Who owns an item or signs it is a role of the plan: else a typing mistake lets anybody confirm.
 */
export function checkRoles(context: CheckContext): void {
  const { merged, problems } = context;
  const known = new Set(Object.keys(merged.envelope.roles ?? {}));
  const inherited = merged.defaults.owner;
  if (inherited !== undefined && !known.has(inherited)) {
    problems.add(
      () => locateInFiles(merged.files, ['defaults', 'owner']),
      () => explainUnknown(inherited, known),
    );
  }
  for (const entry of context.entries) {
    const { owner } = entry.keys;
    if (owner !== undefined && !known.has(owner)) {
      reportAt(context, entry, ['owner'], () => explainUnknown(owner, known));
    }
    const { kind, options } = entry.planned;
    const role = kind === 'sign-off' ? valueAt(options, ['role']) : undefined;
    if (typeof role === 'string' && !role.includes('${') && !known.has(role)) {
      reportAt(context, entry, [kind, 'role'], () => explainUnknown(role, known));
    }
  }
}
