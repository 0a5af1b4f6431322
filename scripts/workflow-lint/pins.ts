import { type LintResult, type RawFinding, type Source, toFinding } from './source.ts';

interface KnownAction {
  /** Releases by the commit of their tag, looked up when the pin was written. */
  readonly releases: Readonly<Record<string, string>>;
  readonly inputs: readonly string[];
}

/** What our workflows and examples may use; `inputs` are those of the newest release here. */
export const KNOWN_ACTIONS: Readonly<Record<string, KnownAction>> = {
  'actions/checkout': {
    releases: {
      '11bd71901bbe5b1630ceea73d27597364c9af683': 'v4.2.2',
      '3d3c42e5aac5ba805825da76410c181273ba90b1': 'v7.0.1',
    },
    inputs: ['fetch-depth', 'path', 'persist-credentials', 'ref', 'repository', 'token'],
  },
  'actions/download-artifact': {
    releases: { '3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c': 'v8.0.1' },
    inputs: ['artifact-ids', 'merge-multiple', 'name', 'path', 'pattern'],
  },
  'actions/upload-artifact': {
    releases: { bbbca2ddaa5d8feaa63e36b76fdaad77386f024f: 'v7.0.0' },
    inputs: ['if-no-files-found', 'include-hidden-files', 'name', 'overwrite', 'path'],
  },
};

const USES = /\buses:\s*(?<action>[\w./-]+)@(?<ref>\S+)(?:\s+#\s*(?<version>\S+))?/;

function judgeLine(text: string): string | undefined {
  const { action = '', ref = '', version } = USES.exec(text)?.groups ?? {};
  if (action === '' || action === 'holdpoint/holdpoint') return undefined;
  const known = KNOWN_ACTIONS[action]?.releases[ref];
  if (known === undefined) return `nobody has looked up ${action}@${ref}; add it to pins.ts`;
  return known === version
    ? undefined
    : `${action}@${ref} is ${known}; the comment says ${version}`;
}

/** Each pin must be the commit of the release that its comment names. */
export function lintPins(sources: readonly Source[]): LintResult {
  const findings = sources.flatMap((source) =>
    source.text
      .split('\n')
      .map((text, index): Partial<RawFinding> => {
        const message = judgeLine(text);
        return message === undefined ? {} : { line: index + 1, message };
      })
      .filter((raw): raw is RawFinding => raw.message !== undefined)
      .map((raw) => toFinding(source, raw)),
  );
  return { linter: 'pins', files: sources.length, findings };
}
