export interface Heading {
  readonly level: number;
  readonly text: string;
}

/** The headings in force once `next` is met: it ends those of its level and below. */
export function enterHeading(headings: readonly Heading[], next: Heading): readonly Heading[] {
  return [...headings.filter((heading) => heading.level < next.level), next];
}
