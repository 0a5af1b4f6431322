import type { Expectation } from './expectation.ts';

/** Fixtures by habit: line, polarity and kind of every item, and what is ignored. */
export const HABITS: Readonly<Record<string, Expectation>> = {
  'abnahme-tabelle.mdown': {
    items: `
      7 assertion backup-restore, 8 assertion rate-limit, 14 approval sign-off,
      15 approval sign-off`,
  },
  'blanks.mdown': {
    items: `
      5 assertion manual, 6 assertion manual, 7 assertion manual`,
  },
  'bug-report.mdown': {
    items: `
`,
    ignored: [
      [9, 'An answer in a form for reports: a choice, not a check.'],
      [10, 'An answer in a form for reports: a choice, not a check.'],
      [11, 'An answer in a form for reports: a choice, not a check.'],
      [15, 'An answer in a form for reports: a choice, not a check.'],
      [16, 'An answer in a form for reports: a choice, not a check.'],
    ],
  },
  'check-tables.mdown': {
    items: `
      7 assertion command, 8 assertion health, 9 assertion manual, 11 assertion command,
      17 assertion tls, 18 assertion backup-restore`,
    ignored: [
      [10, 'A row without words of its own, or a title within the table.'],
      [22, 'The table "Variable | Purpose" lists facts; it checks nothing.'],
      [26, 'The table "Symptom | Fix" helps with problems; it checks nothing.'],
      [30, 'The table "Browser | Version | Status" is a matrix of browsers, not a '],
      [35, 'The table "Key | Value" lists facts; it checks nothing.'],
      [39, 'The table "Name | Colour" has no column for a command, an expectation '],
    ],
  },
  'choices.mdown': {
    items: `
      10 assertion manual, 25 assertion manual`,
    ignored: [
      [5, 'An answer to "Type of change": a choice, not a check.'],
      [6, 'An answer to "Type of change": a choice, not a check.'],
      [11, 'One of several answers: a choice, not a check.'],
      [12, 'One of several answers: a choice, not a check.'],
      [16, 'One of several answers: a choice, not a check.'],
      [17, 'One of several answers: a choice, not a check.'],
      [21, 'Stands below "Won\'t do": not to be done.'],
    ],
  },
  'commands.mdown': {
    items: `
      3 assertion command, 4 assertion command, 5 assertion manual, 6 action manual,
      7 assertion sql, 8 assertion env-config, 9 action env-config, 10 assertion manual,
      11 assertion manual, 12 assertion http, 13 assertion manual, 14 action command,
      15 assertion manual`,
  },
  'drawn-boxes.mdown': {
    items: `
      3 assertion manual, 4 assertion health, 5 assertion manual, 6 assertion manual,
      9 assertion manual, 10 action manual`,
    ignored: [
      [7, 'A cross says no: not to be done, or not so.'],
      [12, 'Boxes side by side are a choice between answers, not checks.'],
      [14, 'A box without a bullet: GitHub shows it as text. Write `- [ ] words`.'],
      [16, 'An empty box, or a mark that GitHub shows as text. Write `- [ ] words`'],
    ],
  },
  'empty-box.mdown': {
    items: `
      3 action command, 9 action command, 15 assertion manual`,
    ignored: [[7, 'An empty box, or a mark that GitHub shows as text. Write `- [ ] words`']],
  },
  'groups.mdown': {
    items: `
      4 assertion env-config, 6 assertion backup-restore, 8 assertion browser,
      10 assertion migration, 11 assertion migration, 13 trigger manual`,
    ignored: [
      [3, 'Groups the items below; they are items of their own.'],
      [5, 'Groups the items below; they are items of their own.'],
      [7, 'Groups the items below; they are items of their own.'],
      [12, 'Groups the items below; they are items of their own.'],
    ],
  },
  'headings-and-fences.mdown': {
    items: `
      3 action command, 10 action command, 18 assertion manual, 36 action command,
      42 assertion command, 54 conditional manual`,
    ignored: [
      [26, 'A block of code that is a file or an output, not a command.'],
      [30, 'A block of code that is a file or an output, not a command.'],
      [50, 'A block of code below "Troubleshooting", which explains and checks not'],
    ],
  },
  'lt-crm.mdown': {
    items: `
      8 assertion migration, 9 assertion backup-restore, 10 assertion migration-roundtrip,
      13 assertion env-config, 14 assertion access, 15 assertion csp, 16 assertion manual,
      17 assertion access, 20 assertion load, 21 assertion query-performance,
      22 assertion n-plus-one, 23 assertion memory, 26 assertion privacy-export,
      27 assertion privacy-erasure, 28 assertion manual, 33 assertion secret-store,
      34 assertion environment-separation, 35 assertion exposure, 38 action checks,
      39 action deployment-history, 40 assertion manual, 41 action window,
      42 action backup-restore, 43 action manual, 44 assertion logs, 49 assertion browser,
      50 assertion manual, 51 assertion manual, 52 assertion browser, 55 assertion manual,
      56 assertion tls, 57 assertion headers, 58 assertion rate-limit,
      61 assertion error-tracking, 62 assertion metrics, 63 assertion alerts,
      64 assertion health, 69 trigger manual, 70 trigger manual, 71 trigger manual,
      74 conditional manual, 75 conditional manual, 76 conditional manual,
      77 conditional manual, 81 approval sign-off, 82 approval sign-off, 83 approval sign-off,
      84 approval sign-off`,
  },
  'plain-bullets.mdown': {
    items: `
      9 action backup-restore, 10 assertion checks, 13 assertion tls, 14 assertion csp,
      18 action deployment-history, 19 action manual, 23 trigger manual`,
    ignored: [
      [5, 'A bullet below "Overview", which explains and checks nothing.'],
      [12, 'Groups the items below; they are items of their own.'],
      [27, 'A bullet below "Troubleshooting", which explains and checks nothing.'],
    ],
  },
  'qa-flow.mdown': {
    items: `
      5 action manual, 6 action manual, 7 action manual, 8 assertion manual, 9 assertion http,
      10 action manual`,
  },
  'release-template.mdown': {
    items: `
      11 assertion manual, 13 assertion checks, 15 assertion command, 20 action notice,
      34 assertion http`,
    ignored: [
      [22, 'Boxes in HTML without a blank line: GitHub shows none.'],
      [28, 'Boxes in an HTML comment: GitHub shows none.'],
    ],
  },
  'sign-offs.mdown': {
    items: `
      5 approval sign-off, 6 assertion manual, 7 assertion manual, 8 approval sign-off,
      9 approval sign-off, 13 approval sign-off, 14 approval sign-off, 15 assertion manual,
      16 assertion manual, 17 action command, 18 approval sign-off, 22 approval sign-off,
      23 approval sign-off`,
  },
  'status-report.mdown': {
    items: `
`,
    ignored: [
      [3, 'A tick sign says that it is done: a report, not an open check.'],
      [4, 'A tick sign says that it is done: a report, not an open check.'],
      [5, 'A cross says no: not to be done, or not so.'],
      [9, 'Every row of the table says that it is done: a report, not a list of c'],
      [10, 'Every row of the table says that it is done: a report, not a list of c'],
    ],
  },
  'triggers.mdown': {
    items: `
      7 trigger manual, 8 trigger manual, 12 assertion manual, 18 trigger manual,
      22 conditional manual, 26 assertion manual, 30 assertion manual, 31 assertion manual,
      32 conditional manual, 33 trigger manual, 37 assertion manual, 41 trigger manual`,
  },
  'void-and-done.mdown': {
    items: `
      6 assertion manual, 7 assertion rate-limit, 8 assertion error-tracking,
      9 assertion backup-restore`,
    ignored: [
      [3, 'Struck out or marked as void.'],
      [4, 'Struck out or marked as void.'],
      [5, 'Struck out or marked as void.'],
    ],
  },
  'yaml-breaking.mdown': {
    items: `
      3 assertion manual, 4 assertion manual, 5 assertion manual, 6 assertion manual,
      7 assertion manual, 8 assertion manual, 9 assertion manual, 10 assertion manual,
      11 assertion manual, 12 assertion manual, 13 assertion manual, 14 assertion manual,
      15 assertion manual, 16 assertion manual`,
  },
};
