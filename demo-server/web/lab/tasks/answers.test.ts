import fc from 'fast-check';
import { expect, it } from 'vitest';
import { base32FromBytes } from '../../../../shared/base32.ts';
import { SAMPLE_KEYS } from '../links/sample-keys.ts';
import { type Answers, currentStep, keptForm, readAnswers } from './answers.ts';
import { mayKeep } from './may-keep.ts';
import { TASKS } from './task-list.ts';

const solved = { text: '11', isChecked: true, isSolved: true };

it('what is kept is read again', () => {
  const answer = fc.record({
    text: fc.constantFrom('11', 'backup', '081 804', '', 'I do not know'),
    isChecked: fc.boolean(),
    isSolved: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...TASKS), answer), (answers: Answers) => {
      const kept = keptForm(answers);
      expect(kept).toEqual({ ...answers });
      expect(readAnswers(JSON.stringify(kept))).toEqual({ ...answers });
    }),
  );
});

it.each([
  null,
  '',
  '{',
  'null',
  '[]',
  '"text"',
  '{"lessons/code":null}',
  '{"lessons/code":{"text":1,"isChecked":true,"isSolved":true}}',
  '{"lessons/unknown":{"text":"1","isChecked":true,"isSolved":true}}',
  '{"__proto__":{"lessons/code":{"text":"1","isChecked":true,"isSolved":true}}}',
  JSON.stringify({ 'lessons/code': { ...solved, text: '1'.repeat(1001) } }),
])('%j has no answers', (kept) => {
  expect(readAnswers(kept)).toEqual({});
});

it('any text can be read', () => {
  fc.assert(
    fc.property(fc.json(), (kept) => {
      expect(Object.keys(readAnswers(kept))).toEqual([]);
    }),
  );
});

it('the current step is the first task without a right answer', () => {
  expect(currentStep({})).toEqual({ task: 'lessons/code', solved: 0, total: 10 });
  expect(currentStep({ 'lessons/code': solved, 'inside/hmac': solved })).toEqual({
    task: 'lessons/clock',
    solved: 2,
    total: 10,
  });
  expect(currentStep(Object.fromEntries(TASKS.map((task) => [task, solved])))).toEqual({
    task: undefined,
    solved: 10,
    total: 10,
  });
});

it.each([
  '11 guesses',
  '081804',
  'otpauth://totp/Harbour%20Library:ann@example.test?secret=JBSWY3DPEHPK3PXP&digits=8',
  'otpauth://totp/Harbour%20Library:ann@example.test?secret=JBSW',
  'otpauth://to',
  '',
])('keeps %j', (answer) => {
  expect(mayKeep(answer)).toBe(true);
});

it('keeps no key but the lab’s own', () => {
  const foreign = fc
    .uint8Array({ minLength: 10, maxLength: 40 })
    .map(base32FromBytes)
    .filter((key) => !Object.values<string>(SAMPLE_KEYS).includes(key));
  const around = fc.constantFrom(
    (key: string) => key,
    (key: string) => key.replaceAll(/.{4}/g, '$& '),
    (key: string) => `otpauth://totp/A:b?secret=${key}`,
    (key: string) => `otpauth://totp/A:b?digits=6&SECRET=${key.toLowerCase()}&issuer=A`,
    (key: string) => `secret=JBSWY3DPEHPK3PXP&secret=${key}`,
    (key: string) => `otpauth%3A%2F%2Ftotp%2FA%3Fsecret%3D${key}`,
  );
  fc.assert(
    fc.property(foreign, around, (key, write) => {
      expect(mayKeep(write(key))).toBe(false);
      expect(
        JSON.stringify(keptForm({ 'lessons/enrolling': { ...solved, text: write(key) } })),
      ).not.toContain(key.slice(0, 8));
    }),
  );
});
