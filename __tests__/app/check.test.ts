import { afterEach, describe, expect, it } from '@jest/globals';
import { checkPlan } from '../../src/app/check.ts';
import { openFolder } from '../../src/plan/source.ts';
import { daysAhead, makeEntry, makePlan, WaiverFolder } from './run/waiver-gate.ts';

let folder: WaiverFolder;
afterEach(() => folder.close());

function check() {
  return checkPlan('.github/holdpoint.yml', openFolder(folder.root), {});
}

describe('checkPlan', () => {
  it('lists waivers that ended and those of items that the plan has not', async () => {
    const ended = makeEntry({ expires: daysAhead(-1) });
    folder = await WaiverFolder.open(makePlan(0), [makeEntry(), ended, makeEntry({ item: 'lnt' })]);
    const { warnings } = await check();
    expect(warnings.map(({ file, message }) => `${file}: ${message}`)).toEqual([
      expect.stringMatching(/^\.github\/holdpoint-waivers\.yml: The waiver of `lint` expired at/),
      expect.stringMatching(/^\.github\/holdpoint-waivers\.yml: The plan has no item `lnt`/),
    ]);
  });

  it('refuses a file of waivers that is broken', async () => {
    folder = await WaiverFolder.open(makePlan(0), 'version: 1\nwaivers: [{ item: lint }]\n');
    await expect(check()).rejects.toThrow('`waivers[0].reason` is missing');
  });

  it('tells a broken plan before broken waivers', async () => {
    folder = await WaiverFolder.open('version: 2\n', 'version: 2\n');
    await expect(check()).rejects.toThrow(/^\.github\/holdpoint\.yml:1/);
  });

  it('is content without waivers', async () => {
    folder = await WaiverFolder.open(makePlan(0));
    expect((await check()).warnings).toEqual([]);
  });
});
