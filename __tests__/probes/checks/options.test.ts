import { describe, expect, it } from '@jest/globals';
import {
  type ChecksOptions,
  declaration,
  listRequired,
} from '../../../src/probes/checks/options.ts';

function explain(options: object): readonly string[] {
  const parsed = declaration.options.safeParse(options);
  return parsed.success ? [] : parsed.error.issues.map(({ message }) => message);
}

describe('the options of checks', () => {
  it.each<[object, RegExp]>([
    [{}, /without a name nothing is asserted/],
    [{ required: [] }, /expected array to have >=1/],
    [{ statuses: [] }, /expected array to have >=1/],
    [{ required: ['test', 'test'] }, /named twice/],
    [{ statuses: ['ci', { context: 'ci', creator: 'ana' }] }, /named twice/],
    [{ statuses: ['holdpoint/production/approval'] }, /can’t wait for what a gate says/],
    [{ statuses: [{ context: 'Holdpoint/x' }] }, /can’t wait for what a gate says/],
    [{ required: ['test'], app: 'GitHub Actions' }, /slug of an app/],
  ])('refuse %j', (options, message) => {
    expect(explain(options).join()).toMatch(message);
  });

  it('refuse a name of nothing, and a workflow that is no file of workflows', () => {
    expect(explain({ required: [''] })).not.toEqual([]);
    expect(explain({ required: [{ name: 'test', workflow: 'ci.yml' }] })).not.toEqual([]);
    expect(explain({ required: [{ name: 'test', accept: ['failure'] }] })).not.toEqual([]);
  });

  it('complete a name by the defaults', () => {
    const options = declaration.options.parse({
      required: ['test', { name: 'e2e', app: 'circleci-checks', accept: ['neutral'] }],
    });
    expect(listRequired(options as ChecksOptions)).toEqual([
      { name: 'test', app: 'github-actions', accept: [] },
      { name: 'e2e', app: 'circleci-checks', accept: ['neutral'] },
    ]);
  });
});
