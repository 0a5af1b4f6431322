import { describe, expect, it } from '@jest/globals';
import { countEqual, listInstances, takeSamples } from '../../src/toolbox/http/sampling.ts';
import { createTargetTool } from '../../src/toolbox/target.ts';

const target = createTargetTool('staging', 'https://crm.example/app');

describe('instances', () => {
  it.each([
    [{}, [null], 'https://crm.example/app/health'],
    [
      { instances: ['https://a.example/x/'] },
      ['https://a.example/x/'],
      'https://a.example/x/health',
    ],
    [{ instances: ['m1'], instanceHeader: 'X-Pick' }, ['m1'], 'https://crm.example/app/health'],
  ])('of %j are %j', (options, names, url) => {
    const instances = listInstances(options, target);
    expect(instances.map((one) => one.name)).toEqual(names);
    expect(instances[0]?.resolve('/health')).toBe(url);
    expect(instances[0]?.resolve('https://b.example/')).toBe('https://b.example/');
  });

  it('are picked by a header', () => {
    const [one] = listInstances({ instances: ['m1'], instanceHeader: 'X-Pick' }, target);
    expect(one?.headers).toEqual([['x-pick', 'm1']]);
  });
});

describe('samples', () => {
  it('are taken one after the other of each task, of four tasks at a time, in order', async () => {
    let atOnce = 0;
    let most = 0;
    const results = await takeSamples(
      [1, 2, 3, 4, 5, 6],
      2,
      async (task): Promise<{ task: number; failure?: object }> => {
        atOnce += 1;
        most = Math.max(most, atOnce);
        await new Promise((resolve) => setTimeout(resolve, 10 - task));
        atOnce -= 1;
        return { task };
      },
    );
    expect(results.map(({ task }) => task)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(results[5]?.samples).toEqual([{ task: 6 }, { task: 6 }]);
    expect(most).toBe(4);
  });

  it('end with the first that has no answer', async () => {
    let count = 0;
    const [only] = await takeSamples(['a'], 9, async (): Promise<{ failure?: object }> => {
      count += 1;
      return count === 3 ? { failure: {} } : {};
    });
    expect(only?.samples).toHaveLength(3);
  });

  it('that are equal are counted; those that differ too often only as a number', () => {
    expect(countEqual([{ a: 1 }, { a: 2 }, { a: 1 }], 1)).toEqual({
      samples: [
        { a: 1, count: 2 },
        { a: 2, count: 1 },
      ],
      omitted: 0,
    });
    const all = Array.from({ length: 50 }, (_, a) => ({ a }));
    const { samples, omitted } = countEqual(all, 10);
    expect([samples.length, omitted]).toEqual([6, 44]);
  });
});
