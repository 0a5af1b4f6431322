import { PlanError } from '../domain/errors.ts';
import type { ReasonCode } from '../domain/reason.ts';
import { isTooLong, MAX_WAIVER_DAYS, type PlacedWaiver, WAIVERS_PATH } from '../domain/waiver.ts';
import { reportIssues } from './explain/report-issues.ts';
import { ProblemList } from './problem-list.ts';
import { waiverFileSchema } from './schema/waiver-schema.ts';
import { requireSize } from './source.ts';
import { readYaml, type YamlFile } from './yaml/read-yaml.ts';

const WORDS = {
  one: 'A file of waivers',
  empty: 'The file of waivers is empty. Write `version: 1` and `waivers: []`, or remove the file.',
};
const AS_WRITTEN = '`${…}` is not filled in here: waivers are taken as they are written.';

function readEntries(file: YamlFile): readonly PlacedWaiver[] {
  const parsed = waiverFileSchema.safeParse(file.json);
  if (parsed.success) {
    return parsed.data.waivers.map((waiver, index) => ({
      ...waiver,
      reason: waiver.reason as ReasonCode,
      position: file.locate(['waivers', index]),
    }));
  }
  const problems = new ProblemList();
  const checked = { file, path: [], name: '', value: file.json, schema: waiverFileSchema };
  reportIssues(parsed.error.issues, checked, problems);
  problems.throwIfAny();
  // Left alone were only values that name a variable, which a plan may fill in later.
  throw new PlanError([{ file: file.path, line: 1, column: 1, message: AS_WRITTEN }]);
}

/** The waivers of a file, whenever they end. Throws PlanError with every problem. */
export function parseWaivers(path: string, text: string): readonly PlacedWaiver[] {
  requireSize(path, Buffer.byteLength(text));
  return readEntries(readYaml(path, text, WORDS));
}

/** Throws PlanError for those that end too far ahead of `now` (UTC, ISO 8601). */
function requireSoonEnd(waivers: readonly PlacedWaiver[], now: string): void {
  const problems = waivers
    .filter((waiver) => isTooLong(waiver, now))
    .map(({ position, expires, item }) => ({
      ...position,
      message: `The waiver of \`${item}\` ends at ${expires}: more than ${MAX_WAIVER_DAYS} days from now. Let it end sooner, and renew it if it is still needed then.`,
    }));
  if (problems.length > 0) throw new PlanError(problems);
}

/**
 * The waivers of the protected side's file. Throws PlanError: a broken file must not look like one
 * without waivers.
 */
export function loadWaivers(text: string, now: string): readonly PlacedWaiver[] {
  const waivers = parseWaivers(WAIVERS_PATH, text);
  requireSoonEnd(waivers, now);
  return waivers;
}
