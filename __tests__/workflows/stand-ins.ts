import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KNOWN_ACTIONS } from '../../scripts/workflow-lint/pins.ts';
import { ROOT } from '../support/runner/runner-environment.ts';

/** What stands in for an action that needs GitHub's servers: inputs as in the real one, in shell. */
const SCRIPTS: Readonly<Record<string, string>> = {
  'actions/checkout': 'cp -R "$STAND_IN_REPOSITORY/." .',
  'actions/upload-artifact': `
    place="$STAND_IN_ARTIFACTS/$INPUT_NAME"
    mkdir -p "$place" && cp "$INPUT_PATH" "$place/"
    if [ -n "$STAND_IN_FORGERY" ]; then sed -i "$STAND_IN_FORGERY" "$place"/*; fi`,
  'actions/download-artifact': `
    mkdir -p "$INPUT_PATH"
    if [ -n "$INPUT_NAME" ]; then cp -R "$STAND_IN_ARTIFACTS/$INPUT_NAME/." "$INPUT_PATH/"
    else cp -R "$STAND_IN_ARTIFACTS"/$INPUT_PATTERN "$INPUT_PATH/"; fi`,
};

function toVariable(input: string): string {
  return `INPUT_${input.replaceAll('-', '_').toUpperCase()}`;
}

function renderComposite(name: string): string {
  const inputs = KNOWN_ACTIONS[name]?.inputs ?? [];
  const env = inputs.map((input) => [toVariable(input), `\${{ inputs.${input} }}`]);
  return JSON.stringify({
    name,
    description: 'Stands in for the real one.',
    inputs: Object.fromEntries(inputs.map((input) => [input, { required: false }])),
    runs: {
      using: 'composite',
      steps: [{ shell: 'bash', run: `set -e\n${SCRIPTS[name]}`, env: Object.fromEntries(env) }],
    },
  });
}

/** Folders of actions, by `owner/name@ref`, for act's `--local-repository`. */
export function prepareActions(folder: string, workflow: string): Readonly<Record<string, string>> {
  const references = [...workflow.matchAll(/\buses: (\S+)@(\S+)/g)];
  return Object.fromEntries(
    references.map(([, name = '', ref = '']) => {
      const place = join(folder, name.replace('/', '-'));
      mkdirSync(place, { recursive: true });
      if (name === 'holdpoint/holdpoint') {
        // Without node_modules, which act would copy into every step.
        cpSync(join(ROOT, 'action.yml'), join(place, 'action.yml'));
        cpSync(join(ROOT, 'dist'), join(place, 'dist'), { recursive: true });
      } else if (name in SCRIPTS) writeFileSync(join(place, 'action.yml'), renderComposite(name));
      else throw new Error(`Nothing stands in for ${name}.`);
      return [`${name}@${ref}`, place];
    }),
  );
}
