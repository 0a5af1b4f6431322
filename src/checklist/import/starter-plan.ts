import type { Checklist } from '../../domain/checklist.ts';
import type { Phase } from '../../domain/phase.ts';
import { ROLES } from './approval-words.ts';
import type { ImportResult } from './import-result.ts';
import { decideStarter, type Starter, type StarterItem } from './starter-item.ts';
import { suggestSections } from './suggest-sections.ts';
import { normaliseWords } from './words.ts';
import { quoteYaml, tidyComment } from './yaml-text.ts';

/** A key of a YAML mapping may not be longer than 1,024 characters. */
const MAX_KEY = 300;

function renderItem(item: StarterItem, indent: string): string[] {
  return [
    `${indent}- item: ${quoteYaml(item.text)}`,
    ...item.comments.map((comment) => `${indent}  # ${tidyComment(comment)}`),
    ...(item.id === undefined ? [] : [`${indent}  id: ${quoteYaml(item.id)}`]),
    ...(item.skip === undefined ? [] : [`${indent}  skip: ${quoteYaml(item.skip)}`]),
    `${indent}  manual: {}`,
  ];
}

/** Items with a comment wherever the section changes. */
function renderItems(items: readonly StarterItem[], indent: string): string[] {
  let last = '';
  return items.flatMap((item) => {
    const section = tidyComment(item.section.join(' > '));
    const title = section === last || section === '' ? [] : [`${indent}# ${section}`];
    last = section;
    return [...title, ...renderItem(item, indent)];
  });
}

function renderTriggerHint(triggers: readonly StarterItem[]): string[] {
  if (triggers.length === 0) return [];
  return [
    '    # Triggers to bind: name the items whose failure shows each, and take its skipped step away.',
    '    # triggers:',
    ...triggers.flatMap(({ text, line }) => [
      `    #   - item: ${tidyComment(quoteYaml(text))}  # line ${line}`,
      '    #     when: { failed: [id-of-an-item] }',
    ]),
  ];
}

function renderRollback(items: readonly StarterItem[]): string[] {
  if (items.length === 0) return [];
  const triggers = items.filter(({ isTrigger }) => isTrigger);
  return [
    '  rollback:',
    ...renderTriggerHint(triggers),
    '    steps:',
    ...renderItems(items, '      '),
  ];
}

function renderPhases(items: readonly StarterItem[]): string[] {
  if (items.length === 0) return ['# phases: the document holds nothing that could be an item.'];
  const byPhase = Map.groupBy(items, ({ phase }) => phase);
  const phases: readonly Phase[] = ['pre-deployment', 'approval', 'deployment', 'post-deployment'];
  const lists = phases.flatMap((phase) => {
    const members = byPhase.get(phase) ?? [];
    return members.length === 0 ? [] : [`  ${phase}:`, ...renderItems(members, '    ')];
  });
  return ['phases:', ...lists, ...renderRollback(byPhase.get('rollback') ?? [])];
}

function renderSections(checklist: Checklist): string[] {
  const leaves = checklist.boxes.filter((box) => !box.isGroup);
  const sections = Object.entries(suggestSections(leaves)).filter(
    ([name]) => name.length <= MAX_KEY,
  );
  if (sections.length === 0)
    return ['# sections: no heading names a phase; boxes belong to `approval`.'];
  return ['sections:', ...sections.map(([name, phase]) => `  ${quoteYaml(name)}: ${phase}`)];
}

function renderChecklist(path: string, checklist: Checklist): string[] {
  if (checklist.boxes.length > 0) {
    return [`checklist: ${quoteYaml(path)}`, ...renderSections(checklist)];
  }
  return [
    `# checklist: ${tidyComment(path)} has no boxes (\`- [ ]\`), so there is nothing to tick in it.`,
  ];
}

/** Who may have to sign, from the words of the approvals. */
function renderRoles(result: ImportResult): string[] {
  const approvals = result.items.filter(({ polarity }) => polarity === 'approval');
  if (approvals.length === 0) return [];
  const named = approvals.flatMap(({ text }) => ROLES.find(normaliseWords(text)) ?? []);
  const roles = [...new Set(named)].map((role) => role.replaceAll(' ', '-'));
  return [
    '# Who signs: GitHub logins by role. One person fills one role; fewer people than roles need `smallTeam: true`.',
    '# roles:',
    ...(roles.length > 0 ? roles : ['release-manager']).map(
      (role) => `#   ${tidyComment(role)}: [a-login]`,
    ),
    ...(roles.length > 1
      ? ['# smallTeam: true # author and deployer may sign, one person may fill several roles']
      : []),
  ];
}

function renderLeft(left: Starter['left']): string[] {
  const render = ({ line, text, why }: Starter['left'][number]) =>
    `#   line ${line}: ${tidyComment(text.slice(0, 100))} (${why})`;
  const [boxes, others] = [left.filter(({ isBox }) => isBox), left.filter(({ isBox }) => !isBox)];
  return [
    ...(boxes.length > 0
      ? ['# Not named below; each stays an item for a person, in the phase of its section:']
      : []),
    ...boxes.map(render),
    ...(others.length > 0 ? ['# In the document, but in no box and not in this plan:'] : []),
    ...others.map(render),
  ];
}

/**
 * A first plan for a checklist, as YAML: every item waits for a person, the proposed kinds are
 * comments, and nothing is stopped. Triggers are declared as skipped, so that nobody can tick them.
 */
export function renderStarterPlan(
  path: string,
  result: ImportResult,
  checklist: Checklist,
): string {
  const { items, left } = decideStarter(result, checklist);
  const lines = [
    `# Made by \`holdpoint init\` from ${tidyComment(path)}.`,
    '# Every item waits for a person. Replace `manual: {}` by the proposed check, one after the other.',
    'version: 1',
    'mode: observe # the true verdict everywhere, but nothing is stopped; later: enforce',
    ...renderChecklist(path, checklist),
    ...renderRoles(result),
    ...renderLeft(left),
    ...renderPhases(items),
  ];
  return `${lines.join('\n')}\n`;
}
