import { afterEach, expect, it } from '@jest/globals';
import { deliverMergeGroup, deliverSchedule } from '../support/events/branch-events.ts';
import { deliverPullRequest } from '../support/events/pull-request.ts';
import { BOT } from '../support/github/seed.ts';
import { describeWith } from './describe-with.ts';
import { openShopWorld, type ShopWorld } from './shop-world.ts';

const APPROVAL = '{ item: The notes are written, owner: product-owner, manual: {} }';

let world: ShopWorld;
afterEach(() => world.close());

describeWith('act', 'pull-request.yml', () => {
  it('gives both phases their own status, and the pull request one comment', async () => {
    world = await openShopWorld({ example: 'pull-request.yml', plan: { approval: APPROVAL } });
    const { jobs } = await world.run(deliverPullRequest(world.place, world.pull));
    expect(jobs).toEqual({ gate: 'success' });
    expect(world.statuses(world.pull.headSha)).toEqual({
      'production/pre-deployment': 'success',
      'production/approval': 'pending',
    });
    const comments = await world.gitHub.comments(world.pull.number);
    expect(comments.map(({ author }) => author)).toEqual([BOT]);
  }, 120_000);

  it('judges the sign-offs although the checks failed', async () => {
    const plan = { tests: '2 passed, 1 failed', approval: APPROVAL };
    world = await openShopWorld({ example: 'pull-request.yml', plan });
    const { jobs } = await world.run(deliverPullRequest(world.place, world.pull));
    expect(jobs).toEqual({ gate: 'failure' });
    expect(world.statuses(world.pull.headSha)).toEqual({
      'production/pre-deployment': 'failure',
      'production/approval': 'pending',
    });
  }, 120_000);
});

describeWith('act', 'fork-pull-request.yml', () => {
  const open = () =>
    openShopWorld({
      example: 'fork-pull-request.yml',
      plan: { approval: APPROVAL },
      pull: { fork: true },
    });

  it('keeps status and comment of a fork, and runs no command', async () => {
    world = await open();
    const delivery = deliverPullRequest(
      world.place,
      world.pull,
      { head: 'bob/crm' },
      'pull_request_target',
    );
    const { jobs } = await world.run(delivery);
    expect(jobs).toEqual({ approval: 'success' });
    expect(world.statuses(world.pull.headSha)).toEqual({ 'production/approval': 'pending' });
    expect(await world.gitHub.comments(world.pull.number)).toHaveLength(1);
  }, 120_000);

  it('leaves alone what is no fork', async () => {
    world = await open();
    const delivery = deliverPullRequest(world.place, world.pull, {}, 'pull_request_target');
    expect((await world.run(delivery)).jobs).toEqual({ approval: 'skipped' });
  }, 120_000);
});

describeWith('act', 'merge-queue.yml', () => {
  it.each([
    ['success', {}],
    ['failure', { approval: APPROVAL }],
  ])(
    'gives the group the status %s',
    async (state, plan) => {
      world = await openShopWorld({ example: 'merge-queue.yml', plan });
      const { headSha: head, number: pullRequest } = world.pull;
      await world.run(deliverMergeGroup(world.place, { head, pullRequest }));
      expect(world.statuses(head)).toEqual({
        'production/pre-deployment': state,
        'production/approval': state,
      });
    },
    120_000,
  );
});

describeWith('act', 'recheck.yml', () => {
  it.each([
    ['success', 200],
    ['failure', 503],
  ] as const)(
    'ends with %s when the shop answers %i, and says nothing on GitHub',
    async (result, health) => {
      world = await openShopWorld({ example: 'recheck.yml', health, plan: { needs: '' } });
      const { jobs } = await world.run(deliverSchedule(world.place));
      expect(jobs).toEqual({ recheck: result });
      expect(world.gitHub.requests().filter(({ method }) => method !== 'GET')).toEqual([]);
    },
    120_000,
  );
});
