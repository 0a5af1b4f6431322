import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collect } from '../../../src/probes/secret-store/collect.ts';
import { evidence, judge } from '../../../src/probes/secret-store/judge.ts';
import { declaration } from '../../../src/probes/secret-store/options.ts';
import { type DatabaseWorld, runDatabaseProbe } from '../../support/database-tools.ts';

/** A folder with the files and programs of one test; a program writes its arguments to `asked`. */
export interface StoreWorld {
  readonly root: string;
  write(name: string, text: string): void;
  /** A program that prints `out`, says `err`, and ends with `code`; returns its path. */
  program(out: string, err?: string, code?: number): string;
  run(options: object, world?: DatabaseWorld): ReturnType<typeof runStoreProbe>;
  remove(): void;
}

function runStoreProbe(options: object, world: DatabaseWorld) {
  return runDatabaseProbe({ declaration, collect, judge, evidence }, options, world);
}

export function createStoreWorld(): StoreWorld {
  const root = mkdtempSync(join(tmpdir(), 'holdpoint-secrets-'));
  const write = (name: string, text: string) => writeFileSync(join(root, name), text);
  let made = 0;
  return {
    root,
    write,
    program: (out, err = '', code = 0) => {
      made += 1;
      const name = join(root, `program-${made}`);
      write(`program-${made}.out`, out);
      write(`program-${made}.err`, err);
      const body = [
        '#!/bin/sh',
        `printf '%s\\n' "$@" > '${root}/asked'`,
        `env > '${root}/environment'`,
        `cat '${name}.out'; cat '${name}.err' >&2; exit ${code}`,
      ];
      writeFileSync(name, `${body.join('\n')}\n`);
      chmodSync(name, 0o755);
      return name;
    },
    run: (options, world = {}) => runStoreProbe(options, { root, ...world }),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
