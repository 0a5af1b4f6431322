import { describe, expect, it } from '@jest/globals';
import { findMissingVariables } from '../../src/plan/missing-variables.ts';
import { findShortSecrets } from '../../src/plan/short-secrets.ts';
import { load, PATH } from './plan-fixture.ts';

const plan = await load(`version: 1
public: [PORT]
environments:
  a: { url: "https://\${HOST}/" }
  b: { identity: { ping: { path: "/\${WHO}" } } }
phases:
  approval:
    - { item: A, ping: { path: "/\${TOKEN}:\${PORT}\${subject.commit}$\${ESCAPED}" } }
    - { item: B, ping: { path: "/\${TOKEN}", headers: { x: "\${DEEP}" } } }
    - { item: C, shell: { run: "echo \${SHELL_ONLY}", dir: "\${DIR}" } }
    - { item: D, skip: no, ping: { path: "/\${SKIPPED}" } }
`);

const ALL = {
  TOKEN: 'long-enough',
  PORT: '80',
  DEEP: 'long-enough',
  DIR: 'long-enough',
  WHO: 'long-enough',
  HOST: 'x',
};

describe('variables that are missing', () => {
  it('are none where all are set', () => {
    expect(findMissingVariables(plan, ALL)).toEqual([]);
  });

  it('are named once, where they are used first and by how many', () => {
    const problems = findMissingVariables(plan, { PORT: '80', DEEP: '' });
    expect(problems.map(({ line, message }) => `${line} ${message}`)).toEqual([
      '8 `TOKEN` is not set; a and 1 more can not run without it. Set it in `env:` of the step.',
      '9 `DEEP` is not set; b can not run without it. Set it in `env:` of the step.',
      '10 `DIR` is not set; c can not run without it. Set it in `env:` of the step.',
      '5 `WHO` is not set; the identity of b can not run without it. Set it in `env:` of the step.',
      '1 `HOST` is not set; the URL of a can not run without it. Set it in `env:` of the step.',
    ]);
  });
});

describe('secrets that are too short', () => {
  it('are none where they are long, public, missing, or part of a URL', () => {
    expect(findShortSecrets(plan, ALL)).toEqual([]);
    expect(findShortSecrets(plan, {})).toEqual([]);
  });

  it('are shown with what to write', () => {
    expect(findShortSecrets(plan, { ...ALL, TOKEN: '1234567', WHO: '12345678' })).toEqual([
      {
        file: PATH,
        line: 8,
        column: 7,
        message: expect.stringMatching(
          /`TOKEN` has fewer than 8 characters.*Add `TOKEN` to `public:`/,
        ),
      },
    ]);
  });

  it('never show their value', () => {
    const [problem] = findShortSecrets(plan, { ...ALL, TOKEN: 's3cr3t' });
    expect(problem?.message).not.toContain('s3cr3t');
  });
});
