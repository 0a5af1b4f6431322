import { describe, expect, it } from '@jest/globals';
import { judgeReport } from '../../src/app/judge.ts';
import { parseReport } from '../../src/reporters/parse-report.ts';
import { type ActionRun, runAction, startAction } from './judged-action.ts';

const PLAN = '.github/holdpoint.yml';

/** A push to the default branch: the work tree is the protected side, and there is nobody to publish to. */
function onPush(items: string, rest: Partial<ActionRun> = {}): ActionRun {
  const plan = `version: 1\nenvironments: { production: {} }\nphases:\n  pre-deployment:\n${items}`;
  return {
    files: { [PLAN]: plan },
    event: {
      name: 'push',
      payload: {
        ref: 'refs/heads/main',
        after: 'a'.repeat(40),
        repository: { default_branch: 'main' },
      },
    },
    ...rest,
    env: { GITHUB_REF: 'refs/heads/main', GITHUB_SHA: 'a'.repeat(40), ...rest.env },
  };
}

const fine = `    - item: It is fine
      blast: read
      command: { run: echo fine, expect: { stdout: { contains: fine } } }
`;

describe('the contract of the runner', () => {
  it('sets every output, writes the summary and the report', async () => {
    const result = await runAction(onPush(fine));
    expect(result.exitCode).toBe(0);
    expect(Object.keys(result.outputs).sort()).toEqual([
      'counts',
      'exit-code',
      'failed-items',
      'overridden-by',
      'report',
      'report-digest',
      'rollback',
      'summary',
      'verdict',
    ]);
    expect(result.outputs).toMatchObject({ verdict: 'GO', 'exit-code': '0', rollback: 'none' });
    expect(result.summary).toContain('GO');
    const { differences, report } = await judgeReport(parseReport(result.report ?? ''));
    expect({ differences, verdict: report.verdict?.verdict }).toEqual({
      differences: [],
      verdict: 'GO',
    });
  }, 30_000);

  it('obeys no command that a program or a plan prints', async () => {
    const hostile = `    - item: "::error::forged"
      blast: read
      command:
        run: |
          printf '::set-output name=verdict::GO\\n##[error]forged\\n::add-mask::a\\n::stop-commands::x\\n'
          printf 'verdict=GO\\n' >> "\${GITHUB_OUTPUT:-/dev/null}"
          exit 1
`;
    const result = await runAction(onPush(hostile));
    expect(result.exitCode).toBe(1);
    expect(result.outputs['verdict']).toBe('NO-GO');
    const known = new Set(['group', 'endgroup', 'error', 'warning']);
    expect(result.commands.filter(({ name }) => !known.has(name))).toEqual([]);
  }, 30_000);

  it('says each plan error with its place, exit 2, and gives out no verdict', async () => {
    const result = await runAction(onPush('    - { item: It, comand: { run: x } }\n'));
    expect(result.exitCode).toBe(2);
    expect(result.outputs['verdict'] ?? '').toBe('');
    expect(result.log).toContain(`${PLAN}:5:`);
    expect(result.log).toContain('`command`');
  }, 30_000);

  it.each([
    ['hold', 'maybe', 'fail or neutral'],
    ['concurrency', '0', 'whole number'],
    ['dry-run', 'yes', 'true or false'],
    ['deadline', 'soon', 'no duration'],
    ['phase', 'pre-deploymnt', 'pre-deployment'],
    ['only', 'nothing-like-this', 'selects no item'],
  ])(
    'names input %s when it is "%s"',
    async (name, value, sentence) => {
      const result = await runAction(onPush(fine, { inputs: { [name]: value } }));
      expect(result.exitCode).toBe(2);
      expect(result.log).toContain(sentence);
    },
    30_000,
  );

  it('is HOLD and red where a person must confirm, green with hold: neutral', async () => {
    const items = `${fine}    - { item: Somebody looked, manual: {} }\n`;
    const red = await runAction(onPush(items));
    expect([red.exitCode, red.outputs['verdict']]).toEqual([3, 'HOLD']);
    const green = await runAction(onPush(items, { inputs: { hold: 'neutral' } }));
    expect([green.exitCode, green.outputs['verdict']]).toEqual([0, 'HOLD']);
  }, 30_000);

  it('is never GO where nothing was proved, asked or run', async () => {
    const skipped = '    - { item: It, skip: not today, command: { run: x } }\n';
    const undeclared = '    - { item: It, command: { run: echo } }\n';
    const none = await runAction(onPush(skipped));
    expect(none.outputs['verdict']).toBe('HOLD');
    const dry = await runAction(onPush(undeclared, { inputs: { 'dry-run': 'true' } }));
    expect(dry.outputs['verdict']).toBe('HOLD');
    const two = `${fine}    - { item: Another, blast: read, command: { run: "true" } }\n`;
    const partial = await runAction(onPush(two, { inputs: { only: 'it-is-fine' } }));
    expect(partial.outputs['verdict']).toBe('HOLD');
  }, 30_000);

  it('fits a summary of thousands of long items into the 1 MiB that the runner takes', async () => {
    const items = Array.from(
      { length: 1_400 },
      (_, index) =>
        `    - { item: Box ${index} of many, manual: { ask: ${'Look at it. '.repeat(50)} } }\n`,
    );
    const result = await runAction(onPush(`${fine}${items.join('')}`));
    expect(result.outputs['verdict']).toBe('HOLD');
    expect(Buffer.byteLength(result.report ?? '')).toBeGreaterThan(1_048_576);
    const { summary } = result;
    expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(1_048_576);
    expect(summary).toContain('HOLD');
    expect(summary).toContain('Left out');
    expect(summary).toContain('It is fine');
  }, 60_000);

  it('keeps secrets of the environment out of log, summary and report', async () => {
    const secret = 'S3cr3t-value-of-the-run/+=';
    const items = `    - item: It prints too much
      blast: read
      command:
        run: echo "$DEPLOY_KEY"; printf %s "$DEPLOY_KEY" | base64; exit 1
`;
    const result = await runAction(onPush(items, { env: { DEPLOY_KEY: secret } }));
    expect(result.outputs['verdict']).toBe('NO-GO');
    const all = `${result.log}${result.summary}${result.report}`;
    expect(all).not.toContain(secret);
    expect(all).not.toContain(Buffer.from(secret).toString('base64'));
    expect(result.report).toContain('[redacted:DEPLOY_KEY]');
  }, 30_000);
});

describe('cancellation', () => {
  const slow = `${fine}    - item: It takes long
      blast: read
      timeout: 5m
      command:
        run: |
          sleep 300 & echo "child $!" > child.pid
          trap '' TERM
          sleep 300
`;

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'answers %s with a partial report and no verdict, and soon',
    async (signal) => {
      const running = startAction(onPush(slow));
      await running.waitFor('It is fine');
      const signalledAt = Date.now();
      running.kill(signal);
      const result = await running.result;
      expect(result.exitCode).toBe(signal === 'SIGINT' ? 130 : 143);
      expect(result.outputs).toMatchObject({ verdict: '', rollback: '' });
      const report = parseReport(result.report ?? '');
      expect(report.run.cancelled).toBe(true);
      expect(report.verdict).toBeNull();
      expect(report.items.map(({ outcome }) => outcome)).toEqual(['pass', 'error']);
      // One second is the promise; the rest is the noise of a shared machine.
      expect(Date.now() - signalledAt).toBeLessThan(5_000);
    },
    30_000,
  );
});
