import type { Json } from '../domain/json.ts';

/** Takes secrets out of everything that leaves (design §5). */
export interface Redactor {
  register(value: string, name: string): void;
  redactText(text: string): string;
  redactJson(value: Json): Json;
}
