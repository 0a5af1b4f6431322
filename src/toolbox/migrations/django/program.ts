import { MARK } from '../marked-json.ts';

/**
 * What Django knows of its migrations. No command prints the graph: `showmigrations` shows two
 * leaves of an app like any two migrations. (django/db/migrations/loader.py)
 *
 * Of migrations that ran and have no file, those count that ran after all of their app that have
 * one: the database is ahead. Rows of apps that were removed, and of files that were squashed, stay
 * behind in every old database and say nothing.
 */
export const PROGRAM = `
import json
from django.db import connection
from django.db.migrations.loader import MigrationLoader
loader = MigrationLoader(connection)
graph = loader.graph
plan = []
for leaf in sorted(graph.leaf_nodes()):
    plan += [key for key in graph.forwards_plan(leaf) if key not in plan]
known = loader.disk_migrations
# A squashed migration that stands for others is no row of the table, and has no number.
rows = {key: getattr(row, "pk", 0) for key, row in loader.applied_migrations.items()}
newest = {}
for key in rows:
    if key in known:
        newest[key[0]] = max(rows[key], newest.get(key[0], 0))
def counts(key):
    if key in known:
        return key in graph.nodes
    return key[0] in loader.migrated_apps and rows[key] > newest.get(key[0], 0)
applied = [key for key in rows if counts(key)]
print()
print("${MARK}" + json.dumps({
    "steps": [[".".join(k), [".".join(p.key) for p in graph.node_map[k].parents]] for k in plan],
    "leaves": [".".join(k) for k in sorted(graph.leaf_nodes())],
    "applied": [".".join(k) for k in sorted(applied)],
}))
`;
