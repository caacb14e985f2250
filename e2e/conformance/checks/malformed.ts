import { type Chapter, type Check, check } from '../trial/check.ts';
import type { Trial } from '../trial/trial.ts';

const WHY = 'ASVS 5 2.2.1; RFC 9110 §15.5';
const ATTACK = 'Faults in odd input are where checks are skipped, servers stopped and stack traces read.';

/** What is sent in the place of a code, made from the right one. */
const CODES: readonly [id: string, what: string, make: (right: string) => unknown][] = [
  ['empty', 'an empty text', () => ''],
  ['too-short', 'five digits', (right) => right.slice(1)],
  ['too-long', 'seven digits that begin with the right ones', (right) => `${right}0`],
  ['letters', 'letters', () => 'abcdef'],
  ['full-width', 'the right digits, full-width', (right) => widened(right, 0xff10)],
  ['arabic', 'the right digits in Arabic script', (right) => widened(right, 0x0660)],
  ['number', 'the right code as a number', (right) => Number(right)],
  ['list', 'the right code in a list', (right) => [right]],
  ['bytes', 'the right code as a list of bytes', (right) => [...Buffer.from(right)]],
  ['object', 'an object', () => ({ $gt: '' })],
  ['null', 'null', () => null],
  ['true', 'true', () => true],
  ['sql', 'a quotation mark and a comment', () => "' OR 1=1 --"],
  ['nul', 'the right code after a NUL character', (right) => `\u0000${right}`],
  ['huge', 'ten thousand digits', () => '1'.repeat(10_000)],
];

export const malformed: Chapter = {
  title: 'Malformed input',
  checks: [
    ...CODES.map(([id, what, make]) =>
      check({
        id: `malformed-${id}`,
        does: `Sends ${what} as the code.`,
        must: 'It is refused with a status from 400 to 499, and nobody is signed in.',
        why: WHY,
        attack: ATTACK,
        run: async (t) => {
          const { ann, client } = await t.newAtCode();
          t.refused(await t.on.verify(client, make(t.code(ann.key))), `${what} as the code`);
          t.expect(!(await t.isSignedIn(client)), 'Somebody is signed in after it.');
        },
      }),
    ),
    rawCheck('no-body', 'Sends no body at all.', () => undefined),
    rawCheck('no-code', 'Sends a body without a code.', () => '{}'),
    rawCheck('not-json', 'Sends a body that is no JSON.', () => '{"code":'),
    rawCheck('list-body', 'Sends a list in place of an object.', () => '[1,2,3]'),
    rawCheck('deep', 'Sends lists within lists, five thousand deep.', () => '['.repeat(5000)),
    check({
      id: 'malformed-code-twice',
      does: 'Sends the code twice in one body: a wrong one, and the right one under the same name.',
      must: 'It is refused: two readers of it would see two different codes.',
      why: 'RFC 8259 §4',
      attack: 'A filter in front judges one code and the server the other.',
      level: 'should',
      needs: ['verifyRoute'],
      run: async (t) => {
        const { ann, client } = await t.newAtCode();
        const right = JSON.stringify(t.target.verifyRoute?.body(t.code(ann.key)));
        const wrong = JSON.stringify(t.target.verifyRoute?.body(t.wrongCode(ann.key)));
        const body = `${wrong.slice(0, -1)},${right.slice(1)}`;
        t.refused(await sendRaw(t, client, body), 'A body with two codes');
      },
    }),
    check({
      id: 'malformed-huge-body',
      does: 'Sends a body of two megabytes.',
      must: 'It is refused.',
      why: 'ASVS 5 2.4.1',
      attack: 'Memory is filled with requests that cost the sender little.',
      level: 'should',
      needs: ['verifyRoute'],
      run: async (t) => {
        const { ann, client } = await t.newAtCode();
        const body = JSON.stringify({
          ...t.target.verifyRoute?.body(t.code(ann.key)),
          x: 'x'.repeat(2 ** 21),
        });
        t.refused(await sendRaw(t, client, body), 'A body of two megabytes');
      },
    }),
    check({
      id: 'malformed-costs-no-try',
      does: 'Sends eight texts that are no codes, then the right code.',
      must: 'It is accepted: what cannot be a code is no guess.',
      why: 'NIST SP 800-63B-4 §3.2.2',
      attack: 'None; but a stuck key locks people out.',
      level: 'should',
      run: async (t) => {
        const { ann, client } = await t.newAtCode();
        for (let n = 0; n < 8; n += 1)
          t.refused(await t.on.verify(t.elsewhere(client), `x${n}`), 'A text that is no code');
        t.accepted(await t.on.verify(client, t.code(ann.key)), 'The right code after them');
      },
    }),
  ],
};

function rawCheck(id: string, does: string, make: () => string | undefined): Check {
  return check({
    id: `malformed-${id}`,
    does,
    must: 'It is refused with a status from 400 to 499.',
    why: WHY,
    attack: ATTACK,
    needs: ['verifyRoute'],
    run: async (t) => {
      const client = await t.newPending(await t.newEnrolled());
      t.refused(await sendRaw(t, client, make()), 'The broken request');
    },
  });
}

function sendRaw(t: Trial, client: Awaited<ReturnType<Trial['newPending']>>, body: string | undefined) {
  return client.send(t.target.verifyRoute?.path ?? '/', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    ...(body !== undefined && { body }),
  });
}

function widened(digits: string, zero: number): string {
  return [...digits].map((digit) => String.fromCodePoint(zero + Number(digit))).join('');
}
