import { suggestWord } from '../../domain/nearest-word.ts';
import type { RawTrigger } from '../layer.ts';
import type { CheckContext } from './context.ts';

function checkFailed(trigger: RawTrigger, index: number, id: string, context: CheckContext): void {
  const item = context.byId.get(id);
  const locate = () => trigger.file.locate([...trigger.path, 'when', 'failed', index]);
  if (item === undefined) {
    context.problems.add(
      locate,
      () =>
        `There is no item \`${id}\`${suggestWord(id, context.byId.keys())}. Write the id of an item.`,
    );
  } else if (item.phase === 'rollback') {
    context.problems.add(
      locate,
      () =>
        `\`${id}\` is a step of the rollback, which this decides about. Name an item that runs before.`,
    );
  }
}

function checkTrigger(trigger: RawTrigger, context: CheckContext): void {
  const { failed, atLeast } = trigger.keys.when;
  for (const [index, id] of failed.entries()) checkFailed(trigger, index, id, context);
  const count = new Set(failed).size;
  if (atLeast > count) {
    context.problems.add(
      () => trigger.file.locate([...trigger.path, 'when', 'atLeast']),
      () =>
        `This trigger can never fire: \`atLeast\` is ${atLeast}, and \`failed\` names ${count}.`,
    );
  }
}

/** Triggers name items that run before the rollback, and can fire. */
export function checkTriggers(context: CheckContext): void {
  for (const trigger of context.merged.triggers) checkTrigger(trigger, context);
}
