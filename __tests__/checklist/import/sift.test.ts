import { describe, expect, it } from '@jest/globals';
import { importChecklist } from '../../../src/checklist/import/import-checklist.ts';

function read(source: string): { texts: string[]; ignored: string[] } {
  const { items, ignored } = importChecklist('a.md', source);
  return { texts: items.map((item) => item.text), ignored: ignored.map(({ why }) => why) };
}

describe('what is ignored', () => {
  it.each([
    'Priority 1: security',
    'High priority',
    'Risk assessment',
    'Severity of alerts checked',
    'Not included in CI',
    'Impact on users',
    'Bug reports triaged',
    'Deployment out of scope checks',
    'Feature requests',
    'Types of tests',
    '优先级最高的检查',
  ])('is no box because it stands below %j', (heading) => {
    expect(read(`# Release\n\n## ${heading}\n\n- [ ] Login works\n`).texts).toEqual([
      'Login works',
    ]);
  });

  it.each([
    'Severity',
    '🔴 Severity (select one)',
    'Type of change',
    '1. Priority',
    'Select one',
    'Schweregrad',
    'Sévérité',
    'Gravedad',
    'Тип изменений',
    '严重程度',
    '심각도',
  ])('is an answer below %j', (heading) => {
    expect(read(`# Release\n\n## ${heading}\n\n- [ ] Login works\n`)).toEqual({
      texts: [],
      ignored: [expect.stringContaining('a choice, not a check')],
    });
  });

  it.each([
    "Won't do",
    'Out of scope',
    '🚫 Not in scope for this release',
    'Hors périmètre',
    'Fuera de alcance',
    'Вне рамок',
    '不做',
    '対象外',
  ])('is not to be done below %j', (heading) => {
    expect(read(`# Release\n\n**${heading}:**\n\n- [ ] Login works\n`)).toEqual({
      texts: [],
      ignored: [expect.stringContaining('not to be done')],
    });
  });

  it.each([
    ['Yes', 'No'],
    ['PASS', 'FAIL'],
    ['GO', 'NO-GO'],
    ['Ja', 'Nein'],
    ['Oui', 'Non'],
    ['Sí', 'No'],
    ['Sim', 'Não'],
    ['Да', 'Нет'],
    ['是', '否'],
    ['はい', 'いいえ'],
    ['예', '아니오'],
    ['Có', 'Không'],
    ['Taip', 'Ne'],
    ['Evet', 'Hayır'],
    ['Tak', 'Nie'],
    ['✅ Approved', '❌ Rejected'],
    ['Low', 'Medium', 'High'],
    ['Approved with conditions', 'Rejected'],
  ])('are the answers %j and %j', (...answers) => {
    expect(read(answers.map((answer) => `- [ ] ${answer}`).join('\n')).texts).toEqual([]);
    expect(
      read(`${answers.map((answer) => `- [ ] ${answer}`).join('\n')}\n- [ ] Login works`).texts,
    ).toHaveLength(answers.length + 1);
  });

  it.each(['- [ ] Pass', '- [ ] Go\n\ntext\n\n- [ ] No-go traffic stopped'])(
    'is no single answer: %j',
    (source) => {
      expect(read(source).ignored).toEqual([]);
    },
  );

  it.each([
    '~~Old step~~',
    '~~**Old** `step`~~',
    'Old step ❌ 作废',
    'Old step (obsolete)',
    'Old step — void',
    'Old step [cancelled]',
    'Old step (entfällt)',
    '❌ void',
    'Old step (отменено)',
    'Old step 🚫 廃止',
  ])('is void: %j', (text) => {
    expect(read(`- [ ] ${text}\n`)).toEqual({
      texts: [],
      ignored: ['Struck out or marked as void.'],
    });
  });

  it.each([
    '~~Old~~ new step',
    'Old step ~~(twice)~~',
    'Void cheques are refused',
    'Orders (cancelled ones too) are kept',
    'Obsolete files removed',
    'No ❌ in the report',
    'Cancel works — cancelled orders stay',
    'N/A handled',
  ])('is not void: %j', (text) => {
    expect(read(`- [ ] ${text}\n`).ignored).toEqual([]);
  });

  it('is a form for reports, by its front matter or its title', () => {
    expect(read('---\nname: Bug report\n---\n\n- [ ] Service down\n').texts).toEqual([]);
    expect(read('# Bug report\n\n- [ ] Service down\n').texts).toEqual([]);
    expect(read('---\nname: Release\n---\n\n- [ ] Service up\n').texts).toEqual(['Service up']);
  });

  it('counts drawn boxes and rows, not ticks, to tell notes from items', () => {
    const bullets = '\n- one note\n- two notes\n';
    expect(read(`${'- [ ] Login works\n'.repeat(4)}\ntext\n${bullets}`).texts).toHaveLength(6);
    expect(read(`${'- [ ] Login works\n'.repeat(5)}\ntext\n${bullets}`).texts).toHaveLength(5);
    expect(read(`${'- ☐ Login works\n'.repeat(5)}\ntext\n${bullets}`).texts).toHaveLength(5);
    expect(read(`${'- ✅ Login works\n'.repeat(5)}\ntext\n${bullets}`).texts).toHaveLength(2);
  });
});
