import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** A self-signed certificate, made by `openssl` on the spot. `days` may be negative. */
export function createCertificate(names: string, days = 2): Certificate {
  const folder = mkdtempSync(join(tmpdir(), 'holdpoint-tls-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const start = new Date(Date.now() + Math.min(0, days - 1) * 86_400_000);
  const end = new Date(Date.now() + days * 86_400_000);
  try {
    execFileSync(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-keyout',
        key,
        '-out',
        cert,
        '-subj',
        '/CN=holdpoint test',
        '-addext',
        `subjectAltName=${names}`,
        ...(days < 0 ? [] : ['-days', String(days)]),
      ],
      { stdio: 'pipe' },
    );
    if (days < 0) resign(cert, key, start, end);
    return { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** `openssl req` takes no negative number of days on every release; `openssl ca` takes dates. */
function resign(cert: string, key: string, start: Date, end: Date): void {
  const folder = join(cert, '..');
  const config = join(folder, 'ca.cnf');
  const lines = [
    '[ca]\ndefault_ca=own',
    `[own]\ndatabase=${folder}/index\nserial=${folder}/serial\nnew_certs_dir=${folder}`,
    'default_md=sha256\npolicy=any\ncopy_extensions=copy',
    '[any]\ncommonName=supplied',
  ];
  execFileSync(
    'sh',
    ['-c', 'cat > "$1" && : > "$2/index" && echo 01 > "$2/serial"', 'sh', config, folder],
    {
      input: lines.join('\n'),
    },
  );
  const request = join(folder, 'request.pem');
  const run = (...args: string[]) => execFileSync('openssl', args, { stdio: 'pipe' });
  run(
    'x509',
    '-x509toreq',
    '-in',
    cert,
    '-signkey',
    key,
    '-copy_extensions',
    'copy',
    '-out',
    request,
  );
  const dates = ['-startdate', stamp(start), '-enddate', stamp(end)];
  run(
    'ca',
    '-batch',
    '-selfsign',
    '-config',
    config,
    '-keyfile',
    key,
    '-in',
    request,
    ...dates,
    '-out',
    cert,
    '-notext',
  );
}

function stamp(date: Date): string {
  return `${date
    .toISOString()
    .replace(/[-:T]|\.\d+/g, '')
    .slice(2, 14)}Z`;
}
