import type { HeaderList, TargetTool } from '../toolbox.ts';

/** One instance of a service, and how it is asked. */
export interface Instance {
  /** As written in the plan; null where the address of the environment is asked. */
  readonly name: string | null;
  readonly headers: HeaderList;
  resolve(pathOrUrl: string): string;
}

interface InstanceOptions {
  readonly instances?: readonly string[] | undefined;
  readonly instanceHeader?: string | undefined;
}

/** The instances that the options name; the environment as a whole where they name none. */
export function listInstances(options: InstanceOptions, target: TargetTool): readonly Instance[] {
  const resolve = (pathOrUrl: string): string => target.resolve(pathOrUrl);
  const { instances, instanceHeader } = options;
  if (instances === undefined) return [{ name: null, headers: [], resolve }];
  return instances.map((name) => {
    if (instanceHeader === undefined) return { name, headers: [], resolve: joinTo(name) };
    return { name, headers: [[instanceHeader.toLowerCase(), name]], resolve };
  });
}

/** A path is appended to what the base URL has, an absolute URL replaces it. */
function joinTo(base: string): (pathOrUrl: string) => string {
  return (pathOrUrl) => {
    if (/^https?:\/\//i.test(pathOrUrl)) return pathOrUrl;
    return `${base.replace(/\/+$/, '')}/${pathOrUrl.replace(/^\/+/, '')}`;
  };
}

/** Instances that are asked at the same time. */
const WIDTH = 4;

/**
 * Takes samples one after the other of each task, of a few tasks at a time; results in order. A
 * sample without an answer is the last of its task: the next would only wait as long again.
 */
export async function takeSamples<Task, Sample extends { readonly failure?: object | undefined }>(
  tasks: readonly Task[],
  count: number,
  take: (task: Task) => Promise<Sample>,
): Promise<{ readonly task: Task; readonly samples: readonly Sample[] }[]> {
  const results: { readonly task: Task; readonly samples: readonly Sample[] }[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < tasks.length) {
      const index = next;
      next += 1;
      const task = tasks[index] as Task;
      const samples: Sample[] = [];
      while (samples.length < count && samples.at(-1)?.failure === undefined) {
        samples.push(await take(task));
      }
      results[index] = { task, samples };
    }
  };
  await Promise.all(Array.from({ length: Math.min(WIDTH, tasks.length) }, work));
  return results;
}

/** A sample, and how many were the same. */
export type Counted<Sample> = Sample & { readonly count: number };

/** Different samples that evidence has room for, shared by all that is asked. */
const GROUPS = 60;

/**
 * Equal samples become one with their number, in the order in which they first came. What differs
 * too often for evidence is only counted.
 */
export function countEqual<Sample extends object>(
  samples: readonly Sample[],
  tasks: number,
): { readonly samples: Counted<Sample>[]; readonly omitted: number } {
  const groups = new Map<string, Counted<Sample>>();
  const room = Math.max(2, Math.floor(GROUPS / tasks));
  let omitted = 0;
  for (const sample of samples) {
    const key = JSON.stringify(sample);
    const known = groups.get(key);
    if (known === undefined && groups.size === room) omitted += 1;
    else groups.set(key, { ...sample, count: (known?.count ?? 0) + 1 });
  }
  return { samples: [...groups.values()], omitted };
}
