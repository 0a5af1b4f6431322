/**
 * The closed list of reason codes: every outcome but `pass` carries one. Users match on the code,
 * never on the prose. The sentence says what the code means and feeds the documentation.
 */
export const REASONS = {
  // Could not reach it (error).
  dns: 'The host name could not be resolved.',
  connect: 'No connection could be made.',
  tls: 'The TLS handshake or the certificate was refused.',
  reset: 'The connection broke before the answer was complete.',
  protocol: 'The answer broke the rules of its protocol.',
  timeout: 'No answer came within the time allowed.',
  deadline: 'The run as a whole ran out of time before this item ended.',
  auth: 'The credentials were refused, or are missing.',
  'rate-limited': 'The service answered that we ask too often.',
  'tool-missing': 'A program that the probe needs is not installed.',
  config: 'The plan asks for something that is missing or impossible here.',
  identity: 'The environment did not prove that it is the one that the plan names.',
  'untrusted-context': 'This event must not run processes or read files.',
  cancelled: 'The run was cancelled before this item ended.',
  internal: 'The probe itself broke.',
  // Too little to say (inconclusive).
  'no-data': 'There was nothing to measure.',
  'insufficient-samples': 'There were fewer samples than the criterion needs.',
  'needs-unmet': 'An item that this one needs did not pass.',
  'control-failed': 'The negative control did not fail, so a pass would prove nothing.',
  'output-limit': 'The output was cut at its limit before the criterion could be decided.',
  // A criterion is violated (fail or warn).
  status: 'The status is not the expected one.',
  assertion: 'What was seen is not what was expected.',
  'exit-code': 'The command ended with another exit code than the expected one.',
  threshold: 'A measured value is beyond its limit.',
  unstable: 'The item did not stay green for as long as it has to.',
  'outside-window': 'The time is one at which the plan lets nothing go out.',
  'expected-timeout': 'The criterion was a time limit, and it was exceeded.',
  // Declared (skip, waived, pending).
  skipped: 'The plan declares the item as not applicable.',
  condition: 'The condition of the item is false.',
  'dry-run': 'A dry run executes nothing but reads.',
  waived: 'A valid waiver covers exactly this result.',
  'awaiting-person': 'A person has to confirm this.',
} as const;

export type ReasonCode = keyof typeof REASONS;

export const REASON_CODES = Object.keys(REASONS) as readonly ReasonCode[];
