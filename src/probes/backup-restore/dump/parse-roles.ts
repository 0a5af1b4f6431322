const OWNER = /^ALTER [^\n]* OWNER TO ("(?:[^"\n]|"")+"|[^\s;"]+);/gm;
const GRANTEE = /^GRANT [^\n]* TO ("(?:[^"\n]|"")+"|[^\s;"]+)(?: WITH GRANT OPTION)?;/gm;

/** Roles that own or may do something, by the SQL that pg_dump writes, read as latin1. */
export function parseRoles(sql: string): readonly string[] {
  const found = [OWNER, GRANTEE].flatMap((pattern) => {
    return [...sql.matchAll(pattern)].map(([, name = '']) => unquote(name));
  });
  return [...new Set(found)].filter((name) => name !== 'PUBLIC');
}

function unquote(name: string): string {
  const plain = name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name;
  return Buffer.from(plain, 'latin1').toString('utf8');
}
