import { afterEach, expect, it } from '@jest/globals';
import { deliverDispatch, deliverPush } from '../support/events/branch-events.ts';
import { type CommentAction, deliverComment } from '../support/events/issue-comment.ts';
import { describeWith } from './describe-with.ts';
import type { ShopPlan } from './shop.ts';
import { openShopWorld, type ShopWorld } from './shop-world.ts';

const SIGN_OFF = '{ item: The product owner agrees, sign-off: { role: product-owner } }';
const MANUAL = '{ item: The notes are written, owner: product-owner, manual: {} }';
const EXAMPLE = 'sign-off.yml';

let world: ShopWorld;
afterEach(() => world.close());

/** A comment on the pull request, and what the workflow does about it. */
async function say(author: string, body: string, action: CommentAction = 'created') {
  const { gitHub, place, pull } = world;
  const comment = await gitHub.comment(pull.number, author, body);
  const delivery = deliverComment({ ...place, actor: author }, comment, { pull }, action);
  return world.run(delivery, { example: EXAMPLE, runId: String(5000 + comment.id) });
}

describeWith('act', 'sign-off.yml', () => {
  it.each<[string, string, CommentAction, string]>([
    ['talk', 'Looks good to me', 'created', 'skipped'],
    ['a sign-off', 'Tried it.\n\n/sign-off product-owner 3f9c2e1a0b4d', 'created', 'success'],
    ['a sign-off', '/SignOff product-owner 3f9c2e1a0b4d', 'created', 'success'],
    ['a withdrawal', '/withdraw product-owner', 'created', 'success'],
    ['a confirmation', '/confirm the-notes-are-written 3f9c2e1a0b4d', 'created', 'success'],
    ['an override', '/override 3f9c2e1a0b4d it burns', 'created', 'success'],
    ['an edit, whatever it says now', 'Never mind', 'edited', 'success'],
    ['a deletion', 'Never mind', 'deleted', 'success'],
  ])(
    'at %s (%j, %s) ends with %s',
    async (_, body, action, result) => {
      world = await openShopWorld({ example: EXAMPLE, plan: { approval: MANUAL } });
      const { exitCode, jobs } = await say('ana', body, action);
      expect({ exitCode, jobs }).toEqual({ exitCode: 0, jobs: { approval: result } });
      expect(world.gitHub.dispatches()).toEqual([]);
    },
    120_000,
  );

  it('has nothing to do with plain issues', async () => {
    world = await openShopWorld({ example: EXAMPLE });
    const { gitHub, place, pull } = world;
    const comment = await gitHub.comment(pull.number, 'ana', '/sign-off product-owner');
    const { jobs } = await world.run(deliverComment(place, comment, { issue: 7 }));
    expect(jobs).toEqual({ approval: 'skipped' });
  }, 120_000);
});

/** The commit of the merge waits, or may not go out; each test says what comes next. */
async function openMerged(plan: ShopPlan) {
  world = await openShopWorld({
    example: 'deploy.yml',
    plan,
    pull: { merged: true },
    extraPermissions: EXAMPLE,
  });
  return world;
}

/** Starts deploy.yml as the only dispatch so far asks for. */
async function resume() {
  const [dispatch, ...others] = world.gitHub.dispatches();
  expect(others).toEqual([]);
  expect(dispatch).toMatchObject({
    workflow: 'deploy.yml',
    inputs: { commit: world.place.main },
  });
  return world.run(deliverDispatch(world.place, dispatch?.inputs), { runId: '6000' });
}

describeWith('act', 'sign-off.yml and deploy.yml', () => {
  it('go on with the same commit once the sign-off has been given, and not before', async () => {
    const { gitHub, place } = await openMerged({ approval: SIGN_OFF });
    const held = await world.run(deliverPush(place));
    expect(held.jobs).toMatchObject({ gate: 'success', deploy: 'skipped' });
    expect(world.statuses(place.main)).toMatchObject({ 'production/approval': 'pending' });

    await say('bob', `/sign-off product-owner ${place.main}`);
    expect(gitHub.dispatches()).toEqual([]);
    await say('ana', `/sign-off product-owner ${place.main}`);

    expect(await resume()).toMatchObject({ exitCode: 0, done: ['deployed'] });
    expect(world.statuses(place.main)).toMatchObject({ 'production/approval': 'success' });
  }, 180_000);

  it('deploy what is NO-GO for an override of this commit, and for nothing less', async () => {
    const { gitHub, place } = await openMerged({
      tests: '2 passed, 1 failed',
      approval: SIGN_OFF,
    });
    const stopped = await world.run(deliverPush(place));
    expect(stopped.jobs).toMatchObject({ gate: 'failure', deploy: 'skipped' });

    await say('ana', `/override ${place.main} the shop is down`);
    await say('jonas', `/override ${'0'.repeat(40)} the shop is down`);
    expect(gitHub.dispatches()).toEqual([]);
    await say('jonas', `/override ${place.main} the shop is down`);

    expect(await resume()).toMatchObject({ done: ['deployed'] });
    const described = gitHub.statuses(place.main).map(({ description }) => description);
    expect(described).toContainEqual(expect.stringContaining('OVERRIDDEN by jonas: NO-GO'));
    expect(world.statuses(place.main)).toMatchObject({ 'production/pre-deployment': 'success' });
  }, 180_000);
});
