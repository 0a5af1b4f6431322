import { describe, expect, it } from '@jest/globals';
import type { SecretStoreEvidence } from '../../../src/probes/secret-store/evidence.ts';
import { judge } from '../../../src/probes/secret-store/judge.ts';
import { declaration } from '../../../src/probes/secret-store/options.ts';

const fly = { app: 'lt-crm' };

function complain(options: object): string {
  const parsed = declaration.options.safeParse(options);
  return parsed.success ? 'fine' : parsed.error.issues.map(({ message }) => message).join('; ');
}

describe('what a plan may write', () => {
  it.each<[string, object, RegExp]>([
    ['names and a store', { names: ['A'], fly }, /^fine$/],
    ['a script', { from: { script: 'set.sh' }, fly }, /^fine$/],
    ['no names', { fly }, /Say which names/],
    ['an empty list', { names: [], fly }, /./],
    ['nothing to read names from', { from: {}, fly }, /Name a `script`/],
    ['no store', { names: ['A'] }, /Name one store/],
    ['two stores', { names: ['A'], fly, kubernetes: { secret: 'a' } }, /Name one store/],
    ['a name that is none', { names: ['A B'], fly }, /letters, digits/],
    ['an application that is a flag', { names: ['A'], fly: { app: '--all' } }, /without blanks/],
    ['GitHub without a token', { names: ['A'], github: {} }, /./],
  ])('%s', (_, options, says) => {
    const said = complain(options);
    expect(said).toMatch(says);
    if (says.source === '.') expect(said).not.toBe('fine');
  });

  it('asks for no more tools than its store needs', () => {
    const needs = (given: object) => declaration.needsOf?.(declaration.options.parse(given));
    const github = { token: 'x' };
    expect(needs({ names: ['A'], github })).toEqual(['http', 'subject', 'environment', 'secret']);
    expect(needs({ from: { script: 'a' }, github })).toContain('files');
    expect(needs({ names: ['A'], fly })).toEqual(['process', 'files', 'environment', 'secret']);
  });
});

const good: SecretStoreEvidence = {
  store: 'Fly, app lt-crm',
  hasStatus: true,
  wanted: [{ name: 'A', isSet: true, status: 'Deployed' }],
  unread: [],
  others: { count: 0, names: [], undeployed: [] },
  shared: [],
  twice: [],
  control: { missingIsSeen: true },
};

const judged = async (rest: Partial<SecretStoreEvidence>, options: object = {}) =>
  await judge({ ...good, ...rest }, declaration.options.parse({ names: ['A'], fly, ...options }));

describe('the judgement', () => {
  it('wants every name of the plan to have been looked for', async () => {
    expect((await judged({}, { names: ['A', 'B'] })).reason).toBe('no-data');
    expect((await judged({}, { names: ['A', 'B'], ignore: ['B'] })).outcome).toBe('pass');
  });

  it('is a failure before it is a warning', async () => {
    const shared = { shared: [['A', 'B']] };
    expect((await judged(shared)).outcome).toBe('warn');
    const missing = { wanted: [{ name: 'A', isSet: false }] };
    expect((await judged({ ...shared, ...missing })).outcome).toBe('fail');
  });

  it('counts what it does not name', async () => {
    const others = { count: 60, names: ['B', 'C'], undeployed: [] };
    const failed = await judged({ others }, { extra: 'fail' });
    expect(failed.findings[0]?.seen).toBe('B, C and 58 more');
    expect((await judged({ others, unread: [3] })).summary).toBe(
      '1 secret is set and deployed in Fly, app lt-crm; nobody asks for 60 more; not looked into what line 3 reads.',
    );
  });
});
