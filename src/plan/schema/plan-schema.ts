import * as z from 'zod';
import { PHASES } from '../../domain/phase.ts';
import { defaultsSchema } from './item-keys.ts';
import { environmentName, pathGlobs } from './names.ts';
import { triggerSchema } from './trigger-schema.ts';

// Each schema reads a handful of values in a run: compiling a function for it costs more than it
// saves.
z.config({ jitless: true });

/**
 * Stand-ins. An item's keys depend on the kinds, so items and identities are validated one by one;
 * in the JSON Schema they are `$defs` named `item` and `probe`, for the catalogue to fill.
 */
const itemPlace = z.unknown().meta({ id: 'item' });
const probePlace = z.unknown().meta({ id: 'probe' });

function itemList(what: string) {
  return z.array(itemPlace).optional().describe(what);
}

const URL_OR_REFERENCE = /^https?:\/\/[^\s/?#@]+(?:[/?][^\s#]*)?$|\$\{/;

const environmentSchema = z
  .strictObject({
    url: z
      .string()
      .max(2000)
      .regex(URL_OR_REFERENCE)
      .optional()
      .describe(
        'Where it answers: an http or https URL without credentials, or one that holds `${NAME}`.',
      ),
    after: environmentName.optional().describe('The environment that is deployed before this one.'),
    identity: probePlace
      .optional()
      .describe('One probe that proves which environment this is, before anything changes it.'),
  })
  .describe('One place where the application runs.');

const loginOrTeam = z
  .string()
  .regex(/^(?:[A-Za-z0-9][A-Za-z0-9_-]{0,38}|@[A-Za-z0-9_.-]{1,100}\/[A-Za-z0-9_.-]{1,100})$/)
  .describe('A GitHub login (`ana`), or a team (`@org/team`).');

const phasesSchema = z
  .strictObject({
    'pre-deployment': itemList('Before the deployment; all at once.'),
    approval: itemList('What people sign.'),
    deployment: itemList('The deployment, one after the other.'),
    'post-deployment': itemList('After the deployment; first that the expected version answers.'),
    rollback: z
      .strictObject({
        triggers: z.array(triggerSchema).optional().describe('When the deployment is taken back.'),
        steps: itemList('How it is taken back, one after the other.'),
      })
      .optional()
      .describe('When and how the deployment is taken back.'),
  })
  .describe('The items, by phase.');

/** The plan without the insides of its items. Version 1 only grows. */
export const planSchema = z
  .strictObject({
    version: z.literal(1).describe('Version of the format: 1.'),
    requires: z
      .string()
      .regex(/^>=\s?\d{1,6}(?:\.\d{1,6}){0,2}$/)
      .optional()
      .describe('The oldest release of Holdpoint that reads this plan, such as `>=1.2`.'),
    id: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{0,39}$/)
      .optional()
      .describe(
        'Tells several plans of a repository apart: small letters, digits, `-`, at most 40.',
      ),
    mode: z
      .enum(['enforce', 'observe'])
      .optional()
      .describe(
        '`observe`: the true verdict everywhere, but nothing is stopped. Default `enforce`.',
      ),
    extends: z
      .array(z.string().min(1).max(500))
      .min(1)
      .optional()
      .describe('Plans that this one adds to; paths from the folder of this plan.'),
    checklist: z
      .string()
      .min(1)
      .max(500)
      .optional()
      .describe('Path of the checklist: every box in it has to be accounted for.'),
    sections: z
      .record(z.string().min(1), z.enum(PHASES))
      .optional()
      .describe('Headings of the checklist, and the phase of the boxes below that no item binds.'),
    unbound: z
      .enum(['hold', 'report'])
      .optional()
      .describe('Boxes that no item binds: `hold` waits for a person, `report` lists them.'),
    applies: z
      .strictObject({ paths: pathGlobs })
      .optional()
      .describe('A change that touches none of these paths needs no gate.'),
    public: z
      .array(z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,199}$/))
      .optional()
      .describe('Names of environment variables whose values are no secrets.'),
    environments: z
      .record(environmentName, environmentSchema)
      .optional()
      .describe('Where the application runs, by name.'),
    roles: z
      .record(z.string().min(1).max(100), z.array(loginOrTeam).min(1))
      .optional()
      .describe('Who may sign for what: logins and teams by role.'),
    smallTeam: z
      .boolean()
      .optional()
      .describe(
        '`true`: author and deployer may sign too, and one person may fill several roles. Default `false`.',
      ),
    carry: z
      .enum(['none', 'same-diff'])
      .optional()
      .describe(
        'Sign-offs after a push: `none`, it voids them; `same-diff`, it keeps those of an earlier head that changes exactly the same files in the same way. Default `none`.',
      ),
    defaults: defaultsSchema.optional(),
    phases: phasesSchema.optional(),
  })
  .describe('A deployment plan of Holdpoint.');

export type PlanEnvelope = z.infer<typeof planSchema>;
