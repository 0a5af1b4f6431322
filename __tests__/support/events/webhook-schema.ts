import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Payload } from './example.ts';

const NAME = 'webhooks';

interface Description {
  readonly webhooks: Readonly<
    Record<
      string,
      {
        readonly post: {
          readonly requestBody: {
            readonly content: {
              readonly 'application/json': { readonly schema: { readonly $ref: string } };
            };
          };
        };
      }
    >
  >;
}

function openSchemas() {
  const require = createRequire(import.meta.url);
  // The package's own entry reads the descriptions of every version of GitHub.
  const path = require
    .resolve('@octokit/openapi-webhooks')
    .replace(/index\.js$/, 'generated/api.github.com.json');
  const description = JSON.parse(readFileSync(path, 'utf8')) as Description;
  const ajv = new Ajv2020({ strict: false, allErrors: true, logger: false, validateSchema: false });
  // The plugin is typed for another copy of Ajv.
  addFormats.default(ajv as never);
  ajv.addSchema(description, NAME);
  return { ajv, description };
}

let opened: ReturnType<typeof openSchemas> | undefined;

/** The payload, if GitHub's published schema of that webhook (`issue-comment-created`) allows it. */
export function requireValid(webhook: string, payload: Payload): Payload {
  opened ??= openSchemas();
  const { ajv, description } = opened;
  const body = description.webhooks[webhook]?.post.requestBody.content['application/json'];
  if (body === undefined) throw new Error(`GitHub publishes no schema of ${webhook}.`);
  const validate = ajv.getSchema(`${NAME}${body.schema.$ref}`);
  if (validate === undefined) throw new Error(`The schema of ${webhook} is not to be found.`);
  if (validate(payload) === true) return payload;
  const errors = (validate.errors ?? []).slice(0, 8);
  const lines = errors.map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
  throw new Error(`The payload is no ${webhook}:\n${lines.join('\n')}`);
}
