import { parseRoles } from './parse-roles.ts';

const END = /^-- PostgreSQL database (?:cluster )?dump complete\s*$/m;
const RESTRICT = /^\\restrict [A-Za-z0-9]+\s*$/;

const MAKES_PUBLIC = /^CREATE SCHEMA public;$/m;

/**
 * Commands of psql that leave the database or start a program. None of them is data: there a
 * backslash is doubled, or begins one of a few escapes.
 */
const COMMAND =
  /^\\(?:!|c(?:onnect|opy|d)?\b|i(?:r|nclude\w*)?\b|o(?:ut)?\b|g\w*\b|setenv\b|w\b|e\b)/m;

/** More than a line of ours is long: what lies across two pieces is still seen. */
const OVERLAP = 1_024;
const MAX_ROLES = 200;

/** Reads the SQL of a plain dump as it streams by, in bounded memory. */
export class SqlScan {
  /** pg_dump has written its last line. */
  isComplete = false;
  /** The dump begins with `\restrict`: psql then runs none of its own commands in it. */
  isRestricted = false;
  /** The first command of psql that a dump for one database has no use for. */
  command: string | undefined;
  /** It makes the schema public (`pg_dump -n public`), which every new database has. */
  makesPublic = false;
  readonly #roles = new Set<string>();
  #kept = '';
  #isFirst = true;

  get roles(): readonly string[] {
    return [...this.#roles];
  }

  push(piece: Buffer): void {
    const text = this.#kept + piece.toString('latin1');
    if (this.#isFirst) this.isRestricted = startsRestricted(text.slice(0, 4_096));
    this.#isFirst = false;
    this.makesPublic ||= MAKES_PUBLIC.test(text);
    this.command ??= COMMAND.exec(text)?.[0];
    if (this.#roles.size < MAX_ROLES) for (const role of parseRoles(text)) this.#roles.add(role);
    this.#kept = text.slice(-OVERLAP);
  }

  /** What follows the last line is nothing, or the end of the restriction. */
  end(): void {
    const last = END.exec(this.#kept);
    if (last === null) return;
    const rest = this.#kept.slice(last.index + last[0].length);
    this.isComplete = /^(?:\s|--[^\n]*|\\unrestrict \S+)*$/.test(rest);
  }
}

/** Nothing but comments stands before it. */
function startsRestricted(head: string): boolean {
  const first = head.split('\n').find((line) => line.trim() !== '' && !line.startsWith('--'));
  return first !== undefined && RESTRICT.test(first);
}
