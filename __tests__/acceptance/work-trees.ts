import type { Files } from '../support/github/git.ts';
import type { GitHubSeed } from '../support/github/seed.ts';

type Tree = Readonly<Record<string, string>>;

/** What `actions/checkout` would put into the workspace; the local GitHub keeps the same. */
export interface WorkTrees {
  main(): Tree;
  /** The trial merge of a pull request, by its place among them. */
  merged(place: number): Tree;
  change(place: number, files: Files): void;
  changeMain(files: Files): void;
  /** The pull request became part of `main`. */
  merge(place: number): void;
}

function lay(tree: Tree, files: Files): Tree {
  const kept = Object.entries({ ...tree, ...files }).filter(([, text]) => text !== null);
  return Object.fromEntries(kept) as Tree;
}

export function openWorkTrees(seed: GitHubSeed): WorkTrees {
  let main: Tree = { ...seed.files };
  const patches: Files[] = (seed.pullRequests ?? []).map(({ files }) => files ?? {});
  const patchOf = (place: number) => patches[place] ?? {};
  const trees: WorkTrees = {
    main: () => main,
    merged: (place) => lay(main, patchOf(place)),
    change: (place, files) => {
      patches[place] = { ...patchOf(place), ...files };
    },
    changeMain: (files) => {
      main = lay(main, files);
    },
    merge: (place) => {
      main = lay(main, patchOf(place));
    },
  };
  for (const [place, { merged }] of (seed.pullRequests ?? []).entries()) {
    if (merged !== undefined) trees.merge(place);
  }
  return trees;
}
