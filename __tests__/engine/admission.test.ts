import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { combineUses, createAdmission, type Uses } from '../../src/engine/admission.ts';
import { sleep } from './engine-fixtures.ts';

const READ: Uses = { target: 'shared' };
const WRITE: Uses = { target: 'exclusive' };

/** Notes who is inside, in the order in which they came in. */
function watchDoors(limit: number) {
  const doors = createAdmission(limit);
  const inside: string[] = [];
  const releases = new Map<string, () => void>();
  const enter = (name: string, uses: Uses) =>
    doors.enter(uses).then((release) => {
      inside.push(name);
      releases.set(name, release);
    });
  const leave = async (name: string) => {
    releases.get(name)?.();
    await sleep(0);
  };
  return { doors, inside, enter, leave };
}

describe('admission', () => {
  it('lets in as many as the limit says', async () => {
    const { inside, enter, leave } = watchDoors(2);
    for (const name of ['a', 'b', 'c']) void enter(name, {});
    await sleep(0);
    expect(inside).toEqual(['a', 'b']);
    await leave('a');
    expect(inside).toEqual(['a', 'b', 'c']);
  });

  it('lets readers share and a writer alone', async () => {
    const { inside, enter, leave } = watchDoors(9);
    void enter('r1', READ);
    void enter('r2', READ);
    void enter('w', WRITE);
    await sleep(0);
    expect(inside).toEqual(['r1', 'r2']);
    await leave('r1');
    expect(inside).toEqual(['r1', 'r2']);
    await leave('r2');
    expect(inside).toEqual(['r1', 'r2', 'w']);
  });

  it('lets no reader overtake a waiting writer, and everybody pass who wants something else', async () => {
    const { inside, enter, leave } = watchDoors(9);
    void enter('r1', READ);
    void enter('w', WRITE);
    void enter('r2', READ);
    void enter('db', { database: 'exclusive' });
    await sleep(0);
    expect(inside).toEqual(['r1', 'db']);
    await leave('r1');
    expect(inside).toEqual(['r1', 'db', 'w']);
    await leave('w');
    expect(inside).toEqual(['r1', 'db', 'w', 'r2']);
  });

  it('gives no place to who waits for a lock', async () => {
    const { inside, enter } = watchDoors(2);
    void enter('w1', WRITE);
    void enter('w2', WRITE);
    void enter('free', {});
    await sleep(0);
    expect(inside).toEqual(['w1', 'free']);
  });

  it('takes all or nothing, so that two who want the same in another order both get it', async () => {
    const { inside, enter, leave } = watchDoors(9);
    void enter('a', { target: 'exclusive', database: 'exclusive' });
    void enter('b', { database: 'exclusive', target: 'exclusive' });
    await sleep(0);
    await leave('a');
    expect(inside).toEqual(['a', 'b']);
  });

  it('is not fooled by who leaves twice', async () => {
    const { inside, enter, leave } = watchDoors(1);
    for (const name of ['a', 'b', 'c']) void enter(name, {});
    await sleep(0);
    await leave('a');
    await leave('a');
    expect(inside).toEqual(['a', 'b']);
  });

  it('turns away who waits and who comes once it is closed', async () => {
    const { doors } = watchDoors(1);
    const release = await doors.enter({});
    const waiting = doors.enter({});
    doors.close(new Error('over'));
    await expect(waiting).rejects.toThrow('over');
    await expect(doors.enter({})).rejects.toThrow('over');
    release();
  });

  it('combines what several use', () => {
    expect(combineUses([READ, { database: 'shared' }, WRITE, READ])).toEqual({
      target: 'exclusive',
      database: 'shared',
    });
  });

  it('never lets two inside that exclude each other, and lets everybody in at last', async () => {
    const mode = fc.constantFrom('shared' as const, 'exclusive' as const, undefined);
    const uses = fc.record({ target: mode, database: mode, workspace: mode });
    await fc.assert(
      fc.asyncProperty(
        fc.array(uses, { maxLength: 25 }),
        fc.integer({ min: 1, max: 5 }),
        async (all, limit) => {
          const doors = createAdmission(limit);
          const inside: (readonly [string, string])[][] = [];
          let most = 0;
          const visit = async (index: number) => {
            const wanted = Object.entries(all[index] ?? {}).filter(
              (entry): entry is [string, 'shared' | 'exclusive'] => entry[1] !== undefined,
            );
            const release = await doors.enter(Object.fromEntries(wanted));
            for (const other of inside.flat()) {
              for (const [resource, how] of wanted) {
                if (other[0] === resource) expect([other[1], how]).toEqual(['shared', 'shared']);
              }
            }
            inside.push(wanted);
            most = Math.max(most, inside.length);
            await sleep(index % 3 === 0 ? 1 : 0);
            inside.splice(inside.indexOf(wanted), 1);
            release();
          };
          await Promise.all(all.map((_, index) => visit(index)));
          expect(most).toBeLessThanOrEqual(limit);
          expect(inside).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  });
});
