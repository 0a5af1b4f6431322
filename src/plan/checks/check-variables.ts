import { isRunnerToken } from '../../domain/runner-token.ts';
import { locateInFiles } from '../locate-in-files.ts';
import { parseTemplate } from '../reference.ts';
import type { JsonPath } from '../yaml/read-yaml.ts';
import type { CheckContext } from './context.ts';

function explainUrl(url: string): string | undefined {
  for (const part of parseTemplate(url)) {
    if (part.kind === 'wrong') return part.message;
    if (part.kind === 'run' && part.name === 'environment.url') {
      return 'A URL can not be made of itself. Write it, or name a variable.';
    }
  }
  return undefined;
}

/** URLs of environments can be resolved, and no token of the runner is made public. */
export function checkVariables({ merged, problems }: CheckContext): void {
  const report = (path: JsonPath, message: string) => {
    problems.add(
      () => locateInFiles(merged.files, path),
      () => message,
    );
  };
  for (const [name, { url }] of Object.entries(merged.envelope.environments ?? {})) {
    const wrong = url === undefined ? undefined : explainUrl(url);
    if (wrong !== undefined) report(['environments', name, 'url'], wrong);
  }
  for (const name of merged.envelope.public ?? []) {
    if (isRunnerToken(name)) {
      report(['public'], `\`${name}\` is a token of the runner and never public. Remove it.`);
    }
  }
}
