#!/usr/bin/env node
import { enableCompileCache } from 'node:module';

const NEEDED = 24;

if (Number.parseInt(process.versions.node, 10) < NEEDED) {
  process.stderr.write(
    `Holdpoint needs Node ${NEEDED} or newer, and this is ${process.versions.node}. Install Node ${NEEDED}, and run it again.\n`,
  );
  process.exit(2);
}
// The cache pays from the second run on one machine, which is what a command line has and a fresh
// hosted runner has not; so the Action does without.
enableCompileCache();
const { main } = await import('./cli/main.ts');
await main(process.argv.slice(2));
