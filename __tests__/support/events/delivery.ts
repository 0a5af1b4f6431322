import { type Payload, patch } from './example.ts';
import { describeUser } from './people.ts';

/** Where and by whom something happens. */
export interface EventPlace {
  /** `owner/name`. */
  readonly repository: string;
  /** Head of the default branch, `main`. */
  readonly main: string;
  /** Who causes the event. */
  readonly actor: string;
}

/** An event as the runner hands it on. */
export interface Delivery {
  readonly name: string;
  readonly payload: Payload;
  /** The variables of the runner that the event decides. */
  readonly env: Readonly<Record<string, string>>;
  /** What a reader looks at afterwards. */
  readonly about: { readonly commit: string; readonly pullRequest?: number };
}

/** `repository` and `sender` of an event; old examples lack what newer ones have. */
export function settlePlace(payload: Payload, { repository, actor }: EventPlace): Payload {
  return patch(payload, {
    repository: describeRepository(repository),
    sender: describeUser(actor),
  });
}

/** What has to be changed of a repository in an example, so that it is the named one. */
export function describeRepository(repository: string): Payload {
  const [owner = '', name = ''] = repository.split('/');
  return {
    name,
    full_name: repository,
    owner: describeUser(owner),
    default_branch: 'main',
    homepage: null,
    disabled: false,
    has_discussions: false,
    topics: [],
    visibility: 'public',
    is_template: false,
    web_commit_signoff_required: false,
    allow_forking: true,
    private: false,
  };
}

/** `GITHUB_…` of a run: what was checked out, and who started it. */
export function describeRun(
  { actor, repository }: EventPlace,
  ref: string,
  sha: string,
  more: Readonly<Record<string, string>> = {},
): Record<string, string> {
  return {
    GITHUB_REF: ref,
    GITHUB_SHA: sha,
    GITHUB_ACTOR: actor,
    GITHUB_TRIGGERING_ACTOR: actor,
    GITHUB_WORKFLOW_REF: `${repository}/.github/workflows/gate.yml@${ref}`,
    ...more,
  };
}

export const MAIN = 'refs/heads/main';
