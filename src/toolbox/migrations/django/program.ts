import { MARK } from '../marked-json.ts';

/**
 * What Django knows of its migrations. No command prints the graph: `showmigrations` shows two
 * leaves of an app like any two migrations. (django/db/migrations/loader.py)
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
applied = [k for k in loader.applied_migrations if k in graph.nodes or k not in known]
print()
print("${MARK}" + json.dumps({
    "steps": [[".".join(k), [".".join(p.key) for p in graph.node_map[k].parents]] for k in plan],
    "leaves": [".".join(k) for k in sorted(graph.leaf_nodes())],
    "applied": [".".join(k) for k in sorted(applied)],
}))
`;
