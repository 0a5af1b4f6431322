// What XML 1.0 can't hold, not even escaped; halves of surrogate pairs among it.
const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // A parser turns bare line ends of an attribute into spaces.
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

// Nothing to escape: most texts are of this kind.
const PLAIN = /^[ !#-%'-;=?-~]*$/;

export type XmlAttributes = Readonly<Record<string, string | number | undefined>>;

/** One element; the children are XML already. Names are ours and are not escaped. */
export function renderElement(name: string, attributes: XmlAttributes, children = ''): string {
  const pairs = Object.entries(attributes).map(([key, value]) =>
    value === undefined ? '' : ` ${key}="${escapeXmlAttribute(String(value))}"`,
  );
  const start = `<${name}${pairs.join('')}`;
  return children === '' ? `${start}/>` : `${start}>${children}</${name}>`;
}

/** Text between tags; what XML can't hold becomes U+FFFD. */
export function escapeXmlText(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.replace(FORBIDDEN, '\ufffd').replace(/[&<>\r]/g, (found) => ENTITIES[found] ?? '');
}

function escapeXmlAttribute(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .replace(FORBIDDEN, '\ufffd')
    .replace(/[&<>"\t\n\r]/g, (found) => ENTITIES[found] ?? '');
}
