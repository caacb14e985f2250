import { expect, test } from 'vitest';
import type { Answer } from './client.ts';
import { likeness } from './likeness.ts';

const page = (body: string, location?: string): Answer => ({
  accepted: false,
  status: 200,
  headers: new Headers(location === undefined ? {} : { location }),
  body,
});
const withToken = (token: string, text = 'Invalid user or password') =>
  page(`<meta name="csrf-token" content="${token}"><p>${text}</p>`);

test.each([
  ['6edq/MARxaSEL5ShDCkAJ7adiUlUekt5VTyl8bH5uPyE9AcjaJWSm8SE2HXQ4b0X1gXtoBrAngwPbr1SpatW4A=='],
  ['+/T7b2xU3vJr8a5sEJ9WmK1nQ0pLz6cYdHgXfRi4oZtMuSqBeGjPyVkCwNlIhAOD+n5Y6b0eR/x2Fh8JtU1a/g=='],
  ['UXkrU7JFgJjn0JOl0uJey3O7uiaI3yoaCvrVhYH15RH1utJUEyoVPtACPQb8yfgvFgnMNNqJXl4qkvgb0Zc_Ow'],
])('pages that differ in a token alone look alike: %s', (token) => {
  expect(likeness(withToken(token))).toBe(
    likeness(withToken('mR8vN2/kQ7+sT4zX9cB1yD6eF3gH5jL0pWqA/uViOoZx=')),
  );
});

test('pages that differ in a sentence, a status or the place of a redirect do not', () => {
  const token = '6edq/MARxaSEL5ShDCkAJ7adiUlUekt5VTyl8bH5uPyE9AcjaJWSm8SE2HXQ4b0X';
  expect(likeness(withToken(token))).not.toBe(likeness(withToken(token, 'Unknown user')));
  expect(likeness(page(''))).not.toBe(likeness({ ...page(''), status: 401 }));
  expect(likeness(page('', '/login'))).not.toBe(likeness(page('', '/account')));
});
