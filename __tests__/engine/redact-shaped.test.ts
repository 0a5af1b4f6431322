import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { createRedactor } from '../../src/engine/create-redactor.ts';
import { redactShaped } from '../../src/engine/redact-shaped.ts';
import { listOutcomes, runOne } from './engine-fixtures.ts';

const schema = z.strictObject({
  candidates: z.array(
    z.strictObject({ state: z.enum(['required', 'optional']), note: z.string() }),
  ),
  more: z.record(z.string(), z.literal('everything')).optional(),
});

function redactorOf(...values: readonly string[]) {
  const redactor = createRedactor();
  for (const [index, value] of values.entries()) redactor.register(value, `S${index}`);
  return redactor;
}

describe('a secret that is the same text as a word of the schema', () => {
  it('leaves names and values of the schema alone, and is hidden elsewhere', async () => {
    const redactor = redactorOf('candidate', 'required', 'everything');
    const value = {
      candidates: [{ state: 'required', note: 'the candidate is required' }],
      more: { candidate: 'everything' },
    };
    const shown = await redactShaped(redactor, value, schema);
    expect(schema.safeParse(shown).success).toBe(true);
    expect(shown).toEqual({
      candidates: [{ state: 'required', note: 'the [redacted:S0] is [redacted:S1]' }],
      more: { '[redacted:S0]': 'everything' },
    });
  });

  it('changes nothing of the rest', async () => {
    const value = { candidates: [{ state: 'optional', note: 'hunter22-hunter22' }] };
    const shown = await redactShaped(redactorOf('hunter22-hunter22'), value, schema);
    expect(shown).toEqual({ candidates: [{ state: 'optional', note: '[redacted:S0]' }] });
  });

  it('costs an item neither its evidence nor its limits', async () => {
    const options = z.strictObject({ maximum: z.int(), mode: z.enum(['strictly', 'loosely']) });
    const evidence = z.strictObject({ measured: z.int() });
    const result = await runOne(
      {
        declaration: { options },
        schema: evidence,
        collect: () => ({ measured: 7 }),
        judge: (seen, given) => {
          const { maximum, mode } = given as z.infer<typeof options>;
          const isOver = (seen as z.infer<typeof evidence>).measured > maximum;
          return isOver && mode === 'strictly'
            ? { outcome: 'fail', reason: 'threshold', summary: 'Over.', findings: [] }
            : { outcome: 'pass', summary: 'Fine.', findings: [] };
        },
      },
      { options: { maximum: 5, mode: 'strictly' } },
      { variables: { A: 'maximum', B: 'strictly', C: 'measured' } },
    );
    expect(listOutcomes([result])).toEqual([expect.stringContaining('fail/threshold')]);
    expect(result.options).toEqual({ maximum: 5, mode: 'strictly' });
  });
});
