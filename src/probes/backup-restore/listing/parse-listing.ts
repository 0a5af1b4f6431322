import * as z from 'zod';
import { ProbeError } from '../../../domain/errors.ts';
import { keepName } from '../keep-names.ts';
import type { Entry } from './entry.ts';

const instant = z.iso.datetime({ offset: true, error: 'an instant such as 2026-01-05T03:00:00Z' });

const row = z.object({
  id: z.union([z.string().min(1), z.number()]).optional(),
  file: z.string().min(1).optional(),
  url: z.url().optional(),
  startedAt: instant.nullish(),
  finishedAt: instant.nullish(),
  bytes: z.int().min(0).nullish(),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, { error: '64 hexadecimal digits' })
    .nullish(),
  lsn: z.string().max(40).nullish(),
  system: z.union([z.string().max(40), z.number()]).nullish(),
});

type Row = z.infer<typeof row>;

const document = z.union([z.array(row), z.object({ backups: z.array(row) })]);

const LINE =
  /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d(?:\.\d+)?)(Z|[+-]\d\d:?\d\d)?\s+(\d+)\s+(\S.*)$/;

const FORM =
  'Print JSON, [{"id", "file", "startedAt", "finishedAt", "bytes", "sha256", "lsn", "system"}], or lines of time, bytes and name.';

/** Backups of a listing: JSON, a JSON object a line, or lines of time (UTC), bytes and name. */
export function parseListing(text: string, where: string): readonly Entry[] {
  const trimmed = text.trim();
  if (trimmed === '') return [];
  if (/^[[{]/.test(trimmed)) return parseRows(trimmed, where).map(toEntry);
  return trimmed.split(/\r?\n/).map((one) => parseLine(one, where));
}

function parseRows(text: string, where: string): readonly Row[] {
  const parsed = document.safeParse(readJson(text, where));
  if (!parsed.success) {
    const [issue] = z.treeifyError(parsed.error).errors;
    throw refuse(`${where} is no list of backups: ${keepName(issue ?? describe(parsed.error))}.`);
  }
  return Array.isArray(parsed.data) ? parsed.data : parsed.data.backups;
}

/** The first complaint of the deepest union member, with its path. */
function describe(error: z.ZodError): string {
  const [issue] = error.issues;
  const inner = issue?.code === 'invalid_union' ? issue.errors.flat()[0] : issue;
  return `${(inner?.path ?? []).join('.') || 'the document'}: ${inner?.message ?? 'invalid'}`;
}

function readJson(text: string, where: string): unknown {
  try {
    const parsed = parseJson(text);
    const isRow = typeof parsed === 'object' && parsed !== null && !('backups' in parsed);
    return isRow && !Array.isArray(parsed) ? [parsed] : parsed;
  } catch {
    return text.split(/\r?\n/).map((one) => {
      try {
        return parseJson(one);
      } catch (cause) {
        throw refuse(`${where} is not valid JSON.`, cause);
      }
    });
  }
}

/** A system identifier has more digits than a number of JavaScript: it is kept as it is written. */
function parseJson(text: string): unknown {
  return JSON.parse(text, (key, value: unknown, context?: { source?: string }) => {
    return key === 'system' && typeof value === 'number' ? (context?.source ?? value) : value;
  });
}

function toEntry(one: Row): Entry {
  const { url, startedAt, finishedAt, bytes, sha256, lsn, system } = one;
  const file = one.file ?? url ?? String(one.id ?? '');
  const isUnfinished = finishedAt === null || (finishedAt === undefined && startedAt != null);
  const backup = {
    id: keepName(String(one.id ?? file)),
    ...(startedAt == null ? {} : { startedAt: toUtc(startedAt) }),
    ...(finishedAt == null ? {} : { finishedAt: toUtc(finishedAt) }),
    ...(bytes == null ? {} : { bytes }),
    ...(sha256 == null ? {} : { sha256: sha256.toLowerCase() }),
    ...(lsn == null ? {} : { lsn: keepName(lsn) }),
    ...(system == null ? {} : { system: String(system) }),
  };
  const place =
    url !== undefined
      ? ({ kind: 'url', url } as const)
      : one.file === undefined
        ? undefined
        : ({ kind: 'path', path: one.file } as const);
  return { backup, place, file, isUnfinished };
}

function parseLine(text: string, where: string): Entry {
  const [, day, time, zone = 'Z', bytes, name] = LINE.exec(text.trim()) ?? [];
  const at = Date.parse(`${day}T${time}${zone}`);
  if (name === undefined || Number.isNaN(at)) {
    throw refuse(`${where} has a line that is no backup: ${JSON.stringify(keepName(text))}.`);
  }
  const changedAt = new Date(at).toISOString();
  const backup = { id: keepName(name), changedAt, bytes: Number(bytes) };
  return { backup, place: { kind: 'path', path: name }, file: name, isUnfinished: false };
}

function toUtc(text: string): string {
  return new Date(text).toISOString();
}

function refuse(message: string, cause?: unknown): ProbeError {
  return new ProbeError('config', message, { remedy: FORM, cause });
}
