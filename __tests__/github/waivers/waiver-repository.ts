import { parse } from 'yaml';
import type { Waiver, WaiverProof } from '../../../src/domain/waiver.ts';
import { openWaiverProver } from '../../../src/github/waivers/prove-waiver.ts';
import { connectTo } from '../../support/github/connect.ts';
import type { LocalGitHub } from '../../support/github/local-github.ts';

export const PATH = '.github/holdpoint-waivers.yml';

export const WAIVER: Waiver = {
  item: 'health',
  reason: 'status',
  justification: 'The old balancer.',
  requestedBy: 'ana',
  approvedBy: 'jonas',
  expires: '2099-02-01T00:00:00Z',
};

export const OTHER: Waiver = { ...WAIVER, item: 'login' };

/** The file with these waivers, in this order. */
export function fileOf(...waivers: readonly Waiver[]): Readonly<Record<string, string>> {
  return { [PATH]: JSON.stringify({ version: 1, waivers }) };
}

function parseFile(text: string): readonly Waiver[] {
  return (parse(text) as { waivers: Waiver[] }).waivers;
}

export async function proveOn(
  github: LocalGitHub,
  waiver = WAIVER,
  ref = 'refs/heads/main',
): Promise<WaiverProof> {
  const history = { path: PATH, ref, parse: parseFile };
  return openWaiverProver(() => connectTo(github), history)(waiver);
}

/** Why the waiver is not proved; throws if it is. */
export async function refuseOn(github: LocalGitHub, waiver = WAIVER): Promise<string> {
  const proof = await proveOn(github, waiver);
  if (proof.isProved) throw new Error(`It was proved by #${proof.pullRequest}.`);
  return proof.why;
}
