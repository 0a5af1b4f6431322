import { describe, expect, it } from '@jest/globals';
import { explainReply, parseMessage } from '../../src/github/explain-reply.ts';

const WRITE = { verb: 'write commit statuses', permission: 'statuses: write' };
const READ = { verb: 'read workflow runs', permission: 'actions: read' };

function explain(status: number, message = '', errand = WRITE): string {
  return explainReply({ status, message, headers: new Headers() }, errand, 0);
}

function parse(body: unknown): string {
  return parseMessage(
    new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body)),
  );
}

describe('the sentence', () => {
  it('names the permission to add, and forks where something was to be written', () => {
    expect(explain(403, 'Resource not accessible by integration')).toBe(
      'The token may not write commit statuses: add `permissions: statuses: write` to the job (a pull request from a fork has a token that only reads).',
    );
    expect(explain(403, '', READ)).toBe(
      'The token may not read workflow runs: add `permissions: actions: read` to the job.',
    );
  });

  it.each([
    'Repository was archived so is read-only.',
    'Resource protected by organization SAML enforcement.',
    'Unable to create comment because issue is locked.',
  ])('names no permission where it would not help: %s', (message) => {
    expect(explain(403, message)).toContain(message);
    expect(explain(403, message)).not.toContain('permissions:');
  });

  it.each([401, 403, 404, 409, 422, 429, 500, 502])('is one for %i, and ends', (status) => {
    expect(explain(status, 'Some words').replaceAll(/"[^"]*"/g, '')).toMatch(/^[^\n]+\.$/);
  });
});

describe('the words of GitHub', () => {
  it.each<[string, unknown, string]>([
    ['a message', { message: 'Not Found' }, 'Not Found'],
    [
      'with details',
      {
        message: 'Validation Failed',
        errors: [{ message: 'too long' }, 'bad', { code: 'x' }, null],
      },
      'Validation Failed; too long; bad',
    ],
    ['no JSON', '<html>', ''],
    ['nothing', '', ''],
    ['null', 'null', ''],
    ['a number', { message: 7 }, ''],
  ])('are read from %s', (_, body, message) => {
    expect(parse(body)).toBe(message);
  });

  it('become one short line that commands nothing', () => {
    const message = parse({ message: `a\r\n::error::b\u001b[2J\u2028c ${'x'.repeat(10_000)}` });
    expect(message).toMatch(/^a ::error::b \[2J c x+…$/);
    expect(message.length).toBe(201);
  });
});
