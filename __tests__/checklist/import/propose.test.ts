import { describe, expect, it } from '@jest/globals';
import { importChecklist } from '../../../src/checklist/import/import-checklist.ts';

function propose(line: string, heading = 'Checks') {
  const [item] = importChecklist('a.md', `# T\n\n## ${heading}\n\n- [ ] ${line}\n`).items;
  return item?.proposed;
}

const PLAIN: Readonly<Record<string, readonly string[]>> = {
  migration: [
    'Migrations apply cleanly',
    'Migrationen wurden angewendet',
    'Les migrations sont appliquées',
    'Migraciones aplicadas',
    'Миграции применены',
    '数据库迁移已执行',
    'マイグレーション適用済み',
    '마이그레이션 적용 완료',
  ],
  'migration-roundtrip': [
    'Database rollback tested',
    'Test that migrations can be rolled forward and downgrade works',
    '数据库回滚已测试',
    'Откат базы данных проверен',
  ],
  'backup-restore': [
    'Verify database backups work',
    'Back up the database',
    'Restore of the backup rehearsed',
    'Datenbank-Backup geprüft',
    'Резервная копия базы данных есть',
    '数据库备份可用',
  ],
  'env-config': [
    'All environment variables are set',
    '`NEXT_PUBLIC_API_URL`',
    '`APP_DEBUG=false` in production',
    'Umgebungsvariablen gesetzt',
    'Variables de entorno configuradas',
    '环境变量已配置',
  ],
  'secret-store': ['Vercel secrets configured', 'GitHub Secrets настроены'],
  'environment-separation': ['Environments are separated', 'Umgebungen sind getrennt', '环境隔离'],
  exposure: ['Debug mode disabled', 'Отладка отключена', '调试模式已关闭'],
  access: ['All API endpoints require authentication', 'Protected endpoints require token'],
  csp: ['CSP header verified', 'Content-Security-Policy configuré'],
  headers: ['Security headers present', 'X-Frame-Options: DENY', '安全头正确'],
  tls: [
    'SSL certificates valid',
    'HTTPS enforced',
    'TLS-Zertifikat gültig',
    'Le certificat SSL est valide',
    'HTTPS 证书有效',
  ],
  'rate-limit': ['Rate limiting works', '限流已启用', 'レート制限が有効'],
  'error-tracking': ['Sentry receives a test error', 'Error tracking enabled'],
  metrics: ['Prometheus metrics endpoint is accessible', 'Metrics are scraped'],
  alerts: ['Alerts tested', 'Alerting reaches the on-call person', '告警已测试'],
  health: [
    'Health endpoint returns 200',
    '`GET /health/ready` → 200',
    'Health-Check-Endpunkt liefert 200',
    '健康检查通过',
  ],
  logs: [
    'No errors in logs',
    'Check logs for errors',
    'Keine Fehler in den Logs',
    'В логах нет ошибок',
    '日志无错误',
  ],
  memory: ['No memory leaks', 'Memory usage under 512Mi', '内存使用正常'],
  load: ['Load test passed', 'Performance tests run', '压力测试通过'],
  'query-performance': ['No slow queries', '慢查询已优化'],
  'n-plus-one': ['No N+1 queries', 'Check for N + 1 query patterns'],
  'privacy-export': ['GDPR data export works', 'User data export'],
  'privacy-erasure': ['GDPR deletion works', 'User data deletion on request'],
  checks: ['CI is green', 'All unit tests pass', 'Pipeline verde', '单元测试通过'],
  'deployment-history': ['Deploy to staging first'],
  window: ['Schedule the production deployment'],
  notice: ['Notify the team', 'Team notified of the deployment window', '通知用户'],
  browser: ['Login works', '登录功能正常'],
  version: ['The deployed version is the expected version'],
  http: [
    '`GET /api/me` → 200',
    '`/sitemap.xml` answers with 200',
    'Page https://example.org/x gives 302',
  ],
  sql: ['Rows are there: `SELECT count(*) FROM orders`'],
  command: [
    'Lint clean: `npm run lint`',
    'Builds: `cd web && npm run build`',
    'Push the tag: `git push --tags`',
    '`pytest -q`',
  ],
  'sign-off': ['Product Owner sign-off', 'QA Lead: ____ Date: ____'],
};

/** Near a topic, and yet what the kind would prove is not what is asked. */
const MANUAL = [
  'Run the database migration in production',
  'Migration plan written',
  'Data migration completed',
  'Migration guide published',
  'Backup of the config files',
  'Backup strategy documented',
  '`.env.example` lists all environment variables in the README',
  'Environment variables documented',
  'No secrets in code',
  'GitHub secrets rotated',
  'Media queries work',
  'Query string is kept',
  'Rate limiting documented',
  'Rate limits of the third party provider known',
  'Alert banner shows up',
  'Success metrics defined',
  'Alerts runbook written',
  'Health data is encrypted',
  'HIPAA health check done by the auditor',
  'Sensitive data not in logs, errors included',
  'Log rotation of error logs configured',
  'Browser console shows no errors in the log',
  'Verify staging deployment functions correctly',
  'Notifications work for users',
  'Notification e-mails reach customers',
  'Node version is 24',
  'CHANGELOG has the new version',
  'Check the logs with `pm2 logs`',
  'All pods run: `kubectl get pods`',
  'Start it: `npm run dev`',
  '`docker compose up` works',
  'Containers started: `docker compose ps`',
  'Load numbers: `ab -n 100 http://localhost/`',
  'Private key of TLS has permissions 600 configured',
  'SSL to the database enabled',
  'Average response time: _____ ms',
  'All tests pass',
  'Core workflows work',
  'Read `/var/log/app/error.log`',
  'Deploy',
  'Android tablets',
  'Welcome page',
  'API keys valid',
  'Code signing certificate valid',
  'Test deletion of an order',
  'Export of the invoices works',
  'Page has 404 words',
  'Response time < 200 ms',
  'Runbook updated: `make docs`',
  'Documentation of the health endpoint returns',
  'Scheduled jobs of the release run',
  'Docker login works',
  'API of the login works',
  'Clear the cache if needed',
  '文档已更新（健康检查）',
];

describe('proposed.kind', () => {
  it.each(
    Object.entries(PLAIN).flatMap(([kind, texts]) => texts.map((text) => [text, kind] as const)),
  )('of %j is %s', (text, kind) => {
    expect(propose(text)?.kind).toBe(kind);
  });

  it.each(MANUAL)('of %j is manual', (text) => {
    expect(propose(text)).toMatchObject({ kind: 'manual', why: expect.stringMatching(/\.$/) });
  });

  it.each(['Rollback triggers', 'Rollback steps'])(
    'is manual for everything below %s',
    (heading) => {
      for (const text of [
        'Health endpoint returns 503',
        'Run `npm test`',
        'Deploy the previous version',
        'Logs show errors',
      ]) {
        expect(propose(text, heading)?.kind).toBe('manual');
      }
    },
  );

  it.each([
    [
      'Migrations apply cleanly',
      'The words "migrations" and "apply" ask whether the migrations apply cleanly to a copy of the database.',
    ],
    [
      'No N+1 queries',
      'The word "n+1" asks whether the number of queries grows with the number of rows.',
    ],
    [
      'Lint: `npm run lint`',
      'The item names the command "npm run lint", which nobody has run yet.',
    ],
    ['`DATABASE_URL`', '"DATABASE_URL" is the name of an environment variable.'],
    [
      'Look at `pm2 logs`',
      '"pm2 logs" prints something for a person to read; its exit code says nothing.',
    ],
    [
      'CI is green ✅',
      'The words "ci" and "green" ask for the results of checks that ran for this commit; the tick sign behind the text proves nothing.',
    ],
    ['Nothing to see', 'No word says what a machine could check.'],
  ])('says of %j why', (text, why) => {
    expect(propose(text)?.why).toBe(why);
  });

  it('quotes a long command in part', () => {
    const why = propose(`Run \`npm run ${'x'.repeat(500)}\``)?.why ?? '';
    expect(why.length).toBeLessThan(200);
  });

  it.each([
    ['| Check | Command |\n|-|-|\n| Unit tests | `npm test` |', 'command'],
    ['| Check | Command |\n|-|-|\n| Unit tests | npm test |', 'command'],
    ['| Check | Expected | Status |\n|-|-|-|\n| `GET /api` | 200 | ⬜ |', 'http'],
    ['| Check | Verification |\n|-|-|\n| Pods run | `kubectl get pods` |', 'manual'],
  ])('takes evidence from the columns of %j', (table, kind) => {
    expect(importChecklist('a.md', table).items[0]?.proposed.kind).toBe(kind);
  });
});
