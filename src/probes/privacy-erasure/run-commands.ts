import { ProbeError } from '../../domain/errors.ts';
import { runForPerson } from '../../toolbox/sql/person/run-for-person.ts';
import type { Erasure } from './look.ts';

export async function prepare({ stage, options, tools, abort }: Erasure): Promise<void> {
  if (options.prepare === undefined) return;
  for (const { key } of [stage.people.person, ...stage.people.others]) {
    const ended = await runForPerson(options.prepare, options, key, tools, abort);
    if (ended.exitCode === 0) continue;
    throw new ProbeError('config', `\`prepare\` ended with ${ended.exitCode}: ${ended.complaint}`, {
      remedy: 'Run it yourself for a person of the database, and correct it.',
    });
  }
}

export async function runErasure({ stage, options, tools, abort }: Erasure) {
  const { key } = stage.people.person;
  const { exitCode, complaint } = await runForPerson(options.run, options, key, tools, abort);
  return { exitCode, complaint };
}
