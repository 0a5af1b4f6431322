import { describe, expect, it } from '@jest/globals';
import { collect } from '../../../src/probes/manual/collect.ts';
import { evidence, judge } from '../../../src/probes/manual/judge.ts';
import { facts, HEAD, OLD, sign } from '../../gate/sign-offs/approval-examples.ts';
import { catchProbeError } from '../../support/catch-probe-error.ts';
import { openTools, type Setting, signals } from '../approval-tools.ts';

const options = { validFor: '24h' };
const confirm = (by: string, id = 1) =>
  sign(by, '', { id, command: { type: 'confirm', ids: ['notes', 'other'], commit: HEAD } });
const run = (setting: Setting) => collect(options, openTools(setting), signals);

describe('what manual collects', () => {
  it('is evidence, and a pass where a person who may confirmed it', async () => {
    const seen = await run({ facts: facts([confirm('jonas')]), owner: 'lead' });
    expect(evidence.schema.parse(seen)).toEqual(seen);
    expect(judge(seen, options)).toMatchObject({ outcome: 'pass' });
  });

  it('is nothing where there is no GitHub or no commit, and that waits', async () => {
    for (const setting of [{ isAbsent: true } as const, { commit: '' }]) {
      const seen = await run(setting);
      expect(seen).not.toHaveProperty('facts');
      expect(judge(seen, options)).toMatchObject({ outcome: 'pending' });
    }
  });

  it('is an error where GitHub can’t be read, or speaks of another commit', async () => {
    expect(await catchProbeError(run({}))).toMatchObject({ reason: 'auth' });
    const other = facts([confirm('ana')], { commit: OLD });
    expect(await catchProbeError(run({ facts: other }))).toMatchObject({ reason: 'internal' });
  });

  it('is an error where there is more than evidence may hold, and never a pass', async () => {
    const withdraw = { type: 'withdraw' } as const;
    const noise = Array.from({ length: 900 }, (_, id) =>
      sign('ana', '', { id, command: withdraw }),
    );
    const said = facts([confirm('ana', 5000), ...noise]);
    expect(await catchProbeError(run({ facts: said }))).toMatchObject({ reason: 'output-limit' });
  });
});
