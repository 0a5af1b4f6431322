import { describe, expect, it } from '@jest/globals';
import { unwrapModule } from '../../src/expect/unwrap-module.ts';

describe('unwrapModule', () => {
  it('takes the names from `default`, where a bundle leaves them', () => {
    expect(unwrapModule<object>({ default: { parse: 1 } })).toEqual({ parse: 1 });
    expect(unwrapModule<object>({ default: { parse: 1 }, parse: 2 })).toEqual({ parse: 1 });
  });

  it('takes the names of a module without one', () => {
    expect(unwrapModule({ parse: 1 })).toEqual({ parse: 1 });
  });
});
