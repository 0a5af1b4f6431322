import { afterEach } from '@jest/globals';

/** Returns a function that remembers what must be closed after each test of the file. */
export function keepOpen(): <Thing extends { close(): unknown }>(thing: Thing) => Thing {
  const open: { close(): unknown }[] = [];
  afterEach(async () => {
    for (const one of open.splice(0)) await one.close();
  });
  return (thing) => {
    open.push(thing);
    return thing;
  };
}
