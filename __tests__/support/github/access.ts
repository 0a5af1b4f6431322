import { BOT, type PermissionName, type Permissions } from './seed.ts';

interface Need {
  readonly operations: RegExp;
  readonly permission: PermissionName;
  readonly level: 'read' | 'write';
}

type NeedRow = readonly [RegExp, PermissionName, 'read' | 'write'];

const ROWS: readonly NeedRow[] = [
  [/^repos\/(create|update|delete)-commit-comment$/, 'contents', 'write'],
  [/^repos\/(list-pull-requests-associated-with-commit)$/, 'pull-requests', 'read'],
  [
    /^repos\/(get-content|get-commit|list-commits|compare-commits|list-comments-for-commit)$/,
    'contents',
    'read',
  ],
  [/^(issues\/list-comments|pulls\/)/, 'pull-requests', 'read'],
  [/^issues\/(create|update|delete)-comment$/, 'pull-requests', 'write'],
  [/^reactions\/create-/, 'pull-requests', 'write'],
  [/^issues\/create$/, 'issues', 'write'],
  [/^repos\/create-commit-status$/, 'statuses', 'write'],
  [/^repos\/list-commit-statuses/, 'statuses', 'read'],
  [/^repos\/create-deployment/, 'deployments', 'write'],
  [/^repos\/list-deployment/, 'deployments', 'read'],
  [/^checks\/list-/, 'checks', 'read'],
  [/^actions\/create-workflow-dispatch$/, 'actions', 'write'],
  [/^actions\//, 'actions', 'read'],
];

const NEEDS: readonly Need[] = ROWS.map(([operations, permission, level]) => ({
  operations,
  permission,
  level,
}));

/** What the workflow's own token lacks for an operation; undefined if it lacks nothing. */
export function findRefusal(
  login: string,
  operationId: string,
  permissions: Permissions,
): { readonly status: number; readonly message: string } | undefined {
  if (login !== BOT) return undefined;
  const need = NEEDS.find(({ operations }) => operations.test(operationId));
  const granted = need === undefined ? undefined : permissions[need.permission];
  if (need === undefined || granted === 'write' || granted === need.level) return undefined;
  // As GitHub does: without contents, a private repository is not even there.
  if (need.permission === 'contents' && granted === undefined)
    return { status: 404, message: 'Not Found' };
  return { status: 403, message: 'Resource not accessible by integration' };
}
