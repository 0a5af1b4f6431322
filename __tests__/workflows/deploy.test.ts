import { afterEach, expect, it } from '@jest/globals';
import { deliverPush } from '../support/events/branch-events.ts';
import { describeWith } from './describe-with.ts';
import { openShopWorld, type ShopSeed, type ShopWorld } from './shop-world.ts';

let world: ShopWorld;
afterEach(() => world.close());

/** A merge on `main`, where the workflow runs. */
async function pushMerge(seed: Partial<ShopSeed>, forgery = '') {
  world = await openShopWorld({ example: 'deploy.yml', pull: { merged: true }, ...seed });
  const { log, ...result } = await world.run(deliverPush(world.place), { forgery });
  return { log, result };
}

/** Green jobs and red ones don't say why; the status does. */
function readGateStatus(): string | undefined {
  return world.statuses(world.place.main)['production/approval'];
}

const STOPPED = { deploy: 'skipped', verify: 'skipped', rollback: 'skipped' };

describeWith('act', 'deploy.yml', () => {
  it('deploys what is GO, verifies it and takes nothing back', async () => {
    const { result } = await pushMerge({});
    expect(result).toEqual({
      exitCode: 0,
      jobs: { gate: 'success', deploy: 'success', verify: 'success', rollback: 'skipped' },
      done: ['deployed'],
    });
    expect(world.statuses(world.place.main)).toEqual({
      'production/pre-deployment': 'success',
      'production/approval': 'success',
      'production/deployment': 'success',
      'production/post-deployment': 'success',
    });
    const [comment, ...others] = await world.gitHub.comments(world.pull.number);
    expect(others).toEqual([]);
    expect(comment?.body).toContain('GO — production');
  }, 120_000);

  it('stops before its deploy job at a NO-GO', async () => {
    const { result } = await pushMerge({ plan: { tests: '2 passed, 1 failed' } });
    const jobs = { gate: 'failure', ...STOPPED };
    expect(result).toEqual({ exitCode: 1, jobs, done: [] });
    expect(readGateStatus()).toBe('failure');
  }, 120_000);

  it('stops before its deploy job, green, while a person has not confirmed', async () => {
    const approval = '{ item: The notes are written, owner: product-owner, manual: {} }';
    const { result } = await pushMerge({ plan: { approval } });
    expect(result).toEqual({ exitCode: 0, jobs: { gate: 'success', ...STOPPED }, done: [] });
    expect(readGateStatus()).toBe('pending');
  }, 120_000);

  it('stops before its deploy job when the plan is broken and there is no verdict', async () => {
    const { result } = await pushMerge({ plan: { approval: '{ item: What is this }' } });
    expect(result).toEqual({ exitCode: 1, jobs: { gate: 'failure', ...STOPPED }, done: [] });
    expect(readGateStatus()).toBe('error');
  }, 120_000);

  it('takes back what turns out to be broken', async () => {
    const { result } = await pushMerge({ health: 503 });
    expect(result).toEqual({
      exitCode: 1,
      jobs: { gate: 'success', deploy: 'success', verify: 'failure', rollback: 'success' },
      done: ['deployed', 'taken back'],
    });
  }, 120_000);

  it('does not deploy on a report that was changed on its way', async () => {
    const { log, result } = await pushMerge({}, 's/"runId"/"runId" /');
    expect(log).toContain('No job that this one needs names the digest of the report.');
    const jobs = { ...STOPPED, gate: 'success', deploy: 'failure' };
    expect(result).toEqual({ exitCode: 1, jobs, done: [] });
  }, 120_000);
});
