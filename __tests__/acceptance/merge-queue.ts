import { deliverMergeGroup } from '../support/events/branch-events.ts';
import type { Delivery } from '../support/events/delivery.ts';
import { PERSON } from '../support/github/seed.ts';
import type { World } from './world.ts';

async function createCommit({ github }: World, parents: readonly string[], treeOf: string) {
  const ask = async (method: string, path: string, body?: object) => {
    const answer = await fetch(`${github.url}/repos/${github.repository}/git/${path}`, {
      method,
      headers: { authorization: `token ${github.tokenOf(PERSON)}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return (await answer.json()) as { sha: string; tree: { sha: string } };
  };
  const { tree } = await ask('GET', `commits/${treeOf}`);
  const message = 'Merge by the queue';
  return (await ask('POST', 'commits', { message, tree: tree.sha, parents })).sha;
}

/**
 * Groups of a merge queue, one after the other: each pull request on top of the group before it, as
 * GitHub builds them. The event of each says that group as its base.
 */
export async function queueUp(world: World, places: readonly number[]): Promise<Delivery[]> {
  const place = await world.where();
  const deliveries: Delivery[] = [];
  let base = place.main;
  for (const index of places) {
    const { number, headSha } = world.pull(index);
    const head = await createCommit(world, [base, headSha], headSha);
    deliveries.push(deliverMergeGroup(place, { head, pullRequest: number, base }));
    base = head;
  }
  return deliveries;
}

/** One group of several pull requests, squashed one by one, that is named after the last. */
export async function squashGroup(world: World, places: readonly number[]): Promise<Delivery> {
  const place = await world.where();
  let head = place.main;
  for (const index of places) head = await createCommit(world, [head], world.pull(index).headSha);
  const { number } = world.pull(places.at(-1));
  return deliverMergeGroup(place, { head, pullRequest: number });
}
