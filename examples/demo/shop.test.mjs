// Stands for a test suite: prints how many tests passed and failed, as JSON.
import { readFileSync } from 'node:fs';

const folder = new URL('.', import.meta.url);
const tests = process.env.DEMO_SKIP_TESTS
  ? []
  : [
      () => readFileSync(new URL('CHANGELOG.md', folder), 'utf8').includes('#'),
      () => readFileSync(new URL('.env.example', folder), 'utf8').includes('SECRET_KEY'),
    ];
const passed = tests.filter((test) => test()).length;
console.log(JSON.stringify({ passed, failed: tests.length - passed }));
