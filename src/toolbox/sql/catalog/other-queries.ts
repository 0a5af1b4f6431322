import {
  type CatalogQuery,
  comment,
  fixedSettings,
  grants,
  inScope,
  isOwn,
  qualified,
  yesNo,
} from './fragments.ts';

const EXTENSIONS = `
  select quote_ident(e.extname) as name, null as "table", jsonb_build_object(
    'version', e.extversion, 'schema', n.nspname) as facts
  from pg_extension e join pg_namespace n on n.oid = e.extnamespace cross join ${fixedSettings}
  where e.extname <> 'plpgsql'`;

const SCHEMAS = `
  select quote_ident(n.nspname) as name, null as "table", jsonb_build_object(
    'owner', pg_get_userbyid(n.nspowner),
    'grants', ${grants('n.nspacl', `'n'`, 'n.nspowner')},
    'comment', ${comment('pg_namespace', 'n.oid')}) as facts
  from pg_namespace n cross join ${fixedSettings}
  where ${inScope('n')} and ${isOwn('pg_namespace', 'n.oid')}`;

/** Types that somebody made: enums, domains, ranges, and composites that are no table’s row. */
const ofTypes = (condition: string): string => `
  from pg_type t join pg_namespace n on n.oid = t.typnamespace cross join ${fixedSettings}
  where ${condition} and ${inScope('n')} and ${isOwn('pg_type', 't.oid')}`;

const typeFacts = `
  'owner', pg_get_userbyid(t.typowner),
  'grants', ${grants('t.typacl', `'T'`, 't.typowner')},
  'comment', ${comment('pg_type', 't.oid')}`;

const ENUMS = `
  select ${qualified('n', 't.typname')} as name, null as "table", jsonb_build_object(
    'values', (select string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder)
               from pg_enum e where e.enumtypid = t.oid), ${typeFacts}) as facts
  ${ofTypes(`t.typtype = 'e'`)}`;

const DOMAINS = `
  select ${qualified('n', 't.typname')} as name, null as "table", jsonb_build_object(
    'type', format_type(t.typbasetype, t.typtypmod),
    'nullable', ${yesNo('not t.typnotnull')},
    'default', t.typdefault,
    'collation', case when t.typcollation <> 0 then t.typcollation::regcollation::text end,
    ${typeFacts}) as facts
  ${ofTypes(`t.typtype = 'd'`)}`;

/** Of a composite the order is meaning: a row is written by it. */
const TYPES = `
  select ${qualified('n', 't.typname')} as name, null as "table", jsonb_build_object(
    'attributes', (select string_agg(format('%I %s', a.attname,
                             format_type(a.atttypid, a.atttypmod)), ', ' order by a.attnum)
                   from pg_attribute a
                   where a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped),
    'range of', (select format_type(r.rngsubtype, null) from pg_range r where r.rngtypid = t.oid),
    ${typeFacts}) as facts
  ${ofTypes(`(t.typtype = 'r' or (t.typtype = 'c' and exists (
      select from pg_class k where k.oid = t.typrelid and k.relkind = 'c')))`)}`;

/** Bodies as digests: a difference is shown as one, and a body may hold what nobody should read. */
const FUNCTIONS = `
  select format('%I.%I(%s)', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid))
      as name, null as "table", jsonb_build_object(
    'form', case p.prokind when 'p' then 'procedure' when 'a' then 'aggregate'
                           when 'w' then 'window function' end,
    'arguments', pg_get_function_arguments(p.oid),
    'returns', pg_get_function_result(p.oid),
    'language', l.lanname,
    'body', 'md5 ' || md5(coalesce(pg_get_function_sqlbody(p.oid), p.prosrc)),
    'aggregate', (select concat_ws(' ', a.aggtransfn::regprocedure, a.aggfinalfn::regproc,
                     a.aggcombinefn::regproc, a.aggtranstype::regtype, a.agginitval)
                  from pg_aggregate a where a.aggfnoid = p.oid),
    'volatility', case p.provolatile when 'i' then 'immutable' when 's' then 'stable'
                                     else 'volatile' end,
    'security', case when p.prosecdef then 'definer' else 'invoker' end,
    'strict', ${yesNo('p.proisstrict')}, 'leakproof', ${yesNo('p.proleakproof')},
    'parallel', case p.proparallel when 's' then 'safe' when 'r' then 'restricted'
                                   else 'unsafe' end,
    'settings', array_to_string(p.proconfig, ', '),
    'owner', pg_get_userbyid(p.proowner),
    'grants', ${grants('p.proacl', `'f'`, 'p.proowner')},
    'comment', ${comment('pg_proc', 'p.oid')}) as facts
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    join pg_language l on l.oid = p.prolang cross join ${fixedSettings}
  where ${inScope('n')} and ${isOwn('pg_proc', 'p.oid')}`;

const EVENT_TRIGGERS = `
  select quote_ident(e.evtname) as name, null as "table", jsonb_build_object(
    'event', e.evtevent, 'function', e.evtfoid::regprocedure::text,
    'tags', array_to_string(e.evttags, ', '),
    'enabled', ${yesNo(`e.evtenabled <> 'D'`)}) as facts
  from pg_event_trigger e cross join ${fixedSettings}
  where ${isOwn('pg_event_trigger', 'e.oid')}`;

const DEFAULT_GRANTS = `
  select format('%s of %I in %s', case d.defaclobjtype when 'r' then 'tables'
      when 'S' then 'sequences' when 'f' then 'functions' when 'T' then 'types' else 'schemas' end,
      pg_get_userbyid(d.defaclrole), coalesce(quote_ident(n.nspname), 'all schemas')) as name,
    null as "table", jsonb_build_object(
      'grants', ${grants('d.defaclacl', `'r'`, 'd.defaclrole')}) as facts
  from pg_default_acl d left join pg_namespace n on n.oid = d.defaclnamespace
    cross join ${fixedSettings}
  where n.oid is null or ${inScope('n')}`;

export const otherQueries: readonly CatalogQuery[] = [
  { kind: 'extension', text: EXTENSIONS },
  { kind: 'schema', text: SCHEMAS },
  { kind: 'enum', text: ENUMS },
  { kind: 'domain', text: DOMAINS },
  { kind: 'type', text: TYPES },
  { kind: 'function', text: FUNCTIONS },
  { kind: 'event trigger', text: EVENT_TRIGGERS },
  { kind: 'default grants', text: DEFAULT_GRANTS },
];
