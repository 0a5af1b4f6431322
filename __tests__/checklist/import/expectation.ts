/** What has to become of a fixture. */
export interface Expectation {
  /** `line polarity kind`, in order, with commas between. */
  readonly items: string;
  /** Line, and how the reason begins. */
  readonly ignored?: readonly (readonly [number, string])[];
}
