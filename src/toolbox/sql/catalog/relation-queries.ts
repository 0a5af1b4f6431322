import {
  type CatalogQuery,
  comment,
  fixedSettings,
  grants,
  inScope,
  isKept,
  isOwn,
  qualified,
  yesNo,
} from './fragments.ts';

const TABLES = `
  select ${qualified('n', 'c.relname')} as name, null as "table", jsonb_build_object(
    'form', case c.relkind when 'f' then 'foreign table' when 'p' then 'partitioned table' end,
    'persistence', case c.relpersistence when 'u' then 'unlogged' end,
    'partitioned by', pg_get_partkeydef(c.oid),
    'partition', pg_get_expr(c.relpartbound, c.oid),
    'inherits', (select string_agg(i.inhparent::regclass::text, ', ' order by i.inhseqno)
                 from pg_inherits i where i.inhrelid = c.oid),
    'row security', case when c.relrowsecurity and c.relforcerowsecurity then 'forced'
                         when c.relrowsecurity then 'enabled'
                         when c.relforcerowsecurity then 'forced, but disabled' end,
    'replica identity', case c.relreplident when 'f' then 'full' when 'n' then 'nothing'
      when 'i' then (select 'index ' || x.indexrelid::regclass::text from pg_index x
                     where x.indrelid = c.oid and x.indisreplident) end,
    'options', array_to_string(c.reloptions, ', '),
    'owner', pg_get_userbyid(c.relowner),
    'grants', ${grants('c.relacl', `'r'`, 'c.relowner')},
    'comment', ${comment('pg_class', 'c.oid')}) as facts
  from pg_class c join pg_namespace n on n.oid = c.relnamespace cross join ${fixedSettings}
  where c.relkind in ('r', 'p', 'f') and ${inScope('n')} and ${isKept('n', 'c')}
    and ${isOwn('pg_class', 'c.oid')}`;

/**
 * PostgreSQL 18 keeps NOT NULL as a constraint as well, under a name that depends on the way there;
 * what counts is the column’s own fact, and whether it is validated.
 */
const COLUMNS = `
  select format('%I.%I.%I', n.nspname, c.relname, a.attname) as name,
    ${qualified('n', 'c.relname')} as "table", jsonb_build_object(
    'type', format_type(a.atttypid, a.atttypmod),
    'nullable', case when not a.attnotnull then 'yes'
      when exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'n'
                     and k.conkey = array[a.attnum] and not k.convalidated)
      then 'no, but not validated' else 'no' end,
    'default', case when a.attgenerated = '' then pg_get_expr(d.adbin, d.adrelid) end,
    'generated', case a.attgenerated when 's' then 'stored: ' when 'v' then 'virtual: ' end
                   || pg_get_expr(d.adbin, d.adrelid),
    'identity', case a.attidentity when 'a' then 'always' when 'd' then 'by default' end,
    'collation', case when a.attcollation <> t.typcollation then a.attcollation::regcollation::text
                 end,
    'grants', ${grants('a.attacl', `'c'`, 'c.relowner')},
    'comment', col_description(c.oid, a.attnum)) as facts
  from pg_attribute a join pg_class c on c.oid = a.attrelid
    join pg_namespace n on n.oid = c.relnamespace join pg_type t on t.oid = a.atttypid
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum cross join ${fixedSettings}
  where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p', 'f')
    and ${inScope('n')} and ${isKept('n', 'c')} and ${isOwn('pg_class', 'c.oid')}`;

const VIEWS = `
  select ${qualified('n', 'c.relname')} as name, null as "table", jsonb_build_object(
    'form', case c.relkind when 'm' then 'materialized view' end,
    'populated', case when c.relkind = 'm' then ${yesNo('c.relispopulated')} end,
    'definition', pg_get_viewdef(c.oid),
    'options', array_to_string(c.reloptions, ', '),
    'owner', pg_get_userbyid(c.relowner),
    'grants', ${grants('c.relacl', `'r'`, 'c.relowner')},
    'comment', ${comment('pg_class', 'c.oid')}) as facts
  from pg_class c join pg_namespace n on n.oid = c.relnamespace cross join ${fixedSettings}
  where c.relkind in ('v', 'm') and ${inScope('n')} and ${isKept('n', 'c')}
    and ${isOwn('pg_class', 'c.oid')}`;

/** Where a sequence stands is data: see `sequences.ts`. */
const SEQUENCES = `
  select ${qualified('n', 'c.relname')} as name, null as "table", jsonb_build_object(
    'type', format_type(s.seqtypid, null), 'start', s.seqstart::text,
    'increment', s.seqincrement::text, 'minimum', s.seqmin::text, 'maximum', s.seqmax::text,
    'cache', s.seqcache::text, 'cycles', ${yesNo('s.seqcycle')},
    'owned by', case when t.oid is not null
                     then format('%I.%I.%I', tn.nspname, t.relname, a.attname) end,
    'persistence', case c.relpersistence when 'u' then 'unlogged' end,
    'owner', pg_get_userbyid(c.relowner),
    'grants', ${grants('c.relacl', `'s'`, 'c.relowner')},
    'comment', ${comment('pg_class', 'c.oid')}) as facts
  from pg_sequence s join pg_class c on c.oid = s.seqrelid
    join pg_namespace n on n.oid = c.relnamespace
    left join pg_depend o on o.classid = 'pg_catalog.pg_class'::regclass and o.objid = c.oid
      and o.refclassid = 'pg_catalog.pg_class'::regclass and o.deptype in ('a', 'i')
    left join pg_class t on t.oid = o.refobjid left join pg_namespace tn on tn.oid = t.relnamespace
    left join pg_attribute a on a.attrelid = o.refobjid and a.attnum = o.refobjsubid
    cross join ${fixedSettings}
  where ${inScope('n')} and (t.oid is null or ${isKept('tn', 't')})
    and ${isOwn('pg_class', 'c.oid')}`;

export const relationQueries: readonly CatalogQuery[] = [
  { kind: 'table', text: TABLES },
  { kind: 'column', text: COLUMNS },
  { kind: 'view', text: VIEWS },
  { kind: 'sequence', text: SEQUENCES },
];
