import { describe, expect, it } from '@jest/globals';
import { isCommand, stripPrompt } from '../../src/checklist/command-text.ts';

describe('isCommand', () => {
  it.each([
    'flask db upgrade',
    'npm test',
    'npm run build -- --prod',
    '$ git push --tags',
    'sudo systemctl restart nginx',
    'NODE_ENV=production npm start',
    'CGO_ENABLED=0 GOOS=linux go build',
    './deploy.sh production',
    'scripts/check.sh all',
    'php artisan migrate --force',
    'docker compose up -d',
    'kubectl get pods',
    'curl -f https://example.org/health',
    'mytool deploy --to prod',
    'python manage.py check --deploy',
    'Test-NetConnection localhost',
    'psql -c "SELECT 1"',
    'cd app && npm ci',
    'fly deploy --image x',
    '../bin/run now',
    'rm -rf dist',
    'make release',
    'deploy production',
    'export user-data',
    'env FOO=1 npm test',
  ])('takes %j for one', (code) => {
    expect(isCommand(code)).toBe(true);
  });

  it.each([
    'setup_fly_secrets.sh',
    'flask',
    'DATABASE_URL',
    'DATABASE_URL=x y',
    '/health',
    'docs/runbook.md',
    'GET /health',
    'X-Frame-Options: DENY',
    'Content-Type: application/json',
    'SELECT 1',
    'status: ok',
    'true',
    '',
    '  ',
    'max-age=31536000; includeSubDomains',
    'name -> value',
    'npm = fine',
    'two words',
    'Nothing to commit',
    'npm test\nnpm build',
    `npm ${'x'.repeat(1000)}`,
    'a: b --c',
    'git',
    'no such file',
    '-- comment',
    'default-src self',
  ])('takes %j for none', (code) => {
    expect(isCommand(code)).toBe(false);
  });

  it.each([
    ['$ npm test', 'npm test'],
    ['% make x', 'make x'],
    ['> dir x', 'dir x'],
    ['npm test', 'npm test'],
    ['$HOME/x y', '$HOME/x y'],
  ])('takes the prompt from %j', (line, command) => {
    expect(stripPrompt(line)).toBe(command);
  });
});
