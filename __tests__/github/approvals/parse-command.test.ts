import { describe, expect, it } from '@jest/globals';
import { parseCommands } from '../../../src/github/approvals/parse-command.ts';

const SHA = '3f2a9c4e5b6d7f8091a2b3c4d5e6f708192a3b4c';
const SHORT = SHA.slice(0, 12);
const DIGEST = '9'.repeat(12);
const signed = { type: 'sign-off', role: 'po', commit: SHORT };
const line = `/sign-off po ${SHORT}`;

describe('a command', () => {
  it.each<[string, object]>([
    [line, signed],
    [`/SIGN-OFF po ${SHORT.toUpperCase()}  `, signed],
    [`/sign-off\tpo\t${SHA}`, { ...signed, commit: SHA }],
    [`/sign-off Product Owner ${SHORT}`, { ...signed, role: 'Product Owner' }],
    [`/sign-off po ${SHORT} ${DIGEST}`, { ...signed, digest: DIGEST }],
    ['/withdraw', { type: 'withdraw' }],
    ['/withdraw po', { type: 'withdraw', role: 'po' }],
    [`/withdraw ${SHORT}`, { type: 'withdraw', commit: SHORT }],
    [`/withdraw po ${SHORT}`, { type: 'withdraw', role: 'po', commit: SHORT }],
    ['/withdraw po 3f2a9c4', { type: 'withdraw', role: 'po 3f2a9c4' }],
    [
      `/confirm read-the-notes ${SHORT}`,
      { type: 'confirm', ids: ['read-the-notes'], commit: SHORT },
    ],
    [`/confirm a, b,a ž ${SHA}`, { type: 'confirm', ids: ['a', 'b', 'ž'], commit: SHA }],
    [`/override ${SHORT} it  burns`, { type: 'override', commit: SHORT, reason: 'it  burns' }],
  ])('%j', (body, command) => {
    expect(parseCommands(body)).toEqual({ commands: [command], problems: [] });
  });

  it('stands among other words, one a line, in the order in which they were written', () => {
    const body = `Looks good.\r\n${line}\r\n\r\n/confirm a ${SHORT}\n/withdraw\rthanks`;
    expect(parseCommands(body).commands.map(({ type }) => type)).toEqual([
      'sign-off',
      'confirm',
      'withdraw',
    ]);
  });
});

describe('a mistake is answered', () => {
  it.each([
    ['/sign-off po 3f2a9c4', 'short-commit'],
    ['/sign-off po 3f2a9c4e5b6', 'short-commit'],
    ['/sign-off po', 'no-commit'],
    ['/sign-off', 'no-commit'],
    [`/sign-off ${SHORT}`, 'no-role'],
    [`/sign-off ${'x'.repeat(101)} ${SHORT}`, 'no-role'],
    [`${line} once the test is green`, 'extra-words'],
    [`/sign-off po ${SHA}${SHA}`, 'no-commit'],
    [`/sign-off po 3f2a9c4e5b6\u0435`, 'no-commit'],
    [`/confirm ${SHORT}`, 'no-ids'],
    ['/confirm a 3f2a9c4', 'short-commit'],
    [`/confirm <script> ${SHORT}`, 'no-ids'],
    [`/override ${SHORT}`, 'no-reason'],
    ['/override it burns', 'no-commit'],
    ['/override 3f2a9c4 it burns', 'short-commit'],
    [`/signoff po ${SHORT}`, 'unknown-command'],
  ])('%j: %s', (body, code) => {
    const { commands, problems } = parseCommands(`\n${body}`);
    expect(commands).toEqual([]);
    expect(problems).toEqual([{ code, line: 2, message: expect.stringMatching(/`\/.+`|\.$/) }]);
  });
});

describe('what is no command', () => {
  it.each([
    ['in a line', `I would ${line}`],
    ['indented', `    ${line}`],
    ['after a space', ` ${line}`],
    ['after a zero-width space', `\u200b${line}`],
    ['in code', `\`${line}\``],
    ['in a list', `- ${line}`],
    ['quoted', `> ${line}`],
    ['right below a quote', `> they said\n${line}`],
    ['below a quote of several lines', `> one\nmore\n${line}`],
    ['in a fence', `\`\`\`\n${line}\n\`\`\``],
    ['in a fence of tildes with a word', `~~~ text\n${line}\n~~~`],
    ['in a fence that another fence does not close', `\`\`\`\`\n\`\`\`\n~~~\n${line}\n\`\`\`\``],
    ['in a fence that is not closed', `text\n\`\`\`\n\n${line}`],
    ['in a fence that a word does not close', `\`\`\`\n\`\`\` text\n${line}`],
    ['in a comment of HTML', `<!--\n${line}\n-->`],
    ['in a comment that begins in a line', `text <!-- hidden\n\n${line}\n-->`],
    ['in the second comment of a line', `<!-- a --> b <!-- c\n${line}\n-->`],
    ['in a comment that is not closed', `<!--\n\n${line}`],
    ['in the title of a link reference', `[a]: https://x.example "\n${line}\n"`],
    ['in an attribute', `Looks <b title="\n${line}\n">good</b>`],
    ['in an attribute that a blank line does not end', `<div title="\n\n${line}\n\n">`],
    ['in the words of an image', `See ![\n${line}\n](https://x.example/a.png)`],
    ['in the title of a link', `See [this](https://x.example "\n${line}\n")`],
    ['after text that the page shows raw', `<textarea>\n\n${line}`],
    ['as a heading', `${line}\n===`],
    ['in HTML', `<div hidden>\n${line}\n</div>`],
    ['in preformatted text', `<pre>\n\n${line}\n</pre>`],
    [
      'in our own comment',
      `<!-- holdpoint plan=default environment=production run=1 attempt=1 -->\n\n${line}`,
    ],
    ['a longer word', `/sign-offs po ${SHORT}`],
    ['another bot’s', `/approve ${SHORT}`],
    ['nothing', ''],
  ])('%s', (_, body) => {
    expect(parseCommands(body)).toEqual({ commands: [], problems: [] });
  });

  it.each([
    ['a quote and an empty line', `> they said\n\n${line}`],
    ['a fence that is closed', `\`\`\`\n/withdraw\n\`\`\`\n${line}`],
    ['a comment that is closed', `<!-- x -->\n\n${line}`],
    ['HTML and an empty line', `<details>\n\n${line}\n\n</details>`],
    ['code in a line', `\`\`\`not a fence\`\`\`\n${line}`],
  ])('but one after %s is', (_, body) => {
    expect(parseCommands(body).commands).toEqual([signed]);
  });
});

describe('hostile text', () => {
  it('is bounded', () => {
    const many = parseCommands(`${`${line}\n`.repeat(60)}/withdraw\n`);
    expect(many.commands).toEqual([{ type: 'withdraw' }]);
    expect(many.problems).toMatchObject([{ code: 'too-many' }]);
    expect(parseCommands('/sign-off x\n'.repeat(800)).problems).toHaveLength(50);
    expect(parseCommands('/sign-off x\n'.repeat(4000)).problems).toHaveLength(1);
    expect(parseCommands(`${line}\n${'x'.repeat(65_536)}`).commands).toEqual([]);
    const reason = parseCommands(`/override ${SHORT} ${'é'.repeat(9000)}`).commands[0];
    expect(reason).toMatchObject({ reason: 'é'.repeat(500) });
  });

  it.each([
    ['words', `/sign-off ${'a '.repeat(32_000)}`],
    ['marks', '<!--'.repeat(16_000)],
    ['fences', '```\n'.repeat(16_000)],
    ['spaces', `/confirm ${' '.repeat(60_000)}x`],
    ['backticks', `${'`'.repeat(60_000)}x`],
    ['quotes', '>'.repeat(60_000)],
  ])('of many %s takes no time', (_, body) => {
    const before = performance.now();
    expect(parseCommands(body).commands).toEqual([]);
    expect(performance.now() - before).toBeLessThan(1_000);
  });
});
