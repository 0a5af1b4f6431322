/** Patterns side by side, of which one has to be there. */
function joinPatterns(before: string, patterns: readonly string[], after: string): RegExp {
  return new RegExp(`${before}(?:${patterns.join('|')})${after}`);
}

/** Commands that print for a person to read: their exit code says nothing. */
export const SHOWS = joinPatterns(
  '^(?:sudo )?',
  [
    'tail|cat|ab|wrk|hey|less|grep|head|ls|ll|cd|echo|htop|top|watch|find|awk|rg|ping',
    'ps|env|export|source|open|ssh|touch|dig|nslookup|journalctl|iex|aws logs|psql',
    'mysql|redis-cli|sqlite3',
    'git (?:log|status|show|diff|branch|remote|tag -l)',
    'pm2 (?:logs?|status|list|ls|monit|show|info)',
    'systemctl (?:list\\S*|cat)',
    'kubectl (?:get|describe|logs?|top|exec|port-forward)',
    'docker(?:[- ]compose)? (?:ps|logs?|images|stats|inspect|exec|port)',
    'oc (?:get|logs?)',
    'fly(?:ctl)? (?:logs?|status|secrets list|releases)',
    'heroku (?:logs|ps|config)',
    'vercel (?:ls|logs|env ls)',
    'gh (?:run|pr) (?:view|list)',
    'gcloud (?:logging|run services list)',
    'mongosh?',
    'make (?:logs|help|ps|status)',
    'npm (?:ls|list|outdated|run logs)',
    'openssl (?:s_client|x509|rand)',
  ],
  '(?![\\w-])',
);

/** Commands that never end by themselves. */
export const SERVES = joinPatterns(
  '(?:^|\\s)',
  [
    'npm (?:run )?(?:dev|start|preview)',
    'pnpm (?:run )?(?:dev|start|preview)',
    'yarn (?:run )?(?:dev|start|preview)',
    'bun (?:run )?(?:dev|start)',
    'docker[- ]compose up(?! -d)',
    'docker compose up(?!.* -d)',
    'flask run',
    'rails s(?:erver)?',
    'php artisan serve',
    'next (?:dev|start)',
    'vite(?: |$)',
    'python3? -m http\\.server',
    'uvicorn',
    'gunicorn',
    'stripe listen',
    'manage\\.py runserver',
    'celery',
    'node \\S+\\.m?js$',
  ],
  '',
);
