import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';

type Element = DefaultTreeAdapterTypes.Element;
type Parent = DefaultTreeAdapterTypes.ParentNode;

export interface Control {
  readonly name: string;
  readonly value: string;
  /** Sent unless told otherwise: not a button, not an unchecked box. */
  readonly isSent: boolean;
  readonly isHidden: boolean;
}

/** Elements that a page may have, written or not. */
const MAX_ELEMENTS = 50_000;
const MAX_LEVELS = 500;

/**
 * Parses a page; undefined if it is too large. The rules of HTML repeat open formatting elements in
 * every paragraph, so that a page of 500 kB can become billions of elements.
 */
export function parsePage(html: string): readonly Element[] | undefined {
  let count = 0;
  const createElement: typeof defaultTreeAdapter.createElement = (...parts) => {
    count += 1;
    if (count > MAX_ELEMENTS) throw new RangeError('too many elements');
    return defaultTreeAdapter.createElement(...parts);
  };
  try {
    const treeAdapter = { ...defaultTreeAdapter, createElement };
    return [...walkElements(parse(html, { treeAdapter }))];
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** All elements in document order; what stands in a `<template>` is no part of the page. */
function* walkElements(root: Parent): Generator<Element> {
  const stack: DefaultTreeAdapterTypes.ChildNode[] = root.childNodes.toReversed();
  while (stack.length > 0) {
    const node = stack.pop() as DefaultTreeAdapterTypes.ChildNode;
    if (!('tagName' in node)) continue;
    yield node;
    for (const child of node.childNodes.toReversed()) stack.push(child);
  }
}

export function readAttribute(element: Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value;
}

/** The named controls of a form in document order; disabled ones are no part of it. */
export function listControls(form: Element, elements: readonly Element[]): readonly Control[] {
  const inside = new Set(walkElements(form));
  const id = readAttribute(form, 'id');
  return elements
    .filter((one) => {
      const owner = readAttribute(one, 'form');
      return owner === undefined ? inside.has(one) : owner === id;
    })
    .filter((one) => !isDisabled(one))
    .flatMap(readControl);
}

function isDisabled(element: Element): boolean {
  if (readAttribute(element, 'disabled') !== undefined) return true;
  let up: Parent | null = element.parentNode;
  for (let level = 0; level < MAX_LEVELS && up !== null && 'tagName' in up; level += 1) {
    if (up.tagName === 'fieldset' && readAttribute(up, 'disabled') !== undefined) return true;
    up = up.parentNode;
  }
  return false;
}

function readControl(element: Element): readonly Control[] {
  const name = readAttribute(element, 'name');
  if (name === undefined || name === '') return [];
  const value = readAttribute(element, 'value') ?? '';
  switch (element.tagName) {
    case 'input':
      return [readInput(element, name, value)];
    case 'button':
      return [{ name, value, isSent: false, isHidden: false }];
    case 'textarea':
      // A line feed right after the tag is not part of the value; the parser has dropped it.
      return [{ name, value: textOf(element), isSent: true, isHidden: false }];
    case 'select':
      return readSelect(element, name);
    default:
      return [];
  }
}

function readInput(element: Element, name: string, value: string): Control {
  const type = readAttribute(element, 'type')?.toLowerCase() ?? 'text';
  if (type === 'checkbox' || type === 'radio') {
    const isSent = readAttribute(element, 'checked') !== undefined;
    return { name, value: readAttribute(element, 'value') ?? 'on', isSent, isHidden: false };
  }
  const isButton = ['submit', 'image', 'button', 'reset', 'file'].includes(type);
  return { name, value, isSent: !isButton, isHidden: type === 'hidden' };
}

function readSelect(element: Element, name: string): readonly Control[] {
  const options = [...walkElements(element)].filter((one) => one.tagName === 'option');
  const chosen = options.filter((one) => readAttribute(one, 'selected') !== undefined);
  const isMultiple = readAttribute(element, 'multiple') !== undefined;
  const sent = isMultiple ? chosen : [chosen.at(-1) ?? options[0]];
  const controls = sent.flatMap((one) =>
    one === undefined
      ? []
      : [
          {
            name,
            value: readAttribute(one, 'value') ?? textOf(one).trim(),
            isSent: true,
            isHidden: false,
          },
        ],
  );
  // A list of which nothing is chosen is still a field that can be filled in.
  return controls.length > 0 ? controls : [{ name, value: '', isSent: false, isHidden: false }];
}

function textOf(element: Element): string {
  return element.childNodes
    .map((node) => ('value' in node && node.nodeName === '#text' ? node.value : ''))
    .join('');
}
