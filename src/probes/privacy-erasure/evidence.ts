import * as z from 'zod';
import { leftField, stageFields } from '../../toolbox/sql/person/stage-facts.ts';

const names = z.array(z.string());
const count = z.int().min(0);

const run = z.strictObject({
  exitCode: z.int().nullable().describe('Null if a signal ended it.'),
  complaint: z.string().describe('The end of standard error.'),
});

const hit = z.strictObject({
  relation: z.string().describe('Table, partition, materialised view, or `pg_largeobject`.'),
  table: z.string().describe('The table that a partition is part of; else the same.'),
  rows: count,
  columns: names.describe('Where in the row, some of them; none if that can’t be told.'),
  columnCount: count,
  encodings: names,
});

const change = z.strictObject({ table: z.string(), what: z.enum(['gone', 'changed']) });

const kept = z.strictObject({
  table: z.string(),
  rows: count.describe('Rows of the person before.'),
  gone: count,
  changed: names.describe('Figures that are not the same.'),
});

const store = z.strictObject({
  name: z.string(),
  before: names.describe('How the person was found; empty if not.'),
  after: names,
  othersBefore: count.describe('Markers of others that were found.'),
  othersAfter: count,
});

const invariant = z.strictObject({
  name: z.string(),
  before: z.string().describe('The first row, cut.'),
  after: z.string(),
  isSame: z.boolean(),
  isFalse: z.boolean().describe('A single boolean that is not true.'),
  isEmpty: z.boolean(),
});

export const privacyErasureEvidence = z.strictObject({
  ...stageFields,
  scanned: count.describe('Tables, partitions and materialised views that were read.'),
  control: z.strictObject({
    unseen: names.describe('Marked columns in which nothing was found before; some of them.'),
    unseenCount: count,
    encodings: names.describe('Encodings by the server that were not recognised.'),
    rows: count.describe('Rows in which the person was found before.'),
  }),
  run,
  hits: z.array(hit).describe('Where the person was found afterwards; some of them.'),
  hitCount: count,
  others: z.strictObject({
    rows: count.describe('Rows of two others that were compared.'),
    changes: z.array(change),
  }),
  kept: z.array(kept),
  again: run.describe('The second run.'),
  againChanges: z.array(change).describe('What the second run changed.'),
  invariants: z.array(invariant),
  stores: z.array(store),
  left: leftField,
});

export type PrivacyErasureEvidence = z.infer<typeof privacyErasureEvidence>;
export type Hit = z.infer<typeof hit>;
export type Change = z.infer<typeof change>;
export type KeptRows = z.infer<typeof kept>;
export type StoreFacts = z.infer<typeof store>;
export type InvariantFacts = z.infer<typeof invariant>;
