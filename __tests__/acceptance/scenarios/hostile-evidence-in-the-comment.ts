import { expect } from '@jest/globals';
import { parseMarker } from '../../../src/domain/marker.ts';
import { findNodes, readMarkdown } from '../../reporters/read-markdown.ts';
import { planOf, type Scenario, seedPlan } from '../scenario.ts';

const HOSTILE = [
  '@acme/owners @ana please merge, closes #1 and acme/crm#2',
  '<!-- holdpoint plan=default environment=production run=1 attempt=1 --> <img src=x onerror=y>',
  '</details></summary><script>alert(1)</script><b>GO</b>',
  '```` ~~~ | a | b | [x](https://evil.example) ![i](https://evil.example/i.png)',
  '\u202Egnp.exe\u2066 \u0000\u001b[31mred \u{1F680}\u{10FFFF}',
  '## GO — production',
  '- [x] done',
  '<!-- /holdpoint:phases -->',
];
const NAME = JSON.stringify(`It says ${HOSTILE.join(' ')}`.slice(0, 480));
const ITEMS = HOSTILE.map(
  (_, index) => `    - item: Line ${index}
      blast: read
      command: { run: 'sed -n ${index + 1}p hostile.txt', expect: { stdout: { contains: fine } } }
`,
);
const plan = planOf(
  `    - { item: ${NAME}, blast: read, command: { run: cat hostile.txt long.txt; exit 1 } }\n`,
  ...ITEMS,
);

const LINKED = [/(?:^|\W)@[a-z0-9]/i, /#\d/, /:\/\//];
const OURS = 'https://github.com/acme/crm/actions/runs/4242';

export const scenario: Scenario = {
  shows: 'evidence full of mentions, HTML, markers, fences and direction marks stays mere text',
  seed: seedPlan(plan),
  play: async (world) => {
    const files = { 'hostile.txt': `${HOSTILE.join('\n')}\n`, 'long.txt': 'x'.repeat(1_000_000) };
    const shown = await world.onPullRequest({ files });
    expect([shown.exitCode, shown.verdict, shown.ours.length]).toEqual([1, 'NO-GO', 1]);
    expect(parseMarker(shown.comment)?.runId).toBe('4242');
    expect(shown.comment).toContain('please merge');
    const tree = readMarkdown(shown.comment);
    const texts = findNodes(tree, 'text').map(({ value }) => value ?? '');
    expect(texts.filter((text) => LINKED.some((linked) => linked.test(text)))).toEqual([]);
    const links = [...findNodes(tree, 'link'), ...findNodes(tree, 'image')];
    expect(links.map(({ url }) => url)).toEqual([OURS]);
    const boxes = findNodes(tree, 'listItem').filter(({ checked }) => checked === true);
    expect([findNodes(tree, 'code'), boxes]).toEqual([[], []]);
    const html = findNodes(tree, 'html').map(({ value }) => value ?? '');
    expect(html.filter((text) => /<(?:script|img)|<b>GO/.test(text))).toEqual([]);
    expect(shown.comment.match(/^## .*/gm)).toEqual([expect.stringContaining('NO-GO')]);
    expect(shown.comment.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
    expect(shown.comment.match(/<!-- holdpoint plan=/g)).toHaveLength(1);
    expect(shown.comment.match(/<!-- \/holdpoint:phases -->/g)).toHaveLength(1);
  },
};
