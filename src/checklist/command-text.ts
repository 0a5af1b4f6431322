const PROGRAMS = new Set(
  `ab ansible ansible-playbook apk apt apt-get artisan awk aws az bash black brew bun bundle
  cabal cargo cat cd cdk certbot chmod choco chown clj cmake composer cp crontab curl cypress
  deno dig django-admin dnf docker docker-compose dotnet drush eas echo elixir env eslint expo
  export fastlane find firebase flask flutter fly flyctl flyway gcloud gem gh git glab go gradle
  grep gulp head helm heroku htop http iex invoke java jest journalctl julia k6 knex kubectl
  lerna less lighthouse liquibase locust ls lsof make mix mkdir mocha mongo mongodump mongosh
  msbuild mv mvn mypy mysql mysqldump nc netlify netstat next nginx ng nmap node nohup npm npx
  nslookup ntpq nuget nx oc openssl pg_dump pg_isready pg_restore php pint ping pip pip3 pipenv
  playwright pm2 pnpm podman poetry powershell prettier prisma psql pulumi pwsh pytest python
  python3 rails railway rake redis-cli rg rm rsync ruby ruff rustup rspec sam sbt scp sed
  sentry-cli serverless service sh sls snap source sqlite3 sqlcmd ss ssh stack stripe sudo
  supabase supervisorctl swift systemctl tail tar terraform test-connection tofu touch tox trivy
  tsc turbo unzip uv uvicorn uvx vault vercel vite vitest wget winget wp wrangler wrk xcodebuild
  yarn yum zip zsh`.split(/\s+/),
);

/** First words that make a program of one's own plain, if something follows. */
const VERBS = new Set(['deploy', 'migrate', 'run', 'restart', 'rollback', 'start', 'stop']);

const HTTP = /^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|TRACE) /;
const SCRIPT = /^(?:\.{0,2}\/)?[\w./-]{1,200}\.(?:bat|cjs|cmd|js|mjs|php|pl|ps1|py|rb|sh|ts)$/;
const FLAG = / --?[a-z]/i;
const CMDLET = /^[A-Z][a-z]+-[A-Z]\w+$/;

/** The line without the prompt, `sudo` and variables before it. */
function stripPrefix(line: string): string {
  return line.replace(
    /^(?:[$>#%] +)?(?:(?:sudo|time|env|exec) +)*(?:[A-Z_][A-Z0-9_]* *=[^\s]* +)*/,
    '',
  );
}

/** Takes the prompt away that documents show before a command. */
export function stripPrompt(line: string): string {
  return line.replace(/^[$>%] +/, '');
}

/**
 * Whether code of a document is a shell command: a known program, a script or a flag, with at
 * least one argument. Paths, names of variables and files, requests and headers are none.
 */
export function isCommand(code: string): boolean {
  if (code.length > 1000 || /[\r\n]/.test(code) || HTTP.test(code)) return false;
  const words = stripPrefix(code.trim()).split(/\s+/);
  const [program = ''] = words;
  if (words.length < 2 || program.endsWith(':') || program.includes('=')) return false;
  if (/^[=:<>→-]/.test(words[1] ?? '') && !FLAG.test(code)) return false;
  const name = program.slice(program.lastIndexOf('/') + 1);
  if (PROGRAMS.has(name) || PROGRAMS.has(name.toLowerCase()) || VERBS.has(program)) return true;
  return SCRIPT.test(program) || CMDLET.test(program) || /^\.{1,2}\/\S/.test(program)
    ? true
    : /^[a-z][\w.-]*$/.test(program) && FLAG.test(code);
}
