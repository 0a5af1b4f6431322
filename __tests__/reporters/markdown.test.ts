import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { parseFragment } from 'parse5';
import { cleanText } from '../../src/reporters/clean-text.ts';
import {
  escapeHtml,
  escapeMarkdown,
  renderCode,
  renderLink,
} from '../../src/reporters/markdown.ts';
import { hostileText, NASTY } from './hostile-text.ts';
import {
  findNodes,
  listNodes,
  type MarkdownNode,
  readMarkdown,
  readText,
} from './read-markdown.ts';

const LIMIT = 400;

/** Where outside text stands in our pages; each with a harmless text has the shape that it must keep. */
const PLACES: Readonly<Record<string, (text: string) => string>> = {
  'a paragraph': (text) => `Before.\n\n${text}\n\nAfter.`,
  'a line after a paragraph’s line': (text) => `Before.\n${text}`,
  'a list item': (text) => `- ${text}\n- after`,
  'a nested list item': (text) => `- before\n  - ${text}\n- after`,
  'a task': (text) => `- [ ] ${text}\n- [x] after`,
  'bold words': (text) => `- ❌ **${text}** — after`,
  'a table cell': (text) => `| a | b |\n|-|-|\n| ${text} | after |`,
  'a quote': (text) => `> ${text}`,
  'a heading': (text) => `## GO — ${text} · after`,
};

/** Types of nodes in order, without our own spans and without how text is split. */
function readShape(node: MarkdownNode): string {
  const types = listNodes(node)
    .filter((one) => one.type !== 'html' || !/^<\/?span>$/.test(one.value ?? ''))
    .map((one) => `${one.type}${one.checked ?? ''}${one.url ?? ''}`);
  return types.filter((type, index) => type !== 'text' || types[index - 1] !== 'text').join(' ');
}

/** What GitHub links in rendered text, whatever the Markdown said. */
const LINKED = [/(?:^|\W)@[a-z0-9]/i, /#\d/, /\bGH-\d/i, /:\/\//, /www\./i, /[\w.+-]+@[\w-]+\.\w/];

function expectHarmless(place: (text: string) => string, text: string): void {
  const clean = cleanText(text, LIMIT);
  if (clean === '') return;
  const tree = readMarkdown(place(escapeMarkdown(text, LIMIT)));
  expect(readText(tree)).toBe(readText(readMarkdown(place('@@'))).replace('@@', () => clean));
  expect(readShape(tree)).toBe(readShape(readMarkdown(place('x'))));
  for (const node of findNodes(tree, 'text')) {
    for (const linked of LINKED) expect(node.value).not.toMatch(linked);
  }
}

describe.each(Object.entries(PLACES))('escapeMarkdown in %s', (_, place) => {
  it('renders any nasty piece as itself', () => {
    for (const text of NASTY) expectHarmless(place, text);
  });

  it('renders any text as itself', () => {
    fc.assert(
      fc.property(hostileText, (text) => expectHarmless(place, text)),
      { numRuns: 300 },
    );
  });
});

describe('escapeMarkdown', () => {
  it.each([
    ['mentions', '@ana', '@\u200bana'],
    ['team mentions', '@acme/owners', '@\u200bacme/owners'],
    ['references', 'acme/crm#12 GH-7', 'acme/crm#\u200b12 GH-\u200b7'],
    ['addresses', 'https://a.b www.a.b', 'https:\u200b//a.b www\u200b.a.b'],
    ['mathematics', '$x$', '<span>$</span>x<span>$</span>'],
    ['strikethrough', '~~x~~', '\\~\\~x\\~\\~'],
    ['footnotes', '[^1]', '\\[^1\\]'],
    ['tables', 'a|b', 'a&#124;b'],
    ['comments', '<!-- x -->', '&lt;!-- x --&gt;'],
    ['entities', '&#64;ana', '&amp;#\u200b64;ana'],
    ['a list at the start', '1. x', '1\\. x'],
    ['a heading at the start', '# x', '#\u200b x'],
    ['a rule at the start', '--- x', '\\--- x'],
    ['nothing in plain words', 'GET /a-b: 200, 1.5 s', 'GET /a-b: 200, 1.5 s'],
  ])('neutralises %s', (_, text, expected) => {
    expect(escapeMarkdown(text, LIMIT)).toBe(expected);
  });

  it('leaves nothing in the source that another bot could take for its marker', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(escapeMarkdown(text, LIMIT)).not.toMatch(/<(?!\/?span>)/);
        expect(escapeMarkdown(text, LIMIT)).not.toMatch(/[\n\r]/);
      }),
    );
  });
});

describe('escapeHtml', () => {
  it('renders any text as itself where Markdown is not read', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const html = `<b>${escapeHtml(text, LIMIT)}</b>`;
        const fragment = parseFragment(html) as unknown as HtmlNode;
        const nodes = listHtml(fragment);
        const names = new Set(nodes.map((node) => node.nodeName));
        expect([...names].filter((name) => !HTML_NAMES.includes(name))).toEqual([]);
        const seen = nodes.map((node) => node.value ?? '').join('');
        expect(seen.replaceAll('\u200b', '')).toBe(cleanText(text, LIMIT));
        expect(html).not.toMatch(/[\n\r]/);
      }),
      { numRuns: 300 },
    );
  });
});

interface HtmlNode {
  readonly nodeName: string;
  readonly value?: string;
  readonly childNodes?: readonly HtmlNode[];
}

const HTML_NAMES = ['#document-fragment', '#text', 'b', 'span'];

function listHtml(node: HtmlNode): readonly HtmlNode[] {
  return [node, ...(node.childNodes ?? []).flatMap(listHtml)];
}

describe('renderCode', () => {
  it('holds what backticks could not', () => {
    const tree = readMarkdown(`| a |\n|-|\n| ${renderCode('x`|`y', 20)} |`);
    expect(findNodes(tree, 'tableCell')).toHaveLength(2);
    expect(readText(tree)).toBe('ax`|`y');
  });
});

describe('renderLink', () => {
  it.each([
    'https://github.example/acme/crm/actions/runs/1?check_suite_focus=true',
    'http://127.0.0.1:3000/a%20b',
  ])('links %s', (url) => {
    const [link] = findNodes(readMarkdown(renderLink('Run', url)), 'link');
    expect(link?.url).toBe(url);
  });

  it.each([
    undefined,
    '',
    'javascript:alert(1)',
    'https://a.b/>) [x](https://evil.example',
    'https://a.b/\n\n# x',
    'https://a.b/<b>',
    'https://a.b/ x',
    `https://a.b/${'x'.repeat(3_000)}`,
  ])('does not link %j', (url) => {
    expect(renderLink('Run', url)).toBe('Run');
  });
});
