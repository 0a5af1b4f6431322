import { renderExplanation } from '../catalogue/explain.ts';
import { loadKind, loadKinds } from '../catalogue/load-kinds.ts';
import { UsageError } from '../domain/errors.ts';
import { suggestWord } from '../domain/nearest-word.ts';
import { PROBE_KINDS } from './run/load-probe.ts';

/** One line for each kind of probe: its name and the question that it asks. */
export async function listKinds(): Promise<string> {
  const kinds = await loadKinds();
  const lines = kinds.map(
    ({ declaration }) => `${declaration.kind.padEnd(14)} ${declaration.about.question}`,
  );
  return `${lines.join('\n')}\n\nholdpoint explain <kind> tells more of one.`;
}

/** The page of one kind, for a terminal. Throws UsageError with the nearest kind. */
export async function explainKind(
  kind: string,
  style: (kind: string, text: string) => string,
): Promise<string> {
  if (!PROBE_KINDS.includes(kind)) {
    throw new UsageError(
      `There is no kind "${kind}"${suggestWord(kind, PROBE_KINDS)}. There are: ${PROBE_KINDS.join(', ')}.`,
    );
  }
  return renderExplanation(await loadKind(kind), style);
}
