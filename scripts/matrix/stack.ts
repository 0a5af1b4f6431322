import { type SpawnSyncReturns, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

export const APPLICATION = join(ROOT, 'examples/lt-crm');

/** Where `flask` is, as the workflow's virtual environment would have it. */
export const PROGRAMS = join(ROOT, '.cache/lt-crm/venv/bin');

/** Ports of a world; two worlds must not share one. */
const PORTS_OF_A_WORLD = 100;
const FIRST_PORT = 4_600;

export interface Stack {
  /** Folder with all that is running, and the tree that is tried. */
  readonly state: string;
  /** What `crm up` says of it: addresses, identities, tokens. */
  readonly variables: Readonly<Record<string, string>>;
  down(): Promise<void>;
}

export interface Wanted {
  /** Of the worlds that run at the same time. */
  readonly place: number;
  readonly defect: string | undefined;
  /** Commits that `/version` tells. */
  readonly candidate: string;
  readonly previous: string;
}

/** Brings the application up with one defect, or healthy; rejects with what `crm up` says. */
export async function bringUp({ place, defect, candidate, previous }: Wanted): Promise<Stack> {
  const state = join(ROOT, `.cache/lt-crm/matrix-${place}`);
  const env = {
    ...process.env,
    CRM_STATE: state,
    CRM_PORT_BASE: String(FIRST_PORT + PORTS_OF_A_WORLD * (place + 1)),
    DEFECT: defect ?? '',
    CRM_CANDIDATE_RELEASE: candidate,
    CRM_PREVIOUS_RELEASE: previous,
  };
  await crm('down', env);
  const up = await crm('up', env);
  if (up.status !== 0) throw new Error(`crm up: ${up.stderr.trim().slice(-2_000)}`);
  const text = readFileSync(join(state, 'env.json'), 'utf8');
  return {
    state,
    variables: JSON.parse(text) as Record<string, string>,
    down: async () => void (await crm('down', env)),
  };
}

type Ended = Pick<SpawnSyncReturns<string>, 'status' | 'stderr'>;

function crm(verb: 'up' | 'down', env: NodeJS.ProcessEnv): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(join(APPLICATION, 'crm'), [verb], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stderr = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        stderr += text;
      });
    }
    child.on('error', reject);
    child.on('exit', (status) => resolve({ status, stderr }));
  });
}
