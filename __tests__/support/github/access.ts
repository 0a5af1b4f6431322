import { BOT, type PermissionName, type Permissions } from './seed.ts';

interface Need {
  readonly operations: RegExp;
  readonly permission: PermissionName;
  readonly level: 'read' | 'write';
}

const NEEDS: readonly Need[] = [
  {
    operations: /^repos\/(get-content|get-commit|list-pull)/,
    permission: 'contents',
    level: 'read',
  },
  { operations: /^(issues\/list-comments|pulls\/)/, permission: 'pull-requests', level: 'read' },
  {
    operations: /^issues\/(create|update|delete)-comment/,
    permission: 'pull-requests',
    level: 'write',
  },
  { operations: /^repos\/create-commit-status/, permission: 'statuses', level: 'write' },
  { operations: /^repos\/list-commit-statuses/, permission: 'statuses', level: 'read' },
  { operations: /^actions\//, permission: 'actions', level: 'read' },
];

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
  if (need.permission === 'contents') return { status: 404, message: 'Not Found' };
  return { status: 403, message: 'Resource not accessible by integration' };
}
