import type { CatalogKind } from '../../../domain/catalog.ts';

/** One kind of object: rows of `name`, `table` (or null) and `facts` (or null for each). */
export interface CatalogQuery {
  readonly kind: CatalogKind;
  /** `$1`: schemas, `$2`: tables that are left out. */
  readonly text: string;
}

/**
 * For the FROM of a query: what decides how the server writes expressions and values as text,
 * whatever the role, the database or the DSN has set; for this statement only. Everything that
 * depends on it must stand in the select list, which is computed above the joins.
 */
export const fixedSettings = `
  (select set_config('search_path', 'pg_catalog', true), set_config('TimeZone', 'UTC', true),
          set_config('DateStyle', 'ISO, YMD', true), set_config('IntervalStyle', 'iso_8601', true),
          set_config('extra_float_digits', '1', true), set_config('bytea_output', 'hex', true),
          set_config('lc_monetary', 'C', true), set_config('quote_all_identifiers', 'off', true))
  fixed`;

/** A schema of the user’s, and not one that is left out. */
export const inScope = (schema: string): string =>
  `(${schema}.nspname !~ '^pg_' and ${schema}.nspname <> 'information_schema'
    and ${schema}.nspname <> all($1::text[]))`;

/** A table that is not left out, by its name or its qualified name. */
export const isKept = (schema: string, table: string): string =>
  `(${table}.relname <> all($2::text[])
    and ${schema}.nspname || '.' || ${table}.relname <> all($2::text[]))`;

/** Not a member of an extension, whose version says all about it. */
export const isOwn = (catalog: string, oid: string): string =>
  `not exists (select from pg_depend member where member.classid = 'pg_catalog.${catalog}'::regclass
                 and member.objid = ${oid} and member.deptype = 'e')`;

export const qualified = (schema: string, name: string): string =>
  `format('%I.%I', ${schema}.nspname, ${name})`;

/**
 * Who may do what, `*` with grant option. Null is what the server grants by default, and the same
 * written out is equal to it: a GRANT and its REVOKE leave that behind.
 */
export const grants = (acl: string, type: string, owner: string): string => `
  (select string_agg(one, '; ' order by one) from (
     select case a.grantee when 0 then 'PUBLIC' else pg_get_userbyid(a.grantee)::text end || '='
              || string_agg(a.privilege_type || case when a.is_grantable then '*' else '' end, ','
                            order by a.privilege_type) as one
     from aclexplode(coalesce(${acl}, acldefault(${type}, ${owner}))) a group by a.grantee) g)`;

export const comment = (catalog: string, oid: string): string =>
  `obj_description(${oid}, '${catalog}')`;

export const yesNo = (condition: string): string =>
  `case when ${condition} then 'yes' else 'no' end`;
