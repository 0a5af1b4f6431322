import { describe, expect, it } from '@jest/globals';
import { findFields } from '../../src/checklist/find-fields.ts';
import { parseAny, parseChecklist } from '../../src/checklist/parse.ts';

function read(source: string): [number, string, string][] {
  return parseAny('a.md', source).fields.map((field) => {
    return [field.line, field.label, source.slice(field.blankStart, field.blankEnd)];
  });
}

describe('findFields', () => {
  it.each<[string, [number, string, string][]]>([
    ['**Performed By:** ____', [[1, 'Performed By', '____']]],
    ['**Performed By**: ____', [[1, 'Performed By', '____']]],
    ['Label: ______', [[1, 'Label', '______']]],
    ['- Version: ___', [[1, 'Version', '___']]],
    ['12. Owner: ___', [[1, 'Owner', '___']]],
    ['> Owner: ___', [[1, 'Owner', '___']]],
    ['### Owner: ___', [[1, 'Owner', '___']]],
    [
      '- [ ] QA Lead: ____ Date: ____',
      [
        [1, 'QA Lead', '____'],
        [1, 'Date', '____'],
      ],
    ],
    [
      'QA: ____, Date: ____ | Time: ____',
      [
        [1, 'QA', '____'],
        [1, 'Date', '____'],
        [1, 'Time', '____'],
      ],
    ],
    [
      '| **Signed by:** ____ | Date: ____ |\n|---|---|',
      [
        [1, 'Signed by', '____'],
        [1, 'Date', '____'],
      ],
    ],
    ['Average time: _____ ms', [[1, 'Average time', '_____']]],
    ['Date: __/__/____', [[1, 'Date', '__/__/____']]],
    ['Date: ____-__-__ at ____', [[1, 'Date', '____-__-__']]],
    ['Name: \\_\\_\\_\\_', [[1, 'Name', '\\_\\_\\_\\_']]],
    ['日期：____', [[1, '日期', '____']]],
    ['Deployment: Version: ____', [[1, 'Version', '____']]],
    ['a\r\n\r\n\uFEFFb: ____\r\n', [[3, 'b', '____']]],
    ['\uFEFFName: ____', [[1, 'Name', '____']]],
    [
      'one: ____\r\rtwo: ____',
      [
        [1, 'one', '____'],
        [3, 'two', '____'],
      ],
    ],
    ['👩‍💻 Owner: ____', [[1, '👩‍💻 Owner', '____']]],
    ['<b>Owner:</b> ____', [[1, 'Owner', '____']]],
  ])('reads %j', (source, fields) => {
    expect(read(source)).toEqual(fields);
  });

  it.each([
    ['no label', '____'],
    ['no colon', 'Signature ____'],
    ['two underscores', 'a: __'],
    ['emphasis', 'a: ___strong___'],
    ['a name', 'a: snake___case'],
    ['code', '`a: ____`'],
    ['a fence', '```\na: ____\n```'],
    ['a comment', '<!-- a: ____ -->'],
    ['a tag', '<a title="b: ____">x</a>'],
    ['a sentence', `${'word '.repeat(30)}: ____`],
    ['a label without a letter', '**:** ____'],
    ['a rule', 'a:\n\n___\n'],
    ['front matter in code', '    a: ____'],
  ])('sees no field in %s', (_, source) => {
    expect(read(source)).toEqual([]);
  });

  it('finds the same fields the short way', () => {
    const source = '# T\n\n- [ ] a\n\n---\n\n**Done:** ____ \n\nBy: ____ Date: ____\n';
    expect(parseChecklist('a.md', source).fields).toEqual(parseAny('a.md', source).fields);
    expect(findFields(source, [])).toHaveLength(3);
  });

  it('needs bounded time for a line of blanks', () => {
    const startedAt = performance.now();
    expect(findFields(`${'_'.repeat(100_000)}: ${'a: ___ '.repeat(50_000)}`, [])).toHaveLength(
      50_000,
    );
    expect(performance.now() - startedAt).toBeLessThan(3000);
  });
});
