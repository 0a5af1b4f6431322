import { collect } from '../../../src/probes/http/collect.ts';
import { evidence, judge } from '../../../src/probes/http/judge.ts';
import { declaration } from '../../../src/probes/http/options.ts';
import { type Listener, startServer } from '../../support/http-server.ts';
import { runProbe } from '../../support/http-tools.ts';
import { keepOpen } from '../../support/keep-open.ts';

export const probe = { declaration, collect, judge, evidence };

/** The probe against servers of the test, which end with it. */
export function openProbe() {
  const keep = keepOpen();
  const serve = async (listener: Listener) => keep(await startServer(listener));
  const run = async (listener: Listener, options: unknown) =>
    runProbe(probe, options, { url: (await serve(listener)).url });
  return { keep, serve, run };
}

/** A page whose second form logs in, and needs its hidden field. */
export const FORM = `<form action="/search"><input name=q></form>
  <form id="login" method="post" action="/login">
    <input type="hidden" name="csrf" value="t0ken-of-this-page">
    <input name="user"><input type="password" name="password">
    <input type="checkbox" name="remember" checked><button name="go" value="1">Log in</button>
  </form>`;
