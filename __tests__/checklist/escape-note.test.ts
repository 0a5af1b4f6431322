import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { escapeNote } from '../../src/checklist/escape-note.ts';

describe('escapeNote', () => {
  it.each([
    ['plain words', 'plain words'],
    ['two\nlines\r\nand\tmore', 'two lines and more'],
    ['<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert\\(1\\)&gt;'],
    ['<!-- holdpoint plan=x -->', '&lt;\\!-- holdpoint plan=x --&gt;'],
    ['@ana and @org/team', '@&#8203;ana and @&#8203;org/team'],
    ['\\@ana', '@&#8203;ana'],
    ['&#64;ana', '&amp;#&#8203;64;ana'],
    ['&commat;ana', '&amp;commat;ana'],
    ['a | b', 'a b'],
    ['`code` and \\`tick', 'code and tick'],
    ['*a* _b_ ~~c~~ [d](e) ![f]', '\\*a\\* \\_b\\_ \\~\\~c\\~\\~ \\[d\\]\\(e\\) \\!\\[f\\]'],
    ['see #12 and GH-7', 'see #&#8203;12 and GH-&#8203;7'],
    ['https://example.org www.example.org', 'https:&#8203;//example.org www&#8203;.example.org'],
    ['$x$', '<span>$</span>x<span>$</span>'],
    ['back\\slash\\', 'back\\\\slash\\\\'],
    ['“quoted” "x"', '“quoted” &quot;x&quot;'],
    ['\u202etxt.exe\u2066', 'txt.exe'],
    ['a\u0000b\ud800c', 'a b c'],
    ['👩‍💻 ok 🇩🇪', '👩‍💻 ok 🇩🇪'],
    ['  ', ''],
    ['', ''],
  ])('escapes %j', (text, note) => {
    expect(escapeNote(text)).toBe(note);
  });

  it.each([
    'a \\*star\\* &lt;b&gt; &amp; \\[x\\]',
    '@\u200bana #\u200b1 https:\u200b//x',
    '<span>$</span>5',
    'Tom &#39;s &quot;x&quot; &#124; y',
    '✅ pass: Confirmed by @&#8203;ana',
  ])('leaves %j, which is escaped already', (note) => {
    expect(escapeNote(note)).toBe(note.replaceAll('https:\u200b', 'https:\u200b'));
  });

  it('cuts at 300 visible characters, between characters', () => {
    const cut = escapeNote('😀'.repeat(400));
    expect(Array.from(cut)).toHaveLength(300);
    expect(cut.endsWith('😀…')).toBe(true);
    expect(escapeNote('<'.repeat(400))).toBe(`${'&lt;'.repeat(299)}…`);
    expect(escapeNote('x'.repeat(1_000_000)).length).toBe(300);
    expect(escapeNote('x'.repeat(300))).toBe('x'.repeat(300));
  });

  it('is one line that opens nothing, whatever it is given, and does not escape twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const note = escapeNote(text);
        const bare = note.replaceAll('<span>$</span>', '');
        expect(bare).not.toMatch(/[\r\n\t`|<>"]|@(?!\u200b|&#8203;)/);
        expect(bare.replaceAll(/\\./g, '')).not.toMatch(/[*_~[\]()]/);
        expect(escapeNote(note)).toBe(note);
      }),
      { numRuns: 1000 },
    );
  });
});
