export const ADAPTERS = [
  'flask-migrate',
  'alembic',
  'django',
  'rails',
  'prisma',
  'command',
] as const;

export type AdapterName = (typeof ADAPTERS)[number];

/** How one program ended, and what it wrote: redacted, at most 256 KiB of each output. */
export interface MigrationRun {
  /** The program and its arguments, without environment. */
  readonly command: string;
  /** Null if a signal ended it. */
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly durationMs: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly isTruncated: boolean;
}

/** One migration, as the files of the project have it. Django’s are written `app.0001_initial`. */
export interface MigrationStep {
  readonly revision: string;
  readonly title: string;
  /** Revisions that it stands on. */
  readonly parents: readonly string[];
  /** Of Django: each app has a last migration of its own, whatever stands on it in another. */
  readonly app?: string;
}

export interface HeadList {
  readonly heads: readonly string[];
  /** What has several heads where one is meant: an app of Django, or the whole project. */
  readonly forks: readonly { readonly of: string; readonly heads: readonly string[] }[];
  readonly run: MigrationRun;
}

/** Revisions that the database is at: none if it is empty; of Django the last of each app. */
export interface CurrentState {
  readonly revisions: readonly string[];
  readonly run: MigrationRun;
}

export interface StepList {
  /** Oldest first; every step stands behind its parents. */
  readonly steps: readonly MigrationStep[];
  readonly run: MigrationRun;
}

/** Drift as the tool itself sees it: models against schema. `unknown` if it could not say. */
export interface DriftCheck {
  readonly state: 'none' | 'found' | 'unknown';
  /** What it found, in its own words. */
  readonly lines: readonly string[];
  readonly run: MigrationRun;
}

/**
 * One migration tool, driven from outside. Every method takes the connection URI of the database to
 * work on, and gives it to the tool by environment. Methods that only read reject with ProbeError
 * `config` if the tool ends in another way than with 0, or with `output-limit`; all of them with
 * `tool-missing`, `timeout` and `cancelled`.
 */
export interface MigrationTool {
  readonly adapter: AdapterName;
  /** Tables of its own, in which it keeps revisions: unqualified names. */
  readonly ownTables: readonly string[];
  readonly canDowngrade: boolean;
  listHeads(dsn: string): Promise<HeadList>;
  readCurrent(dsn: string): Promise<CurrentState>;
  /** Undefined if the tool can't say. */
  listSteps(dsn: string): Promise<StepList | undefined>;
  /** To the head, or to `target`. Any exit code is an answer. */
  upgrade(dsn: string, target?: string): Promise<MigrationRun>;
  /**
   * Back to the state in which `revisions` were current; none is the empty database. Any exit code
   * is an answer; of several commands the first that fails, else the last. `config` if it can't.
   */
  downgrade(dsn: string, revisions: readonly string[]): Promise<MigrationRun>;
  /** Undefined if the tool has no such check. */
  checkDrift(dsn: string): Promise<DriftCheck | undefined>;
  /** SQL that leads from one state to a later one, offline; undefined if the tool can't say. */
  writeSql(
    dsn: string,
    from: readonly string[],
    to: readonly string[],
  ): Promise<MigrationRun | undefined>;
}
