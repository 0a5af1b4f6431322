import * as z from 'zod';
import { DURATION_PATTERN } from '../../domain/duration.ts';
import {
  lineOption,
  requestOption,
} from '../../toolbox/sql/statements/workload/request-options.ts';
import { declareProbe } from '../contract.ts';

const words = z.string().min(1).max(200);
const role = z.string().min(1).max(63);

const request = z
  .strictObject({
    ...requestOption,
    times: z.int().min(1).max(1_000).default(30).describe('How often it is sent.'),
  })
  .describe('A request to the environment, sent one after the other.');

const severity = z.enum(['fail', 'warn', 'off']);

const options = z
  .strictObject({
    database: z
      .string()
      .min(1)
      .describe(
        'Connection URI of the database, of the role of the application or of one with pg_read_all_stats.',
      ),
    role: z
      .union([role, z.array(role).min(1).max(20)])
      .optional()
      .describe(
        'The role, or roles, that the application connects as; that of `database` if absent.',
      ),
    requests: z
      .array(request)
      .min(1)
      .max(50)
      .optional()
      .describe('The workload: requests to the environment.'),
    workload: lineOption
      .optional()
      .describe(
        'The workload: a command, such as a load test. Nothing is substituted in it by us; it must end with 0.',
      ),
    window: z
      .string()
      .regex(DURATION_PATTERN, { error: 'Write a number and a unit: 30s, 5m' })
      .optional()
      .describe(
        'How long to watch what others do, if there is no workload of our own; 30s if absent. With `during` until that item ends.',
      ),
    mustSee: z
      .array(words)
      .max(20)
      .default([])
      .describe(
        'Texts, such as `from orders`, each of which a statement must contain that was called `minCalls` times: without it the workload was another one.',
      ),
    meanMs: z
      .number()
      .gt(0)
      .default(100)
      .describe('Milliseconds that a statement takes on average.'),
    minCalls: z
      .int()
      .min(1)
      .max(100_000)
      .default(20)
      .describe('Calls from which an average is believed; a slow statement with fewer holds.'),
    maxMs: z
      .number()
      .gt(0)
      .optional()
      .describe(
        'Milliseconds of the slowest call. The server keeps only the slowest of all time: if that was before, it holds.',
      ),
    totalShare: z
      .number()
      .gt(0)
      .max(1)
      .default(0.3)
      .describe(
        'Share of all time that one statement takes; 1 turns it off. It counts from one second of one statement, and if there are enough statements that all could keep it.',
      ),
    rowsPerCall: z.number().gt(0).optional().describe('Rows that a statement returns on average.'),
    readsGrowth: z
      .number()
      .min(1)
      .optional()
      .describe(
        'How many times as many blocks a call may read as it did before the workload, since the counters began.',
      ),
    ignore: z
      .array(words)
      .max(50)
      .default([])
      .describe('Texts of statements that are known to be slow; they count for nothing.'),
    scans: severity
      .default('fail')
      .describe('What it means that a large table is read whole during the workload.'),
    largeTable: z.int().min(100).default(10_000).describe('Rows from which a table is large.'),
    allowScans: z
      .array(words)
      .max(50)
      .default([])
      .describe('Tables that may be read whole: `events`, `audit.entries`.'),
    minRows: z
      .record(words, z.int().min(1))
      .default({})
      .describe(
        'Rows that a table must have here, so that what is fast here is fast in production: { orders: 100000 }.',
      ),
    explain: z
      .array(z.string().regex(/\S/).max(20_000))
      .max(10)
      .default([])
      .describe(
        'Statements with real values whose plans must read no large table whole. They are planned, not run.',
      ),
    foreignKeys: severity
      .default('warn')
      .describe('What it means that the columns of a foreign key have no index.'),
  })
  .refine(
    ({ requests, workload, window }) =>
      [requests, workload, window].filter((one) => one !== undefined).length <= 1,
    { error: 'Write one of `requests`, `workload` and `window`' },
  )
  .describe(
    'What the statements of a role did between two snapshots of pg_stat_statements, while a workload ran: at most one of `requests`, `workload` and `window`.',
  );

export type QueryPerformanceOptions = z.infer<typeof options>;

export const declaration = declareProbe<QueryPerformanceOptions>({
  kind: 'query-performance',
  about: {
    question:
      'Are the statements of the application fast enough, and does none read a large table whole?',
    harm: 'A statement without an index is fast on the rows of a test, and holds every connection of production.',
    remedy:
      'Look at the plan of the statement in the finding (explain analyze), add the index that it lacks, or ask for less.',
    control:
      'A statement of our own that sleeps is run beside the workload and must be found with its calls and its time; otherwise the statistics do not see this database, and a pass would prove nothing.',
    blast: 'canary-write',
    standard: 'PostgreSQL, pg_stat_statements and the cumulative statistics system',
  },
  options,
  needs: ['sql', 'http', 'process', 'files', 'environment', 'secret', 'subject', 'target', 'clock'],
  needsOf: (given) => {
    const bare = ['sql', 'http', 'secret', 'target', 'clock', 'subject', 'environment'] as const;
    return given.workload === undefined ? bare : [...bare, 'process', 'files'];
  },
  uses: { database: 'exclusive', target: 'shared' },
  // The statistics are only read; what a workload does nobody can tell from here.
  blastOf: ({ requests, workload }) =>
    workload === undefined && (requests ?? []).every(({ method }) => isRead(method))
      ? 'read'
      : 'canary-write',
  timeout: '10m',
  verbatim: ['workload'],
});

function isRead(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}
