import type { Table, TableCell, TableRow } from 'mdast';
import { isCommand } from '../command-text.ts';
import { renderPlainText } from '../plain-text.ts';
import type { Candidate, Found } from './candidate.ts';
import { isDoneCell, isMarkCell, readMark } from './marks.ts';
import { BROWSER_NAME, COLUMNS, type Column, REMEDY } from './table-words.ts';
import { normaliseWords } from './words.ts';

interface Cell {
  readonly isBold: boolean;
  readonly text: string;
  readonly codes: readonly string[];
}

interface Place {
  readonly section: readonly string[];
  readonly list: number;
  readonly isForApproval: boolean;
  readonly source: string;
}

const NO_CELL: Cell = { text: '', codes: [], isBold: false };

function readCell(cell: TableCell | undefined): Cell {
  if (cell === undefined) return NO_CELL;
  const isBold = cell.children.length > 0 && cell.children.every((node) => node.type === 'strong');
  const codes = cell.children.flatMap((node) => (node.type === 'inlineCode' ? [node.value] : []));
  return { text: renderPlainText(cell.children), codes, isBold };
}

function nameColumn(header: string, cells: readonly string[]): Column {
  const filled = cells.filter((text) => text !== '');
  if (filled.length > 0 && filled.every(isMarkCell)) return 'status';
  const words = normaliseWords(header.replaceAll(/[?*]/g, ''));
  return COLUMNS.find(([, pattern]) => pattern.test(words))?.[0] ?? 'other';
}

/** Why a table holds no checks; undefined if it does. */
function explainInfo(
  headers: readonly string[],
  columns: readonly Column[],
  firsts: readonly string[],
): string | undefined {
  const title = headers.filter((header) => header !== '').join(' | ');
  const subject = columns.find((column) => column !== 'number' && column !== 'status');
  const browsers = [...headers, ...firsts].filter((text) => BROWSER_NAME.test(text)).length;
  if (browsers >= 2) return `The table "${title}" is a matrix of browsers, not a list of checks.`;
  if (headers.some((header) => REMEDY.test(normaliseWords(header))))
    return `The table "${title}" helps with problems; it checks nothing.`;
  if (subject === 'info') return `The table "${title}" lists facts; it checks nothing.`;
  const evidence: readonly Column[] = [
    'command',
    'expected',
    'verification',
    'status',
    'signature',
  ];
  if (columns.some((column) => evidence.includes(column))) return undefined;
  return `The table "${title}" has no column for a command, an expectation or a state.`;
}

/**
 * The column with the words of the check: named so, else the first that has none of the other
 * uses.
 */
function findTextColumn(columns: readonly Column[], isSignOff: boolean): number {
  const order: readonly Column[] = isSignOff
    ? ['role', 'check', 'owner', 'other', 'signature']
    : ['check', 'other', 'role', 'verification', 'expected', 'command'];
  for (const wanted of order) {
    const index = columns.indexOf(wanted);
    if (index !== -1) return index;
  }
  return -1;
}

function isSignOffTable(columns: readonly Column[], isForApproval: boolean): boolean {
  const has = (column: Column) => columns.includes(column);
  if (has('signature')) return has('role') || has('date') || has('owner') || isForApproval;
  return (has('role') && has('date')) || (isForApproval && (has('role') || has('owner')));
}

function pickCells(
  cells: readonly Cell[],
  columns: readonly Column[],
  wanted: readonly Column[],
): Cell[] {
  return cells.filter((_, index) => wanted.includes(columns[index] ?? 'other'));
}

function readCommands(cells: readonly Cell[], columns: readonly Column[], text: Cell): string[] {
  const beside = pickCells(cells, columns, ['command', 'verification']).flatMap((cell) =>
    cell.codes.length === 0 && isCommand(cell.text) ? [cell.text] : cell.codes,
  );
  return [...text.codes, ...beside];
}

function readRow(
  row: TableRow,
  columns: readonly Column[],
  textColumn: number,
  isSignOff: boolean,
  place: Place,
): Candidate | undefined {
  const cells = columns.map((_, index) => readCell(row.children[index]));
  const text = cells[textColumn] ?? NO_CELL;
  const words = readMark(text.text)?.rest ?? text.text.replace(/^\[[ xX]\]\s*/, '');
  const others = cells.filter((cell, index) => index !== textColumn && cell.text !== '');
  const isTitle = text.isBold && others.length === 0;
  if (!/\p{L}/u.test(words) || isTitle) return undefined;
  const status = [text, ...pickCells(cells, columns, ['status', 'signature'])];
  const expected = pickCells(cells, columns, ['expected'])[0]?.text ?? '';
  return {
    line: row.position?.start.line ?? 0,
    section: place.section,
    text: words,
    checked: status.some((cell) => isDoneCell(cell.text) && cell.text !== words),
    origin: 'row',
    list: place.list,
    codes: readCommands(cells, columns, text),
    raw: place.source.slice(row.position?.start.offset, row.position?.end.offset),
    ...(expected === '' ? {} : { expected }),
    ...(isSignOff ? { isSignature: true } : {}),
  };
}

/** The rows of a table that checks something; any other table is ignored, with the reason. */
export function readTable(table: Table, place: Place): Found {
  const [head, ...rows] = table.children;
  const line = table.position?.start.line ?? 0;
  const headers = (head?.children ?? []).map((cell) => renderPlainText(cell.children));
  const texts = rows.map((row) => row.children.map((cell) => renderPlainText(cell.children)));
  const columns = headers.map((header, at) =>
    nameColumn(
      header,
      texts.map((row) => row[at] ?? ''),
    ),
  );
  const isSignOff = isSignOffTable(columns, place.isForApproval);
  const why = isSignOff
    ? undefined
    : explainInfo(
        headers,
        columns,
        texts.map((row) => row[0] ?? ''),
      );
  const textColumn = findTextColumn(columns, isSignOff);
  if (why !== undefined || textColumn === -1) {
    return {
      candidates: [],
      ignored: [{ line, why: why ?? 'No column of the table says what is checked.' }],
    };
  }
  const found: Found = { candidates: [], ignored: [] };
  for (const row of rows) {
    const candidate = readRow(row, columns, textColumn, isSignOff, place);
    if (candidate !== undefined) found.candidates.push(candidate);
    else
      found.ignored.push({
        line: row.position?.start.line ?? 0,
        why: 'A row without words of its own, or a title within the table.',
      });
  }
  return found;
}
