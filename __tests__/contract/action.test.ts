import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { INPUTS } from '../../src/app/act/inputs.ts';
import { OUTPUTS } from '../../src/app/act/outputs.ts';
import { VERSION } from '../../src/domain/version.ts';
import { listSources, readSource } from './sources.ts';

interface ActionFile {
  readonly inputs: Record<string, { description?: string; default?: string; required?: boolean }>;
  readonly outputs: Record<string, { description?: string }>;
  readonly runs: { using: string; main: string };
  readonly branding: { icon: string; color: string };
}

const action = parse(readSource('action.yml')) as ActionFile;

describe('action.yml', () => {
  it('declares exactly the inputs that the code reads', () => {
    expect(Object.keys(action.inputs)).toEqual([...INPUTS]);
  });

  it('declares exactly the outputs that the code writes', () => {
    expect(Object.keys(action.outputs)).toEqual([...OUTPUTS]);
  });

  it('describes each and gives every input a default, because nothing needs configuration', () => {
    for (const one of [...Object.values(action.inputs), ...Object.values(action.outputs)]) {
      expect(one.description?.length ?? 0).toBeGreaterThan(20);
    }
    for (const input of Object.values(action.inputs)) expect(input.default).toBeDefined();
  });

  it('runs the committed file on Node 24', () => {
    expect(action.runs).toEqual({ using: 'node24', main: 'dist/index.js' });
  });

  it('reads inputs and writes outputs in one file each', () => {
    const readers = listSources('src').filter((path) => /\bgetInput\(/.test(readSource(path)));
    const writers = listSources('src').filter((path) => /\bsetOutput\(/.test(readSource(path)));
    expect(readers).toEqual(['src/app/act/inputs.ts']);
    expect(writers).toEqual(['src/app/act/outputs.ts']);
  });

  it('is of the version that the package says', () => {
    expect(VERSION).toBe((JSON.parse(readSource('package.json')) as { version: string }).version);
  });
});
