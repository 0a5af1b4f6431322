import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export const ROOT = join(import.meta.dirname, '..');

export interface Program {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** The exit code that says the program did what is measured. */
  readonly exitCode: number;
  /** Must be in the output, so that nothing is timed which did not happen. */
  readonly prints?: string;
}

export interface Sample {
  readonly ms: number;
  readonly peakMb: number;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low = 0, high = 0] = [sorted[(sorted.length - 1) >> 1], sorted[middle]];
  return (low + high) / 2;
}

export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Runs a script on this Node as a whole process; rejects if it did not do what it should. */
export async function runProgram(program: Program): Promise<Sample> {
  const folder = mkdtempSync(join(tmpdir(), 'holdpoint-bench-'));
  const peakFile = join(folder, 'peak');
  const preload = pathToFileURL(join(ROOT, 'bench/peak.mjs')).href;
  const startedAt = process.hrtime.bigint();
  const child = spawn(process.execPath, ['--import', preload, ...program.argv], {
    cwd: program.cwd,
    env: { PATH: process.env['PATH'] ?? '', HOME: folder, BENCH_PEAK: peakFile, ...program.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      // The verdict stands at the end.
      output = (output + chunk.toString()).slice(-20_000);
    });
  }
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  const ms = Number(process.hrtime.bigint() - startedAt) / 1e6;
  try {
    if (code !== program.exitCode || !output.includes(program.prints ?? '')) {
      throw new Error(`${program.argv.join(' ')} ended with ${code}:\n${output.slice(-2_000)}`);
    }
    return { ms, peakMb: Number(readFileSync(peakFile, 'utf8')) / 1024 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export interface Comparison {
  readonly ours: Sample;
  readonly bare: Sample;
}

/** Medians of interleaved runs, so that a drift of the machine meets both alike. */
export async function compare(ours: Program, bare: Program, rounds: number): Promise<Comparison> {
  const samples = { ours: [] as Sample[], bare: [] as Sample[] };
  await runProgram(bare);
  await runProgram(ours);
  for (let round = 0; round < rounds; round += 1) {
    samples.bare.push(await runProgram(bare));
    samples.ours.push(await runProgram(ours));
  }
  const summarise = (list: readonly Sample[]): Sample => ({
    ms: median(list.map(({ ms }) => ms)),
    peakMb: median(list.map(({ peakMb }) => peakMb)),
  });
  return { ours: summarise(samples.ours), bare: summarise(samples.bare) };
}
