import type { ApprovalFacts, ApprovalRules } from '../domain/approval.ts';
import type { GitHubTool } from '../domain/github.ts';
import type { Subject } from '../domain/subject.ts';
import type { SqlTool } from './sql/contract.ts';

/** Header fields as they came, in order, names in lower case. */
export type HeaderList = readonly (readonly [name: string, value: string])[];

export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers?: HeaderList;
  readonly body?: string | Uint8Array;
  readonly timeoutMs: number;
  /** Bytes of body to read; the rest is cut. Default 1 MiB. */
  readonly maxBodyBytes?: number;
  /** True: a connection of its own, so that a load balancer may choose another instance. */
  readonly newConnection?: boolean;
}

export interface HttpResponse {
  readonly status: number;
  readonly headers: HeaderList;
  /** Decoded (content coding undone) text, cut at the limit. */
  readonly body: string;
  readonly truncated: boolean;
  readonly firstByteMs: number;
  readonly totalMs: number;
}

/** One request, one answer: never follows a redirect, never retries, keeps no cookie. */
export interface HttpTool {
  /**
   * Rejects with ProbeError: dns, connect, tls, reset, protocol, timeout, or cancelled on abort.
   * An answer with any status is an answer.
   */
  request(request: HttpRequest, signal: AbortSignal): Promise<HttpResponse>;
}

export interface ProcessCommand {
  /** Program and arguments; or one line for `/bin/sh -c`, in which nothing is substituted by us. */
  readonly run: readonly string[] | string;
  readonly cwd: string;
  /** The whole environment of the child: nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  readonly stdin?: string;
  readonly maxOutputBytes: number;
}

export interface ProcessOutput {
  /** UTF-8 text, redacted before it was cut; a line of ours says how much was left out. */
  readonly text: string;
  /** The text without that line of ours: the whole, or its head and its tail. */
  readonly parts: readonly string[];
  /** Bytes that the program wrote, cut or not. */
  readonly bytes: number;
  readonly truncated: boolean;
  /** The parts before they were redacted: to be searched, and for no evidence. */
  readonly original: readonly string[];
}

export interface ProcessResult {
  /** Null if a signal ended it. */
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly stdout: ProcessOutput;
  readonly stderr: ProcessOutput;
  readonly durationMs: number;
}

export interface ProcessTool {
  /**
   * Runs to the end of the process and of all it started. Rejects with ProbeError `tool-missing` if
   * the program is not there, `config` if the folder is not; on abort the whole process group is
   * killed and it rejects with `cancelled` or `timeout` (the reason of the signal).
   */
  run(command: ProcessCommand, signal: AbortSignal): Promise<ProcessResult>;
}

export interface FilesTool {
  /** Folder that relative paths start from, absolute. */
  readonly root: string;
  /**
   * UTF-8 text of a file below the root (links resolved). Rejects with ProbeError `config` if it is
   * missing, leaves the root, or is larger than the limit.
   */
  readText(path: string, maxBytes?: number): Promise<string>;
}

export interface ClockTool {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after `ms`; rejects with the signal's reason on abort. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

export interface EnvironmentTool {
  /** Value of a variable of the runner; undefined if unset, or if it is a token of the runner. */
  get(name: string): string | undefined;
  names(): readonly string[];
}

export interface SecretTool {
  /** From now on this value appears nowhere: not in evidence, findings or reports. */
  register(value: string, name: string): void;
  /**
   * Text redacted and only then cut to `maxBytes`, so that no half of a secret is left at the cut.
   */
  excerpt(text: string, maxBytes: number): { text: string; truncated: boolean };
}

/** The environment that is looked at. */
export interface TargetTool {
  readonly name: string;
  readonly url?: string;
  /** Absolute URL of a path; ProbeError `config` if the environment has no URL. */
  resolve(pathOrUrl: string): string;
}

/** Who may sign, and who did; gathered once for all items of a run. */
export interface ApprovalsTool {
  readonly rules: ApprovalRules;
  /** Rejects with ProbeError if GitHub can't be read: unknown is never "nobody". */
  read(): Promise<ApprovalFacts>;
  /** There is no GitHub to ask in this run, so that nobody can have said anything. */
  readonly isAbsent?: true;
}

/** The item that is run. */
export interface ItemTool {
  readonly id: string;
  /** Role that answers for it. */
  readonly owner?: string;
}

/** What probes may touch. Each names the tools that it needs and is given no others. */
export interface Toolbox {
  readonly http: HttpTool;
  readonly process: ProcessTool;
  readonly sql: SqlTool;
  readonly files: FilesTool;
  readonly clock: ClockTool;
  readonly environment: EnvironmentTool;
  readonly secret: SecretTool;
  readonly target: TargetTool;
  readonly subject: Subject;
  readonly github: GitHubTool;
  readonly approvals: ApprovalsTool;
  readonly item: ItemTool;
}

export type ToolName = keyof Toolbox;

/** Tools that an untrusted context must not have: they run or read what a stranger wrote. */
export const LOCAL_TOOLS: readonly ToolName[] = ['process', 'files'];
