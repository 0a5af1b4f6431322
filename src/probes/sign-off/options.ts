import * as z from 'zod';
import { DURATION_PATTERN } from '../../domain/duration.ts';
import { DEFAULT_VALID_FOR } from '../../gate/sign-offs/asked-roles.ts';
import { declareProbe } from '../contract.ts';

const options = z
  .strictObject({
    role: z
      .string()
      .min(1)
      .max(100)
      .describe('The role that has to sign: one of `roles` of the plan.'),
    validFor: z
      .string()
      .regex(DURATION_PATTERN)
      .default(DEFAULT_VALID_FOR)
      .describe('How long a sign-off counts: a number and a unit, `72h`.'),
    environmentApprovals: z
      .boolean()
      .default(false)
      .describe(
        'Count required reviewers of the GitHub environment of the same name, if the run is of this commit. GitHub tells no time of them, so `validFor` does not end them; they count for the first attempt of the run alone.',
      ),
    digest: z
      .string()
      .regex(/^[0-9a-f]{64}$/i)
      .optional()
      .describe(
        'SHA-256 (hex) of what the signer is shown, such as `${BENCH_DIGEST}` (which belongs in `public`). A sign-off has to carry its first 12 digits or more behind the commit, so that other figures void it; reviews and environment approvals carry none.',
      ),
    figures: z
      .string()
      .min(1)
      .max(1_000)
      .optional()
      .describe('What the signer is shown beside the line to paste; needs `digest`.'),
  })
  .refine((value) => value.figures === undefined || value.digest !== undefined, {
    error:
      'figures need the `digest` of what they are from: else other figures would not void a sign-off',
  })
  .refine((value) => value.digest === undefined || !value.environmentApprovals, {
    error: 'an environment approval carries no digest: take `environmentApprovals` or `digest` out',
  })
  .describe(
    'The sign-off of a role, by a person who holds it, for exactly this commit: a comment `/sign-off <role> <commit>`, or an approving review. Needs `digest` beside `figures`, and no `environmentApprovals` beside `digest`.',
  );

export type SignOffOptions = z.infer<typeof options>;

export const declaration = declareProbe<SignOffOptions>({
  kind: 'sign-off',
  about: {
    question: 'Has somebody who holds this role signed for exactly this commit?',
    harm: 'Approvals of an earlier push, of the author himself, or of whoever came by let through what nobody answers for.',
    remedy: 'Let a member of the role look at it and comment the line that the summary names.',
    control:
      'No sign-off is the control: it is pending, never a pass. Edited, quoted, withdrawn and expired words, words on another commit, and those of author and deployer are no sign-offs either.',
    blast: 'read',
    standard: 'SOC 2 CC8.1, ISO/IEC 27001:2022 A.8.32',
  },
  options,
  needs: ['approvals', 'subject', 'clock'],
  uses: {},
  isManual: true,
});
