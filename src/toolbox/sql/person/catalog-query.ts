/** One row a table, its parts as JSON; `pg_catalog` of PostgreSQL 13 and newer. */
export const CATALOG_QUERY = `
select n.nspname as schema, c.relname as name,
       format('%I.%I', n.nspname, c.relname) as sql,
       row_security_active(c.oid) as "isFiltered",
       exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary)
         as "hasPrimaryKey",
       (select coalesce(json_agg(p), '[]')
          from unnest(array['select', 'insert', 'update', 'delete']) as p
         where not has_table_privilege(c.oid, p)) as lacking,
       (select coalesce(json_agg(json_build_object(
                 'name', a.attname,
                 'type', format_type(a.atttypid, a.atttypmod),
                 'base', b.typname,
                 'category', b.typcategory,
                 'element', e.typname,
                 'elementCategory', e.typcategory,
                 'isDomain', t.typtype = 'd',
                 'domainChecks', (select coalesce(json_agg(pg_get_constraintdef(k.oid)), '[]')
                                    from pg_constraint k where k.contypid = t.oid),
                 'notNull', a.attnotnull or t.typnotnull,
                 'hasDefault', a.atthasdef or a.attidentity <> '' or t.typdefault is not null,
                 'isGenerated', a.attgenerated <> '' or a.attidentity = 'a',
                 'maxLength', case when b.typname in ('varchar', 'bpchar', '_varchar', '_bpchar')
                                        and b.mod > 4
                                   then b.mod - 4 end,
                 'labels', (select coalesce(json_agg(l.enumlabel order by l.enumsortorder), '[]')
                              from pg_enum l where l.enumtypid = b.oid)
               ) order by a.attnum), '[]')
          from pg_attribute a
          join pg_type t on t.oid = a.atttypid
         cross join lateral (
           with recursive chain as (
             select t.oid, t.typtype, t.typbasetype, t.typtypmod, a.atttypmod as mod
             union all
             select u.oid, u.typtype, u.typbasetype, u.typtypmod,
                    case when chain.mod <> -1 then chain.mod else chain.typtypmod end
               from chain join pg_type u on u.oid = chain.typbasetype
              where chain.typtype = 'd')
           select y.oid, y.typname, y.typcategory, y.typelem, chain.mod
             from chain join pg_type y on y.oid = chain.oid where chain.typtype <> 'd') as b
          left join pg_type e on e.oid = b.typelem and b.typcategory = 'A'
         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
       (select coalesce(json_agg(json_build_object(
                 'name', k.conname,
                 'columns', (select coalesce(json_agg(a.attname order by a.attnum), '[]')
                               from pg_attribute a
                              where a.attrelid = c.oid and a.attnum = any (k.conkey)),
                 'expression', pg_get_expr(k.conbin, k.conrelid)) order by k.conname), '[]')
          from pg_constraint k where k.conrelid = c.oid and k.contype = 'c') as checks,
       (select coalesce(json_agg(json_build_object(
                 'columns', (select json_agg(a.attname order by p.at)
                               from unnest(k.conkey) with ordinality as p(num, at)
                               join pg_attribute a on a.attrelid = c.oid and a.attnum = p.num),
                 'target', (select tn.nspname || '.' || tc.relname
                              from pg_class tc join pg_namespace tn on tn.oid = tc.relnamespace
                             where tc.oid = k.confrelid),
                 'targetColumns', (select json_agg(a.attname order by p.at)
                               from unnest(k.confkey) with ordinality as p(num, at)
                               join pg_attribute a
                                 on a.attrelid = k.confrelid and a.attnum = p.num)
               ) order by k.conname), '[]')
          from pg_constraint k
         where k.conrelid = c.oid and k.contype = 'f' and k.conparentid = 0) as "foreignKeys",
       (select coalesce(json_agg(
                 (select json_agg(a.attname) from pg_attribute a
                   where a.attrelid = c.oid and a.attnum = any (i.indkey))
                 order by i.indisprimary desc, i.indexrelid), '[]')
          from pg_index i
         where i.indrelid = c.oid and i.indisunique and i.indpred is null and i.indexprs is null)
         as uniques
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
 where c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence <> 't'
   and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
 order by 1, 2`;
