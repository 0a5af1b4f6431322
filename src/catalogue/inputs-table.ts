import { renderTable } from './markdown-table.ts';

/** The parts of a parsed action.yml that the tables show. */
export interface ActionFile {
  readonly inputs?: Readonly<Record<string, ActionParameter>>;
  readonly outputs?: Readonly<Record<string, ActionParameter>>;
}

export interface ActionParameter {
  readonly description?: string;
  readonly default?: string | number | boolean;
  readonly required?: boolean;
}

export function renderInputsTable({ inputs = {} }: ActionFile): string {
  const rows = Object.entries(inputs).map(([name, input]) => [
    `\`${name}\``,
    (input.description ?? '').trim(),
    renderDefault(input),
  ]);
  return renderTable(['input', 'what it is', 'default'], rows);
}

export function renderOutputsTable({ outputs = {} }: ActionFile): string {
  const rows = Object.entries(outputs).map(([name, output]) => [
    `\`${name}\``,
    (output.description ?? '').trim(),
  ]);
  return renderTable(['output', 'what it is'], rows);
}

function renderDefault({ default: preset, required }: ActionParameter): string {
  if (required === true && preset === undefined) return '**required**';
  return preset === undefined || preset === '' ? '' : `\`${String(preset)}\``;
}
