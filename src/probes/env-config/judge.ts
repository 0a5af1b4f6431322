import * as z from 'zod';
import type { Finding, Judgement } from '../../domain/report.ts';
import type { EvidenceShape, Judge } from '../contract.ts';
import { CHECK_NAMES, CHECK_PROSE, type CheckName } from './checks.ts';
import type { EnvConfigOptions } from './options.ts';
import { TYPES } from './rule-schema.ts';

const variable = z.strictObject({
  name: z.string(),
  required: z.boolean(),
  type: z.enum(TYPES),
  minBits: z.int().optional(),
  length: z.enum(['none', '1-7', '8-15', '16-31', '32+']),
  checks: z.partialRecord(z.enum(CHECK_NAMES), z.boolean()),
});

const schema = z.strictObject({
  source: z.string(),
  variables: z.array(variable),
  shared: z.array(z.array(z.string())).describe('Names of secrets that have one value.'),
  control: z.strictObject({
    missingIsSeen: z.boolean().describe('A made-up name was reported as missing.'),
    placeholderIsRefused: z.boolean().describe('The value `changeme` was refused.'),
  }),
});

export type EnvConfigEvidence = z.infer<typeof schema>;
export type VariableEvidence = z.infer<typeof variable>;

export const evidence: EvidenceShape<EnvConfigEvidence> = { version: 1, schema };

function countComplaints(count: number): string {
  return count === 1 ? '1 complaint' : `${count} complaints`;
}

export const judge: Judge<EnvConfigOptions, EnvConfigEvidence> = (seen, options) => {
  const findings = [...seen.variables.flatMap(listFindings), ...seen.shared.map(describeShared)];
  if (findings.length > 0) return refuse(seen, findings);
  const unseen = listNames(options).filter((name) => !isExamined(seen, name));
  const checked = seen.variables.filter(({ checks }) => Object.keys(checks).length > 0);
  if (unseen.length > 0 || checked.length === 0) return reportNoData(seen, unseen);
  const broken = listBrokenControls(seen);
  if (broken.length > 0) {
    return {
      outcome: 'inconclusive',
      reason: 'control-failed',
      summary: 'The rules let through what they must refuse, so that a pass would prove nothing.',
      findings: broken,
    };
  }
  const count = checked.length === 1 ? '1 variable' : `${checked.length} variables`;
  return {
    outcome: 'pass',
    summary: `${count} of ${seen.source} checked: set where required, and no default.`,
    findings: [],
  };
};

function refuse(seen: EnvConfigEvidence, findings: Finding[]): Judgement {
  const names = new Set(findings.map(({ where }) => where));
  return {
    outcome: 'fail',
    reason: 'assertion',
    summary: `${countComplaints(findings.length)} about ${[...names].join('; ')} in ${seen.source}.`,
    findings,
  };
}

function reportNoData(seen: EnvConfigEvidence, unseen: readonly string[]): Judgement {
  return {
    outcome: 'inconclusive',
    reason: 'no-data',
    summary: `There was nothing to check in ${seen.source}.`,
    findings: unseen.map((where) => ({
      expected: 'an answer',
      seen: 'it was not looked at',
      where,
    })),
    remedy: 'Name variables in `required`, or in the example file.',
  };
}

/** Names that must have been looked at, whatever the evidence says. */
function listNames({ required = [], rules = {}, forbid = {}, optional = [] }: EnvConfigOptions) {
  const listed = Array.isArray(required) ? required : Object.keys(required);
  const must = [...listed, ...Object.keys(rules)].filter((name) => !optional.includes(name));
  return [...new Set([...must, ...Object.keys(forbid)])];
}

function isExamined(seen: EnvConfigEvidence, name: string): boolean {
  const found = seen.variables.find((one) => one.name === name);
  return found !== undefined && Object.keys(found.checks).length > 0;
}

function listFindings(one: VariableEvidence): Finding[] {
  return CHECK_NAMES.filter((name) => one.checks[name] === false).map((name) => ({
    expected: describeExpected(name, one),
    seen: CHECK_PROSE[name].seen,
    where: one.name,
  }));
}

function describeExpected(name: CheckName, { type, minBits }: VariableEvidence): string {
  const { expected } = CHECK_PROSE[name];
  if (name === 'format') return `a value of the type ${type}`;
  return name === 'strong' ? `${expected} of ${minBits ?? 0} bits or more` : expected;
}

function describeShared(names: readonly string[]): Finding {
  return {
    expected: 'a secret of its own for each',
    seen: 'they have the same value',
    where: names.join(', '),
  };
}

function listBrokenControls({ control }: EnvConfigEvidence): Finding[] {
  const findings: Finding[] = [];
  if (!control.missingIsSeen) {
    findings.push({ expected: 'a made-up name is missing', seen: 'it is set', where: 'control' });
  }
  if (!control.placeholderIsRefused) {
    findings.push({ expected: 'changeme is refused', seen: 'it is accepted', where: 'control' });
  }
  return findings;
}
