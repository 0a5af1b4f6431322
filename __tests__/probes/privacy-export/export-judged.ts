import { cases } from '../../../src/probes/privacy-export/cases.ts';
import type {
  PrivacyExportEvidence,
  ProducedExport,
} from '../../../src/probes/privacy-export/evidence.ts';
import { evidence, judge } from '../../../src/probes/privacy-export/judge.ts';
import { declaration } from '../../../src/probes/privacy-export/options.ts';

const [good] = cases;
if (good?.evidence.nobody === undefined) throw new Error('no case');

/** What a healthy run of a command keeps. */
export const base = good.evidence;
export const nobody = good.evidence.nobody;
const options = good.options as object;

/** The judgement of a healthy run with these changes. */
export async function judged(rest: Partial<PrivacyExportEvidence>, changes: object = {}) {
  const given = declaration.options.parse({ ...options, ...changes });
  return await judge(evidence.schema.parse({ ...base, ...rest }), given);
}

export const first = (rest: Partial<ProducedExport>) => ({ first: { ...base.first, ...rest } });
export const second = (rest: Partial<ProducedExport>) => ({ second: { ...base.second, ...rest } });

const answer = { exitCode: undefined, complaint: undefined, status: 200 };

/** A healthy run by HTTP. */
export const byRequest: Partial<PrivacyExportEvidence> = {
  first: { ...base.first, ...answer },
  second: { ...base.second, ...answer },
  nobody: { ...nobody, ...answer, status: 404, bytes: 9, format: 'text' },
  anonymous: { ...nobody, ...answer, status: 401, bytes: 9, format: 'text' },
};

export const asRequest = {
  run: undefined,
  request: { url: '/me/export', headers: { authorization: 'Bearer x' } },
};
