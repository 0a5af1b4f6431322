import type { DefaultTreeAdapterTypes } from 'parse5';
import { maskUrl } from '../../toolbox/http/mask-url.ts';
import type { Problem } from './evidence.ts';
import { type Control, listControls, parsePage, readAttribute } from './form-controls.ts';
import { isSameOrigin } from './outgoing.ts';
import type { Page } from './prepare.ts';
import type { FormOptions } from './request-schema.ts';

type Element = DefaultTreeAdapterTypes.Element;

export interface Submission {
  readonly method: string;
  readonly url: string;
  readonly body?: string;
  /** Values that the page carried for itself: CSRF tokens. */
  readonly hidden: readonly string[];
}

const TYPE = 'application/x-www-form-urlencoded';

/** What a browser would send when the form is submitted with these fields (HTML §4.10.21). */
export function submitForm(
  page: Page,
  wanted: FormOptions,
  asked: readonly string[],
): Submission | Problem {
  const where = `the page ${maskUrl(page.url)}`;
  const elements = parsePage(page.html);
  if (elements === undefined) {
    return { expected: 'a page that can be read', seen: 'it has too many elements', where };
  }
  const forms = elements.filter((one) => one.tagName === 'form' && isWanted(one, wanted));
  const [form, ...others] = forms;
  if (form === undefined || others.length > 0) {
    const expected = `exactly one form${describeWanted(wanted)}`;
    return { expected, seen: `${forms.length} such forms`, where };
  }
  const type = readAttribute(form, 'enctype')?.toLowerCase() ?? TYPE;
  if (type === 'multipart/form-data' || type === 'text/plain') {
    return { expected: `a form that is sent as ${TYPE}`, seen: `enctype ${type}`, where };
  }
  const controls = listControls(form, elements);
  const missing = Object.keys(wanted.fields).filter(
    (name) => !controls.some((control) => control.name === name),
  );
  if (missing.length > 0) {
    const expected = `a form with the fields ${missing.join(', ')}`;
    return { expected, seen: `fields ${nameControls(controls)}`, where };
  }
  const url = readAction(form, baseOf(elements, page.url), page.url);
  const trusted = wanted.origin === undefined ? asked : [...asked, wanted.origin];
  // What is filled in may be a password: a page must not choose who gets it.
  if (url === undefined || !trusted.some((one) => isSameOrigin(one, url.href))) {
    const seen = url === undefined ? 'no URL' : url.origin;
    return { expected: 'a form that leads to an origin that the plan asked', seen, where };
  }
  return compose(form, controls, wanted, url);
}

function isWanted(form: Element, wanted: FormOptions): boolean {
  const { id, name, action } = wanted;
  return (
    (id === undefined || readAttribute(form, 'id') === id) &&
    (name === undefined || readAttribute(form, 'name') === name) &&
    (action === undefined || (readAttribute(form, 'action') ?? '').includes(action))
  );
}

function describeWanted(wanted: FormOptions): string {
  const parts = (['id', 'name', 'action'] as const).flatMap((key) =>
    wanted[key] === undefined ? [] : [`${key} "${wanted[key]}"`],
  );
  return parts.length === 0 ? '' : ` with ${parts.join(' and ')}`;
}

function nameControls(controls: readonly Control[]): string {
  const names = [...new Set(controls.map((control) => control.name))];
  return names.length === 0 ? 'none' : names.join(', ').slice(0, 200).toWellFormed();
}

function baseOf(elements: readonly Element[], pageUrl: string): string {
  const base = elements.find((one) => one.tagName === 'base' && readAttribute(one, 'href'));
  const href = base === undefined ? '' : (readAttribute(base, 'href') ?? '');
  return URL.canParse(href, pageUrl) ? new URL(href, pageUrl).href : pageUrl;
}

function readAction(form: Element, base: string, pageUrl: string): URL | undefined {
  // An empty action is the page itself, whatever its base says.
  const action = readAttribute(form, 'action') || pageUrl;
  return URL.canParse(action, base) ? new URL(action, base) : undefined;
}

function compose(
  form: Element,
  controls: readonly Control[],
  wanted: FormOptions,
  url: URL,
): Submission {
  const fields = fillControls(controls, wanted.fields);
  const hidden = controls.filter((control) => control.isHidden).map((control) => control.value);
  if (readAttribute(form, 'method')?.toLowerCase() === 'post') {
    return { method: 'POST', url: url.href, body: fields.toString(), hidden };
  }
  url.search = fields.toString();
  return { method: 'GET', url: url.href, hidden };
}

function fillControls(
  controls: readonly Control[],
  given: Readonly<Record<string, string>>,
): URLSearchParams {
  const fields = new URLSearchParams();
  const done = new Set<string>();
  for (const { name, value, isSent } of controls) {
    if (!Object.hasOwn(given, name)) {
      if (isSent) fields.append(name, value);
    } else if (!done.has(name)) {
      fields.append(name, given[name] as string);
      done.add(name);
    }
  }
  return fields;
}
