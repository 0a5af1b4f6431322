import { explainKind, listKinds } from '../app/explain.ts';
import { EXIT } from '../domain/verdict.ts';
import { colour } from './style.ts';

/** `holdpoint explain [kind]`. */
export async function explainCommand(kind: string | undefined): Promise<number> {
  const text = kind === undefined ? await listKinds() : await explainKind(kind, colour);
  process.stdout.write(`${text.trimEnd()}\n`);
  return EXIT.go;
}
