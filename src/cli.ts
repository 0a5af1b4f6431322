#!/usr/bin/env node
import { enableCompileCache } from 'node:module';

// The cache pays from the second run on one machine, which is what a command line has and a fresh
// hosted runner has not; so the Action does without.
enableCompileCache();
const { main } = await import('./cli/main.ts');
await main(process.argv.slice(2));
