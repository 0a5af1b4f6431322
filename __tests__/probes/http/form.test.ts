import { describe, expect, it } from '@jest/globals';
import type { Listener } from '../../support/http-server.ts';
import { FORM, openProbe } from './http-probe.ts';

const { run, serve } = openProbe();

/** The rules of HTML repeat each of these in every paragraph. */
const fonts = Array.from({ length: 5_000 }, (_, index) => `<font color=${index}><p>`).join('');

describe('a form of the page before', () => {
  it.each<[string, string, object, RegExp]>([
    ['no form', '<p>hello</p>', {}, /0 such forms/],
    ['two forms', FORM, {}, /2 such forms/],
    ['a form without the field', FORM, { id: 'login', fields: { otp: '1' } }, /csrf, user/],
    ['a form in a comment', `<!--${FORM}-->`, { id: 'login' }, /0 such forms/],
    ['a form in a template', `<template>${FORM}</template>`, { id: 'login' }, /0 such forms/],
    ['a form that leads to a stranger', '<form action="http://127.0.0.2/">', {}, /127\.0\.0\.2/],
    [
      'a base that leads to a stranger',
      '<base href="http://127.0.0.2/"><form action=a>',
      {},
      /0\.2/,
    ],
    ['a form that leads nowhere', '<form action="javascript:x()">', {}, /null|no URL/],
    ['a page that grows', `${fonts}<form>`, {}, /too many elements/],
    ['a form with a file', '<form enctype="multipart/form-data">', {}, /multipart/],
  ])('fails clearly on %s', async (_, html, wanted, complaint) => {
    const asked: string[] = [];
    const { judged } = await run(
      (request, answer) => {
        asked.push(request.url ?? '');
        answer.end(html);
      },
      { steps: [{ path: '/login' }, { formFrom: { fields: {}, ...wanted } }] },
    );
    expect([judged.outcome, judged.reason]).toEqual(['fail', 'assertion']);
    expect(JSON.stringify(judged.findings)).toMatch(complaint);
    expect(asked).toEqual(['/login']);
  });

  it('does not let a page that it was sent to have what is filled in', async () => {
    const stolen: string[] = [];
    const stranger = await serve(async (request, answer) => {
      stolen.push(Buffer.concat(await request.toArray()).toString());
      answer.end('<form method=post><input name=password></form>');
    });
    const formFrom = { fields: { password: 'correct horse' } };
    const redirect: Listener = (_, answer) =>
      answer.writeHead(302, { location: stranger.url }).end();
    const first = { path: '/login', redirects: 1 };
    const { judged } = await run(redirect, { steps: [first, { formFrom }] });
    expect(judged.outcome).toBe('fail');
    expect(stolen).toEqual(['']);
    const named = { ...formFrom, origin: stranger.url };
    const trusted = await run(redirect, { steps: [first, { formFrom: named }] });
    expect(trusted.judged.outcome).toBe('pass');
    expect(stolen.at(-1)).toBe('password=correct+horse');
  });
});
