import {
  type CatalogQuery,
  comment,
  fixedSettings,
  inScope,
  isKept,
  isOwn,
  qualified,
  yesNo,
} from './fragments.ts';

/** Name of a part, of the table `c` in the schema `n`. */
const part = (name: string): string =>
  `format('%I.%I.%I', n.nspname, c.relname, ${name}) as name, ${qualified('n', 'c.relname')} as "table"`;

const ofTable = (oid: string): string =>
  `join pg_class c on c.oid = ${oid} join pg_namespace n on n.oid = c.relnamespace
   cross join ${fixedSettings}`;

const kept = `${inScope('n')} and ${isKept('n', 'c')} and ${isOwn('pg_class', 'c.oid')}`;

/** Of tables. What a partition has from its parent stands there, under a name of the server’s. */
const CONSTRAINTS = `
  select ${part('k.conname')}, jsonb_build_object(
    'definition', regexp_replace(pg_get_constraintdef(k.oid), ' NOT VALID$', ''),
    'validated', ${yesNo('k.convalidated')},
    'inherited', case when k.connoinherit and k.contype = 'c' then 'no' end,
    'comment', ${comment('pg_constraint', 'k.oid')}) as facts
  from pg_constraint k ${ofTable('k.conrelid')}
  where k.contype in ('c', 'f', 'p', 'u', 'x') and k.conislocal and k.conparentid = 0 and ${kept}`;

const DOMAIN_CONSTRAINTS = `
  select format('%I.%I.%I', n.nspname, t.typname, k.conname) as name, null as "table",
    jsonb_build_object(
      'definition', regexp_replace(pg_get_constraintdef(k.oid), ' NOT VALID$', ''),
      'validated', ${yesNo('k.convalidated')},
      'comment', ${comment('pg_constraint', 'k.oid')}) as facts
  from pg_constraint k join pg_type t on t.oid = k.contypid
    join pg_namespace n on n.oid = t.typnamespace cross join ${fixedSettings}
  where k.contype = 'c' and ${inScope('n')} and ${isOwn('pg_type', 't.oid')}`;

/** Without those of primary keys, unique and exclusion constraints, which are constraints here. */
const INDEXES = `
  select ${part('i.relname')}, jsonb_build_object(
    'definition', pg_get_indexdef(x.indexrelid),
    'unique', ${yesNo('x.indisunique')},
    'valid', ${yesNo('x.indisvalid and x.indisready and x.indislive')},
    'options', array_to_string(i.reloptions, ', '),
    'clustered', case when x.indisclustered then 'yes' end,
    'comment', ${comment('pg_class', 'i.oid')}) as facts
  from pg_index x join pg_class i on i.oid = x.indexrelid ${ofTable('x.indrelid')}
  where c.relkind in ('r', 'p', 'm') and not i.relispartition and ${kept}
    and not exists (select from pg_constraint k where k.conindid = x.indexrelid
                      and k.conrelid = x.indrelid and k.contype in ('p', 'u', 'x'))`;

const TRIGGERS = `
  select ${part('g.tgname')}, jsonb_build_object(
    'definition', pg_get_triggerdef(g.oid),
    'enabled', case g.tgenabled when 'O' then 'yes' when 'D' then 'no' when 'R' then 'on replicas'
                                when 'A' then 'always' end,
    'comment', ${comment('pg_trigger', 'g.oid')}) as facts
  from pg_trigger g ${ofTable('g.tgrelid')}
  where not g.tgisinternal and g.tgparentid = 0 and ${kept}`;

/** The rule that makes a view a view is its definition. */
const RULES = `
  select ${part('r.rulename')}, jsonb_build_object(
    'definition', pg_get_ruledef(r.oid),
    'enabled', case r.ev_enabled when 'O' then 'yes' when 'D' then 'no' when 'R' then 'on replicas'
                                 when 'A' then 'always' end) as facts
  from pg_rewrite r ${ofTable('r.ev_class')}
  where r.rulename <> '_RETURN' and ${kept}`;

const POLICIES = `
  select ${part('p.polname')}, jsonb_build_object(
    'for', case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update'
                         when 'd' then 'delete' else 'all' end,
    'form', case when p.polpermissive then 'permissive' else 'restrictive' end,
    'roles', (select string_agg(case r when 0 then 'PUBLIC' else pg_get_userbyid(r)::text end, ', '
                                order by pg_get_userbyid(r)) from unnest(p.polroles) r),
    'using', pg_get_expr(p.polqual, p.polrelid),
    'check', pg_get_expr(p.polwithcheck, p.polrelid)) as facts
  from pg_policy p ${ofTable('p.polrelid')}
  where ${kept}`;

const STATISTICS = `
  select format('%I.%I', sn.nspname, s.stxname) as name, ${qualified('n', 'c.relname')} as "table",
    jsonb_build_object('definition', pg_get_statisticsobjdef(s.oid)) as facts
  from pg_statistic_ext s join pg_namespace sn on sn.oid = s.stxnamespace ${ofTable('s.stxrelid')}
  where ${kept}`;

export const partQueries: readonly CatalogQuery[] = [
  { kind: 'constraint', text: CONSTRAINTS },
  { kind: 'constraint', text: DOMAIN_CONSTRAINTS },
  { kind: 'index', text: INDEXES },
  { kind: 'statistics', text: STATISTICS },
  { kind: 'trigger', text: TRIGGERS },
  { kind: 'rule', text: RULES },
  { kind: 'policy', text: POLICIES },
];
