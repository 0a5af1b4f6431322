import * as z from 'zod';
import { DURATION_PATTERN } from '../../domain/duration.ts';
import { declareProbe } from '../contract.ts';

const options = z
  .strictObject({
    ask: z.string().min(1).optional().describe('What the person should look at before confirming.'),
    validFor: z
      .string()
      .regex(DURATION_PATTERN)
      .default('24h')
      .describe('How long a confirmation counts: a number and a unit, `24h`.'),
  })
  .describe(
    'An item for a person: pending until somebody comments `/confirm <id> <commit>` for this commit. With an `owner` only members of that role may, else whoever may write to the repository.',
  );

export type ManualOptions = z.infer<typeof options>;

export const declaration = declareProbe<ManualOptions>({
  kind: 'manual',
  about: {
    question: 'Has a person confirmed this for exactly this commit?',
    harm: 'What no probe can see is ticked from memory, late, for another commit.',
    remedy: 'Look at it, then confirm it for this commit.',
    control:
      'Nobody having confirmed is the control: it is pending, never a pass. Edited, withdrawn and expired words, and those of people who may not confirm, are no confirmation either.',
    blast: 'read',
  },
  options,
  needs: ['approvals', 'subject', 'clock', 'item'],
  uses: {},
  isManual: true,
});
