/** Where a TCP connection goes to. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

const PORTS: Readonly<Record<string, number>> = {
  'postgres:': 5432,
  'postgresql:': 5432,
  'redis:': 6379,
  'rediss:': 6379,
  'amqp:': 5672,
  'amqps:': 5671,
  'mysql:': 3306,
  'mongodb:': 27_017,
  'http:': 80,
  'https:': 443,
  'smtp:': 25,
  'smtps:': 465,
};

/** The address in `host:port`, or in a URL such as a DSN; undefined if there is none. */
export function readAddress(text: string): Address | undefined {
  const plain = text.trim().replace(/^(postgres(?:ql)?)\+[a-z0-9_]+:/i, '$1:');
  const isUrl = plain.includes('://');
  const url = URL.parse(isUrl ? plain : `tcp://${plain}`);
  if (url === null || url.hostname === '') return undefined;
  const port = url.port === '' ? PORTS[url.protocol] : Number(url.port);
  if (port === undefined || port === 0) return undefined;
  return { host: url.hostname.replace(/^\[|\]$/g, ''), port };
}

/** An address without what else stands in a URL. */
export function showAddress({ host, port }: Address): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}
