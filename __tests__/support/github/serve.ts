// The local GitHub as a process of its own: prints its address, ends with its standard input.
import { createEmulator } from 'emulate';
import { loadDescription } from './description.ts';
import { type GateLog, openGate } from './gate.ts';
import type { ShimState } from './shims.ts';

const BOT = 'github-actions[bot]';
const TOKEN = 'local-github-token-of-the-workflow';
const STRANGER = 'local-github-token-of-a-stranger';
const OWNER = 'local-github-token-of-the-owner';

const emulator: unknown = await createEmulator({
  service: 'github',
  port: 0,
  seed: {
    github: {
      users: [
        { login: 'acme', name: 'Acme', site_admin: true },
        { login: BOT, name: 'Actions', site_admin: true },
        { login: 'stranger', name: 'A stranger' },
      ],
      repos: [{ owner: 'acme', name: 'shop', auto_init: true }],
    },
    tokens: {
      [OWNER]: { login: 'acme', scopes: ['repo'] },
      [TOKEN]: { login: BOT, scopes: ['repo'] },
      [STRANGER]: { login: 'stranger', scopes: ['repo'] },
    },
  },
} as never);
const upstream = (emulator as { url: string }).url;

async function ask(method: string, path: string, body?: unknown, token = OWNER): Promise<unknown> {
  const answer = await fetch(upstream + path, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return text === '' ? null : JSON.parse(text);
}

const repo = '/repos/acme/shop';
const state: ShimState = { statuses: [], runs: new Map(), files: new Map() };
const log: GateLog = { violations: [], requests: [], faults: [] };

async function findHead(branch: string): Promise<string> {
  const found = (await ask('GET', `${repo}/commits/${branch}`)) as { sha: string };
  return found.sha;
}

async function putFiles(branch: string, files: Record<string, string>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    const url = `${repo}/contents/${path.split('/').map(encodeURIComponent).join('%2F')}`;
    const found = await ask('GET', `${url}?ref=${branch}`).catch(() => undefined);
    const content = Buffer.from(text).toString('base64');
    const sha = (found as { sha?: string } | undefined)?.sha;
    await ask('PUT', url, {
      message: path,
      content,
      branch,
      ...(sha === undefined ? {} : { sha }),
    });
  }
}

interface Seed {
  readonly base: Record<string, string>;
  readonly head: Record<string, string>;
}

let pulls = 0;

async function openPull({ base, head }: Seed) {
  await putFiles('main', base);
  const baseSha = await findHead('main');
  pulls += 1;
  const branch = `change-${pulls}`;
  await ask('POST', `${repo}/git/refs`, { ref: `refs/heads/${branch}`, sha: baseSha });
  await putFiles(branch, { [`change-${pulls}.txt`]: 'a change', ...head });
  const pull = (await ask('POST', `${repo}/pulls`, {
    title: 'A change',
    head: branch,
    base: 'main',
  })) as { number: number };
  state.files.set(pull.number, [`change-${pulls}.txt`, ...Object.keys(head)]);
  return { number: pull.number, baseSha, headSha: await findHead(branch), branch };
}

const controls: Record<string, (body: string) => unknown> = {
  '/_gate/pull': (body) => openPull(JSON.parse(body) as Seed),
  '/_gate/log': () => ({ ...log, statuses: state.statuses }),
  '/_gate/fault': (body) => log.faults.push({ times: 1, ...JSON.parse(body) }),
  '/_gate/run': (body) => {
    const { id, attempt, headSha } = JSON.parse(body);
    state.runs.set(String(id), { attempt, headSha });
    return {};
  },
  '/_gate/forget': () => {
    log.requests.length = 0;
    log.faults.length = 0;
    state.statuses.length = 0;
    return {};
  },
};

const url = await openGate({
  description: await loadDescription(),
  upstream,
  repository: (await ask('GET', repo)) as object,
  state,
  log,
  control: async (path, body) => controls[path]?.(body) ?? {},
});
process.stdout.write(`${JSON.stringify({ url, token: TOKEN, stranger: STRANGER })}\n`);
process.stdin.on('end', () => process.exit(0)).resume();
