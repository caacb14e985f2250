import { expect, test } from 'vitest';
import { Browser } from './browser.ts';
import { Client } from './client.ts';

function client(): Client {
  return new Client({ origin: 'http://127.0.0.1:1', left: 1 });
}

test('a copy has a state of its own, and a browser at another address has the same', () => {
  const one = client();
  one.headers.Authorization = 'Bearer one';
  one.state.pending = { tokens: ['one'], fields: new Map([['csrf', { value: 'one' }]]) };
  const thief = one.copy();
  thief.headers.Authorization = 'Bearer two';
  thief.state.pending = undefined;
  const again = one.copy();
  (again.state.pending as { tokens: string[] }).tokens.push('two');
  expect(one.headers.Authorization).toBe('Bearer one');
  expect(one.state.pending).toEqual({ tokens: ['one'], fields: new Map([['csrf', { value: 'one' }]]) });

  const moved = one.movedTo({ 'X-Forwarded-For': '198.51.100.7' });
  moved.state.later = 'three';
  expect(one.state.later).toBe('three');
});

test('a state that cannot be copied is one sentence with its name, and never its value', () => {
  class Jar {
    token = 'secret-token';
  }
  for (const value of [
    () => 'secret-token',
    new Jar(),
    new URL('http://host/?secret-token'),
    new Headers(),
  ]) {
    const one = client();
    one.state.jar = value;
    expect(() => one.copy()).toThrow(/^The adapter’s client\.state\.jar cannot be copied\. Keep only/);
    expect(() => one.copy()).not.toThrow(/secret/);
  }
});

test.each([
  'Thu, 01 Jan 1970 00:00:00 GMT',
  'Thu, 01-Jan-1970 00:00:01 GMT',
  'Thu, 01-Jan-1970 00:00:10 GMT',
  'Tue, 12-Oct-1999 00:00:00 GMT',
])('a cookie that expires on %s is deleted, and one of a moved clock is kept', (expires) => {
  const browser = new Browser();
  browser.keep('id=one; Path=/; Expires=Wed, 21 Oct 2015 07:28:00 GMT');
  expect(browser.cookieHeader()).toBe('id=one');
  browser.keep(`id=deleted; Path=/; expires=${expires}`);
  expect(browser.cookieHeader()).toBeUndefined();
});
