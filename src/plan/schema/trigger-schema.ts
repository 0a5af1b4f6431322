import * as z from 'zod';
import { itemText } from './item-keys.ts';
import { idSchema } from './names.ts';

/** A condition under which the deployment is taken back. It runs nothing. */
export const triggerSchema = z
  .strictObject({
    item: itemText,
    id: idSchema('What comments call it; made from the words if absent.').optional(),
    when: z
      .strictObject({
        failed: z
          .array(z.string().min(1).max(100))
          .min(1)
          .describe('Ids of the items that show it, advisory ones too.'),
        atLeast: z.int().min(1).default(1).describe('How many of them have to fail.'),
      })
      .describe('What has to be seen.'),
    decision: z
      .enum(['rollback', 'ask'])
      .default('rollback')
      .describe('Take back at once, or ask a person.'),
  })
  .describe('A condition under which the deployment is taken back.');
