// An application that is a few statements; `:person` in them is the key, quoted.
import pg from 'pg';

const { DATABASE_URL, STATEMENTS = '', HOLDPOINT_PERSON = '' } = process.env;
const client = new pg.Client({ connectionString: DATABASE_URL });
await client.connect();
await client.query(STATEMENTS.replaceAll(':person', client.escapeLiteral(HOLDPOINT_PERSON)));
await client.end();
