import type { Nodes } from 'mdast';
import type { Span } from './find-fields.ts';

/** Where code and HTML stand: nothing in there is a blank to fill. */
export function findHidden(node: Nodes): Span[] {
  if (node.type === 'code' || node.type === 'inlineCode' || node.type === 'html') {
    const start = node.position?.start.offset ?? 0;
    return [{ start, end: node.position?.end.offset ?? start }];
  }
  return 'children' in node ? node.children.flatMap((child: Nodes) => findHidden(child)) : [];
}
