import { expect, test } from 'vitest';
import { Client } from '../trial/client.ts';
import { setBearer } from './bearer.ts';
import { hiddenFields } from './forms.ts';
import { redirectOf } from './redirects.ts';

test.each([
  ['<input type="hidden" name="_csrf" value="abc">', { _csrf: 'abc' }],
  ["<INPUT value='a&amp;b' NAME=token type=hidden />", { token: 'a&b' }],
  ['<input type="hidden" name="empty">', { empty: '' }],
  ['<input\n type="hidden"\n data-name="no" name="yes" value="&lt;1&gt;">', { yes: '<1>' }],
  ['<input type="text" name="code" value="1"><p>none', {}],
  ['', {}],
])('hidden fields of %j', (html, fields) => {
  expect(hiddenFields(html)).toEqual(fields);
});

test('the hidden fields of one form of a page', () => {
  const page = `<FORM action="/search"><input type=hidden name=title value=Search><input name=q></form>
    <form method="post"><input type="hidden" name="csrf" value="abc">
    <input type="hidden" name="title" value="Code"><input name='code'></form>`;
  expect(hiddenFields(page, 'code')).toEqual({ csrf: 'abc', title: 'Code' });
  expect(hiddenFields(page, 'other', 'q')).toEqual({ title: 'Search' });
  // No form has it, so the page may build the field with a script.
  expect(hiddenFields(page, 'other')).toEqual({ title: 'Code', csrf: 'abc' });
});

test('a redirect leads where its location says, and nothing else is one', () => {
  const answer = (status: number, location?: string) => ({
    status,
    headers: new Headers(location === undefined ? {} : { location }),
    body: '',
  });
  const origin = 'http://127.0.0.1:3000';
  expect(redirectOf(answer(303, '/account?x=1'), origin)?.href).toBe(`${origin}/account?x=1`);
  expect(redirectOf(answer(302, 'https://client.example/cb?code=1'), origin)?.host).toBe('client.example');
  expect(redirectOf(answer(200, '/account'), origin)).toBeUndefined();
  expect(redirectOf(answer(302), origin)).toBeUndefined();
  expect(redirectOf(answer(302, 'http://['), origin)).toBeUndefined();
});

test('a bearer token goes with every request until it is taken away', () => {
  const client = new Client({ origin: 'http://127.0.0.1:1', left: 0 });
  setBearer(client, 'abc');
  expect(client.headers).toEqual({ Authorization: 'Bearer abc' });
  setBearer(client, undefined);
  expect(client.headers).toEqual({});
});
