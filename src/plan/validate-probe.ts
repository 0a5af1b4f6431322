import { BLASTS, type Blast } from '../domain/blast.ts';
import type { Phase } from '../domain/phase.ts';
import type { Declaration } from '../probes/contract.ts';
import { reportIssues } from './explain/report-issues.ts';
import { renderPath, valueAt } from './explain/value-at.ts';
import type { RawProbe } from './layer.ts';
import { listStrings, mayHoldReference } from './list-strings.ts';
import type { ProblemList } from './problem-list.ts';
import { hasReference, parseTemplate } from './reference.ts';
import { hintNewerRelease } from './requires.ts';

/** Options after their defaults; absent while a `${NAME}` or a mistake stands in their way. */
export interface ValidatedProbe {
  readonly parsed?: { readonly options: unknown };
}

function reportReferences(
  probe: RawProbe,
  verbatim: readonly string[],
  problems: ProblemList,
): void {
  if (!mayHoldReference(probe.options)) return;
  for (const { text, path } of listStrings(probe.options, verbatim)) {
    for (const part of parseTemplate(text)) {
      if (part.kind !== 'wrong') continue;
      problems.add(
        () => probe.file.locate([...probe.path, ...path]),
        () => part.message,
      );
    }
  }
}

/** Asks the schema of the kind; adds what it finds. Pure but for the list. */
export function validateProbe(
  probe: RawProbe,
  declaration: Declaration<unknown>,
  problems: ProblemList,
): ValidatedProbe {
  reportReferences(probe, declaration.verbatim ?? [], problems);
  const { options: value, file, path, kind: name } = probe;
  const parsed = declaration.options.safeParse(value);
  if (parsed.success) return { parsed: { options: parsed.data } };
  const checked = {
    file,
    path,
    name,
    value,
    schema: declaration.options,
    hint: hintNewerRelease(file),
  };
  reportIssues(parsed.error.issues, checked, problems);
  return {};
}

/**
 * Asks the kind for what its schema can't say; paths that hold a `${NAME}` are left for the run.
 */
export async function reportFurtherProblems(
  probe: RawProbe,
  { parsed }: ValidatedProbe,
  declaration: Declaration<unknown>,
  problems: ProblemList,
): Promise<void> {
  if (parsed === undefined || declaration.findProblems === undefined) return;
  for (const { path, message } of await declaration.findProblems(parsed.options)) {
    const value = valueAt(probe.options, path);
    if (typeof value === 'string' && hasReference(value)) continue;
    problems.add(
      () => probe.file.locate([...probe.path, ...path]),
      () => `\`${renderPath([probe.kind, ...path])}\`: ${message}`,
    );
  }
}

function worseOf(a: Blast, b: Blast): Blast {
  return BLASTS.indexOf(a) >= BLASTS.indexOf(b) ? a : b;
}

/** The blast that options of this kind have; the worse guess while the options are not known. */
export function decideBlast(
  probe: RawProbe,
  { parsed }: ValidatedProbe,
  declaration: Declaration<unknown>,
  phase: Phase,
): Blast {
  const { about } = declaration;
  if (declaration.blastOf === undefined) return about.blast;
  if (parsed !== undefined) return declaration.blastOf(parsed.options, phase);
  try {
    return worseOf(about.blast, declaration.blastOf(probe.options, phase));
  } catch {
    // It expects valid options, and these still hold a `${NAME}`: they may come to anything.
    return 'mutate-target';
  }
}
