import { describe, expect, it } from '@jest/globals';
import { PlanError } from '../../src/domain/errors.ts';
import type { PlanFile } from '../../src/plan/layer.ts';
import { isOlder, requireRelease } from '../../src/plan/requires.ts';
import { readYaml } from '../../src/plan/yaml/read-yaml.ts';

describe('the release that a plan needs', () => {
  it.each([
    ['0.1.0', '0.1', false],
    ['0.1.0', '0.1.1', true],
    ['0.9.0', '0.10', true],
    ['1.10.0', '1.9.9', false],
    ['2.0.0', '1', false],
    ['1.9.9', '2', true],
    ['1.2.3', '1.2.3', false],
  ])('%s is older than %s: %s', (version, wanted, older) => {
    expect(isOlder(version, wanted)).toBe(older);
    const text = `requires: ">=${wanted}"`;
    const file: PlanFile = { yaml: readYaml('p', text), text, key: 'p', bases: new Set() };
    const check = () => requireRelease([file], version);
    if (older) expect(check).toThrow(PlanError);
    else expect(check).not.toThrow();
  });
});
