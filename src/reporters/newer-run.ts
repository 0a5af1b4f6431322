import { type CommentMarker, renderMarker } from '../domain/marker.ts';
import { PHASES } from '../domain/phase.ts';
import { findKeptPhases, renderKeptPhases } from './kept-phases.ts';
import { escapeMarkdown, renderLink } from './markdown.ts';

interface Word {
  readonly state: string;
  /** `holdpoint/<environment>/<phase>`. */
  readonly context: string;
  readonly description: string;
  readonly targetUrl?: string;
}

export interface NewerRun {
  readonly marker: CommentMarker;
  readonly words: readonly Word[];
  /** What stands there now, of which other phases stay in view. */
  readonly standing: string;
  readonly commit: string;
  /** Tells this text from what that run writes itself. */
  readonly mark: string;
}

const KEPT_BYTES = 40_000;

/** Stands for a newer run whose text an older one wrote over: its statuses, and a link to it. */
export function renderNewerRun({ marker, words, standing, commit, mark }: NewerRun): string {
  const lines = words.map(({ state, context, description }) => {
    const said = escapeMarkdown(description, 200);
    return `- **${escapeMarkdown(state, 20)}** ${escapeMarkdown(context, 200)}: ${said}`;
  });
  const phases = PHASES.filter((phase) =>
    words.some(({ context }) => context.split('/').includes(phase)),
  );
  const url = words.find(({ targetUrl }) => targetUrl !== undefined)?.targetUrl;
  const link = renderLink(`run ${marker.runId}`, url);
  const kept = renderKeptPhases(findKeptPhases(standing, { commit, phases }), KEPT_BYTES).text;
  const head = `${renderMarker(marker)}\n${mark}\n## ${escapeMarkdown(marker.environment, 60)}`;
  return `${head}\n\n${lines.join('\n')}\n\nThe details are in the job summary of ${link}.\n${kept}`;
}
