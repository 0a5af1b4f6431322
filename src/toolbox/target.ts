import { ProbeError } from '../domain/errors.ts';
import type { TargetTool } from './toolbox.ts';

const ABSOLUTE = /^[a-z][a-z0-9+.-]*:\/\//i;

function parseUrl(text: string, where: string): URL {
  const url = URL.parse(text);
  if (url !== null) return url;
  throw new ProbeError('config', `${where} is no valid URL.`, {
    remedy: 'Write an absolute URL such as https://crm.example.',
  });
}

/** A path is appended: an environment that lives at https://host/crm has its /health there, too. */
function joinPath(base: URL, path: string): string {
  const [rest = '', ...fragment] = path.split('#');
  const [pathname = '', ...query] = rest.split('?');
  const joined = new URL(base);
  const folder = base.pathname.replace(/\/+$/, '');
  joined.pathname =
    pathname === '' ? base.pathname : `${folder}/${pathname.replace(/^[/\\]+/, '')}`;
  joined.search = query.join('?');
  joined.hash = fragment.join('#');
  return joined.href;
}

/** The environment that is looked at, as probes see it. */
export function createTargetTool(name: string, url?: string): TargetTool {
  return {
    name,
    ...(url === undefined ? {} : { url }),
    resolve: (pathOrUrl) => {
      if (ABSOLUTE.test(pathOrUrl)) return parseUrl(pathOrUrl, 'The address').href;
      if (url === undefined) {
        throw new ProbeError('config', `The environment ${name} has no URL to start from.`, {
          remedy: `Write environments.${name}.url in the plan, or give the probe an absolute URL.`,
        });
      }
      return joinPath(parseUrl(url, `environments.${name}.url`), pathOrUrl);
    },
  };
}
