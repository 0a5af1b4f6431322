import { UsageError } from '../../domain/errors.ts';
import type { ReportReference } from './settings.ts';

const DIGEST = /^(?:sha256:)?([0-9a-f]{64})$/;

/**
 * `path=digest` or `path digest`, as another job's outputs give them. A path without a digest is
 * kept, and does not count: what can't be tied to the job that made it proves nothing.
 */
export function parseReportReferences(words: readonly string[]): readonly ReportReference[] {
  return words
    .map((word) => word.trim())
    .filter((word) => word !== '')
    .map((word) => {
      const [, path = word, digest = ''] = /^(.*?)(?:[=\s]\s*(\S*))?$/.exec(word) ?? [];
      const hex = DIGEST.exec(digest)?.[1];
      if (digest !== '' && hex === undefined) {
        throw new UsageError(
          `"${digest}" is no SHA-256 digest. Hand on the output \`report-digest\` of the job that wrote ${path}.`,
        );
      }
      return { path, digest: hex ?? '' };
    });
}
