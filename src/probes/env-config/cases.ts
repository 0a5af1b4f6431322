import type { Case } from '../contract.ts';
import type { EnvConfigEvidence, VariableEvidence } from './judge.ts';

const control = { missingIsSeen: true, placeholderIsRefused: true };

const key: VariableEvidence = {
  name: 'SECRET_KEY',
  required: true,
  type: 'secret',
  minBits: 128,
  length: '32+',
  checks: { present: true, filled: true, changed: true, real: true, strong: true },
};

function see(...variables: readonly VariableEvidence[]): EnvConfigEvidence {
  return {
    source: 'the environment of the runner',
    variables: [...variables],
    shared: [],
    control,
  };
}

const options = { required: ['SECRET_KEY'], example: '.env.example' };

export const cases: readonly Case<EnvConfigEvidence>[] = [
  {
    title: 'The key is set, strong, and not the one of the example',
    shows: 'pass',
    options,
    evidence: see(key),
    outcome: 'pass',
  },
  {
    title: 'Debug mode is forbidden, and the variable is not set at all',
    shows: 'pass',
    options: { forbid: { FLASK_DEBUG: ['1', 'true'] } },
    evidence: see({
      name: 'FLASK_DEBUG',
      required: false,
      type: 'string',
      length: 'none',
      checks: { allowed: true },
    }),
    outcome: 'pass',
  },
  {
    title: 'The variable is not set',
    shows: 'fail',
    options,
    evidence: see({ ...key, length: 'none', checks: { present: false } }),
    outcome: 'fail',
    reason: 'assertion',
  },
  {
    title: 'The value is the one that the example shows',
    shows: 'must-not-pass',
    options,
    evidence: see({ ...key, checks: { ...key.checks, changed: false } }),
    outcome: 'fail',
    reason: 'assertion',
  },
  {
    title: 'The variable is set, to nothing but blanks',
    shows: 'must-not-pass',
    options,
    evidence: see({ ...key, length: 'none', checks: { present: true, filled: false } }),
    outcome: 'fail',
    reason: 'assertion',
  },
  {
    title: 'Two secrets have one value',
    shows: 'must-not-pass',
    options: { required: ['SECRET_KEY', 'JWT_SECRET'] },
    evidence: {
      ...see(key, { ...key, name: 'JWT_SECRET' }),
      shared: [['JWT_SECRET', 'SECRET_KEY']],
    },
    outcome: 'fail',
    reason: 'assertion',
  },
  {
    title: 'The example names no variable, so there is nothing to check',
    shows: 'must-not-pass',
    options: { example: '.env.example' },
    evidence: see(),
    outcome: 'inconclusive',
    reason: 'no-data',
  },
  {
    title: 'A name that nobody has set is reported as set',
    shows: 'control',
    options,
    evidence: { ...see(key), control: { ...control, missingIsSeen: false } },
    outcome: 'inconclusive',
    reason: 'control-failed',
  },
];
