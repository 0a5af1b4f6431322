import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';

/** As much of an mdast node as these tests look at. */
export interface MarkdownNode {
  readonly type: string;
  readonly value?: string;
  readonly url?: string;
  readonly checked?: boolean | null;
  readonly children?: readonly MarkdownNode[];
}

/** Reads Markdown as GitHub does: tables, task boxes, and bare addresses that become links. */
export function readMarkdown(text: string): MarkdownNode {
  return fromMarkdown(text, {
    extensions: [gfmTable(), gfmTaskListItem()],
    mdastExtensions: [gfmFromMarkdown()],
  }) as MarkdownNode;
}

/** Every node below and with this one, in the order of the document. */
export function listNodes(node: MarkdownNode): readonly MarkdownNode[] {
  return [node, ...(node.children ?? []).flatMap(listNodes)];
}

export function findNodes(node: MarkdownNode, type: string): readonly MarkdownNode[] {
  return listNodes(node).filter((one) => one.type === type);
}

/** What a reader sees: text and code, without HTML and without the breaks that we put in. */
export function readText(node: MarkdownNode): string {
  return listNodes(node)
    .filter((one) => one.type === 'text' || one.type === 'inlineCode')
    .map((one) => one.value ?? '')
    .join('')
    .replaceAll('\u200b', '');
}
