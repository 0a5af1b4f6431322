import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeWithPostgres } from '../../../support/postgres.ts';
import { listLeft, type Production, runBackup, startProduction } from './production.ts';

const TABLES = 200;
const ROWS = 2_000_000;

describeWithPostgres(
  'backup-restore of a large database',
  (scratch) => {
    let production: Production;
    beforeAll(async () => {
      production = await startProduction();
      const small = Array.from(
        { length: TABLES - 4 },
        (_, at) =>
          `create table part_${at} as select i as id, 'row ' || i as name from generate_series(1, 20) i`,
      );
      await production.server.run(
        `${small.join(';')};
         create table events as select i as id, md5(i::text) as name, now() as at from generate_series(1, ${ROWS}) i;
         analyze`,
        'shop',
      );
      production.dump('shop.dump', '-Fc');
    }, 180_000);
    afterAll(() => production.remove());

    it('takes less than 20 s and little memory', async () => {
      const before = process.memoryUsage().rss;
      const started = performance.now();
      const { seen, judged } = await runBackup(production, scratch(), {
        tables: { events: { atLeast: 0.999 } },
      });
      const seconds = (performance.now() - started) / 1_000;
      expect(judged.outcome).toBe('pass');
      expect(judged.summary).toMatch(/200 tables, 20264\d\d rows/);
      expect(JSON.stringify(seen).length).toBeLessThan(16_384);
      expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024);
      expect(await listLeft(scratch())).toEqual([]);
      process.stdout.write(
        `200 tables, 2 million rows: ${seconds.toFixed(1)} s (${[seen.restore, seen.control].map((one) => one?.run?.seconds).join(', ')})\n`,
      );
      expect(seconds).toBeLessThan(120);
    }, 120_000);
  },
  {},
  [15],
);
