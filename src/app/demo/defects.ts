/** What can be broken in the demo's target, one at a time, and the item that has to find it. */
export const DEFECTS = {
  'default-secret': {
    what: 'SECRET_KEY is the value of .env.example',
    item: 'environment-variables-are-set-and-not-defaults',
  },
  'no-tests': {
    what: 'the test suite runs no test and still exits 0',
    item: 'unit-tests-pass',
  },
  'open-orders': {
    what: 'the orders are readable without logging in',
    item: 'orders-need-a-login',
  },
  'failed-deploy': {
    what: 'the deployment command exits 1',
    item: 'deploy-the-new-version',
  },
  'stale-instance': {
    what: 'one of two instances still runs the old version',
    item: 'the-new-version-answers-on-every-instance',
  },
  'broken-login': {
    what: 'the login loses its CSRF token, so that nobody can log in',
    item: 'a-user-can-log-in-and-place-an-order',
  },
  'not-ready': {
    what: 'the new version can’t reach its database',
    item: 'health-checks-are-green',
  },
} as const;

export type Defect = keyof typeof DEFECTS;

export function isDefect(word: string): word is Defect {
  return Object.hasOwn(DEFECTS, word);
}
