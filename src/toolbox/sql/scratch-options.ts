import * as z from 'zod';
import { DURATION_PATTERN } from '../../domain/duration.ts';

/** A server that a probe may write to and empty; shared by every probe that does. */
export const scratchOption = z
  .strictObject({
    dsn: z
      .string()
      .min(1)
      .describe(
        'Connection URI of a server for scratch work, of a role that may create databases.',
      ),
    system: z
      .string()
      .regex(/^(?:\d{10,20}|\$\{.*\})$/, { error: 'A system identifier is 10 to 20 digits' })
      .optional()
      .describe(
        'Its `system_identifier` (select * from pg_control_system()). Without it the server must be young: made within `madeWithin`.',
      ),
    madeWithin: z
      .string()
      .regex(DURATION_PATTERN, { error: 'Write a number and a unit: 30m, 12h, 7d' })
      .default('24h')
      .describe('How old a server without `system` may be; the identifier tells when it was made.'),
  })
  .describe(
    'A PostgreSQL server for scratch work. It has to prove that it is one before anything is written: by its system identifier, or by its youth. It is never the server that is looked at.',
  );

export type ScratchOptions = z.infer<typeof scratchOption>;
