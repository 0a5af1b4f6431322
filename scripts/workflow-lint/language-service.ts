import { registerHooks } from 'node:module';
import { parse } from 'yaml';
import { KNOWN_ACTIONS } from './pins.ts';
import { type LintResult, type Source, toFinding } from './source.ts';

/** Its modules import JSON without saying so, which Node refuses. */
function allowPlainJson(): void {
  registerHooks({
    load: (url, context, next) =>
      next(
        url,
        url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context,
      ),
  });
}

interface Metadata {
  readonly name: string;
  readonly description: string;
  readonly inputs?: Readonly<Record<string, { readonly description: string }>>;
}

/** What is known of an action; one that nobody knows can't be resolved, which is a finding. */
function findMetadata(own: Metadata, name: string): Metadata | undefined {
  if (name === 'holdpoint/holdpoint') return own;
  const known = KNOWN_ACTIONS[name];
  if (known === undefined) return undefined;
  const inputs = Object.fromEntries(known.inputs.map((input) => [input, { description: '' }]));
  return { name, description: '', inputs };
}

/** GitHub's own check of workflows and actions, with the inputs of this action.yml. */
export async function lintWithLanguageService(
  sources: readonly Source[],
  metadata: string,
): Promise<LintResult> {
  allowPlainJson();
  const [{ validate }, { TextDocument }] = await Promise.all([
    import('@actions/languageservice'),
    import('vscode-languageserver-textdocument'),
  ]);
  const own = parse(metadata) as Metadata;
  const found = sources.map(async (source, place) => {
    const path = source.kind === 'action' ? 'action.yml' : `.github/workflows/${place}.yml`;
    const document = TextDocument.create(`file:///${path}`, 'yaml', 1, source.text);
    const complaints = await validate(document, {
      actionsMetadataProvider: {
        fetchActionMetadata: async ({ owner, name }) => findMetadata(own, `${owner}/${name}`),
      },
    });
    return complaints.map(({ range, message }) =>
      toFinding(source, {
        line: range.start.line + 1,
        message: typeof message === 'string' ? message : message.value,
      }),
    );
  });
  const findings = (await Promise.all(found)).flat();
  return { linter: 'language service', files: sources.length, findings };
}
