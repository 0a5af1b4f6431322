import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** How long processes have to end by themselves after SIGTERM. */
const GRACE_MS = 500;

/** How long the kernel has to take away what was killed; only what is stuck in it takes longer. */
const KILL_MS = 2_000;

const POLL_MS = 20;

/**
 * Ends every process of the session that `leader` opened: SIGTERM, and SIGKILL for what is left
 * after half a second. A session, because a child that opens its own process group (`timeout`,
 * `set -m`) stays in it. Resolves when none is left. What opened a session of its own is let go.
 */
export async function endSession(leader: number): Promise<void> {
  if (!signalSession(leader, 'SIGTERM')) return;
  if (await waitForEmpty(leader, GRACE_MS)) return;
  const giveUpAt = performance.now() + KILL_MS;
  // Again and again, because a process may have been born between the look and the signal.
  while (signalSession(leader, 'SIGKILL') && performance.now() < giveUpAt) await sleep(POLL_MS);
}

async function waitForEmpty(leader: number, withinMs: number): Promise<boolean> {
  const until = performance.now() + withinMs;
  while (signalSession(leader, 0)) {
    if (performance.now() >= until) return false;
    await sleep(POLL_MS);
  }
  return true;
}

/** True if there was anybody to signal. */
function signalSession(leader: number, signal: NodeJS.Signals | 0): boolean {
  const members = listSession(leader);
  if (members === undefined) return send(-leader, signal);
  if (members.length === 0) return false;
  if (signal !== 0) {
    send(-leader, signal);
    for (const member of members) send(member, signal);
  }
  return true;
}

function send(target: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(target, signal);
    return true;
  } catch {
    // It has ended in the meantime.
    return false;
  }
}

/** Living processes of a session; undefined where there is no /proc, and the group has to do. */
function listSession(leader: number): readonly number[] | undefined {
  if (process.platform !== 'linux') return undefined;
  const names = readdirSync('/proc');
  if (!names.includes(String(process.pid))) return undefined;
  return names
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => isLivingMember(pid, leader));
}

function isLivingMember(pid: number, leader: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The name may hold anything, so fields count from the last bracket: state ppid pgrp session.
    const [state, , , session] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return Number(session) === leader && state !== 'Z' && state !== 'X';
  } catch {
    return false;
  }
}
