import { findJsonPathProblem } from '../../expect/json-path.ts';
import { findJsonProblems, findTextProblems } from '../../expect/problems.ts';
import type { OptionProblem } from '../contract.ts';
import type { NoticeOptions } from './options.ts';

/** What the schema can't say of the options: addresses, JSONPaths and patterns. */
export async function findNoticeProblems(
  options: NoticeOptions,
): Promise<readonly OptionProblem[]> {
  const { webhook } = options;
  if (webhook === undefined) return [];
  const { url, confirm, id } = webhook;
  const problems: OptionProblem[] = [];
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) {
    const message = 'This is no address. Write https://…, or `${NAME}` of a secret with it.';
    problems.push({ path: ['webhook', 'url'], message });
  }
  const path = ['webhook', 'confirm'];
  problems.push(...(await findTextProblems(confirm?.body, [...path, 'body'])));
  problems.push(...(await findJsonProblems(confirm?.json, [...path, 'json'])));
  const message = id === undefined ? undefined : await findJsonPathProblem(id);
  if (message !== undefined) problems.push({ path: ['webhook', 'id'], message });
  return problems;
}
