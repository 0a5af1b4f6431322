import type { Expectation } from './expectation.ts';

/** Fixtures by language: line, polarity and kind of every item, and what is ignored. */
export const LANGUAGES: Readonly<Record<string, Expectation>> = {
  'baepo-ko.mdown': {
    items: `
      5 action backup-restore, 6 assertion migration, 7 assertion env-config,
      8 assertion checks, 9 action notice, 13 action manual, 17 assertion logs,
      18 assertion health, 19 conditional manual, 23 trigger manual, 27 conditional manual,
      31 approval sign-off`,
  },
  'dagitim-tr.mdown': {
    items: `
      5 action backup-restore, 6 assertion env-config, 7 action notice, 8 assertion manual,
      12 assertion logs, 13 assertion tls, 17 trigger manual, 21 approval sign-off`,
  },
  'despliegue-es.mdown': {
    items: `
      5 action backup-restore, 6 assertion env-config, 7 assertion migration,
      8 assertion manual, 9 assertion manual, 13 action manual, 14 action notice,
      18 assertion logs, 19 assertion tls, 20 assertion manual, 21 conditional manual,
      25 trigger manual, 29 approval sign-off`,
  },
  'diegimas-lt.mdown': {
    items: `
      5 action backup-restore, 6 assertion env-config, 7 action notice, 8 conditional manual,
      12 assertion browser, 13 assertion logs, 17 trigger manual, 21 approval sign-off`,
  },
  'mise-en-production-fr.mdown': {
    items: `
      5 action backup-restore, 6 assertion env-config, 7 assertion migration, 8 action notice,
      9 assertion manual, 13 action manual, 14 conditional manual, 18 assertion tls,
      19 assertion logs, 20 assertion browser, 21 assertion rate-limit, 25 trigger manual,
      26 trigger manual, 30 conditional manual, 31 conditional manual, 35 approval sign-off,
      36 approval sign-off`,
  },
  'publicacao-pt.mdown': {
    items: `
      5 assertion backup-restore, 6 assertion migration, 7 assertion rate-limit,
      8 assertion manual, 9 approval sign-off, 14 action manual, 15 action notice,
      19 assertion browser, 20 assertion logs, 21 assertion manual, 25 trigger manual,
      29 assertion manual, 30 conditional manual`,
    ignored: [[10, 'Struck out or marked as void.']],
  },
  'release-ja.mdown': {
    items: `
      5 action backup-restore, 6 assertion migration, 7 assertion env-config,
      8 assertion manual, 9 action notice, 13 action manual, 14 conditional manual,
      18 assertion logs, 19 assertion health, 20 assertion tls, 24 trigger manual,
      28 conditional manual, 32 approval sign-off, 36 approval sign-off`,
  },
  'rilascio-it.mdown': {
    items: `
      5 action backup-restore, 6 assertion env-config, 7 assertion migration, 8 action notice,
      12 assertion checks, 13 assertion tls, 14 conditional manual, 18 trigger manual,
      22 approval sign-off`,
  },
  'rollout-de.mdown': {
    items: `
      5 assertion migration, 6 action backup-restore, 7 assertion env-config,
      8 assertion backup-restore, 9 action notice, 10 assertion checks, 14 action manual,
      15 action command, 16 conditional manual, 20 assertion tls, 21 assertion logs,
      22 assertion health, 26 trigger manual, 27 trigger manual, 31 conditional manual,
      32 assertion manual, 36 approval sign-off, 37 approval sign-off, 38 assertion manual`,
  },
  'shangxian-zh.mdown': {
    items: `
      5 action backup-restore, 6 assertion migration, 7 assertion env-config,
      8 assertion checks, 9 action notice, 11 conditional manual, 15 action manual,
      16 action manual, 20 assertion tls, 21 assertion logs, 22 assertion browser,
      23 assertion manual, 27 trigger manual, 28 trigger manual, 32 conditional manual,
      36 approval sign-off`,
    ignored: [[10, 'Struck out or marked as void.']],
  },
  'trien-khai-vi.mdown': {
    items: `
      5 action backup-restore, 6 assertion env-config, 7 action notice,
      8 assertion deployment-history, 12 assertion tls, 13 assertion browser,
      17 trigger manual, 21 approval sign-off`,
  },
  'uitrol-nl.mdown': {
    items: `
      5 action backup-restore, 6 assertion env-config, 7 action notice, 8 assertion migration,
      12 assertion logs, 13 assertion tls, 14 conditional manual, 18 trigger manual,
      22 approval sign-off`,
  },
  'vykatka-ru.mdown': {
    items: `
      5 action backup-restore, 6 assertion migration, 7 assertion env-config,
      8 assertion checks, 9 action notice, 15 action command, 16 assertion manual,
      20 assertion logs, 21 assertion tls, 22 assertion exposure, 26 trigger manual,
      30 conditional manual, 31 conditional manual, 35 approval sign-off`,
  },
  'wdrozenie-pl.mdown': {
    items: `
      5 action backup-restore, 6 assertion env-config, 7 assertion migration, 8 action notice,
      9 conditional manual, 13 assertion browser, 14 assertion logs, 18 trigger manual,
      22 approval sign-off`,
  },
};
