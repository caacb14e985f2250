import { type Chapter, type Check, check } from '../trial/check.ts';
import type { Trial } from '../trial/trial.ts';

const WHY = 'ASVS 5 2.2.1; RFC 9110 §15.5';
const ATTACK = 'An attacker uses unexpected input to skip checks, stop the server or read stack traces.';

/** The values that are sent instead of a code. `make` gets the right code. */
const CODES: readonly [id: string, what: string, make: (right: string) => unknown][] = [
  ['empty', 'an empty text', () => ''],
  ['too-short', 'five digits', (right) => right.slice(1)],
  ['too-long', 'the right code with one more digit', (right) => `${right}0`],
  ['letters', 'letters', () => 'abcdef'],
  ['full-width', 'the right code in full-width digits', (right) => widened(right, 0xff10)],
  ['arabic', 'the right code in Arabic digits', (right) => widened(right, 0x0660)],
  ['number', 'the right code as a number', (right) => Number(right)],
  ['list', 'the right code in a list', (right) => [right]],
  ['bytes', 'the right code as a list of bytes', (right) => [...Buffer.from(right)]],
  ['object', 'an object', () => ({ $gt: '' })],
  ['null', 'null', () => null],
  ['true', 'true', () => true],
  ['sql', 'an SQL injection', () => "' OR 1=1 --"],
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
        must: 'It is refused with a status from 400 to 499, and no one is signed in.',
        why: WHY,
        attack: ATTACK,
        run: async (t) => {
          const { ann, client } = await t.newAtCode();
          t.refused(await t.on.verify(client, make(t.code(ann.key))), `Sending ${what} as the code`);
          t.expect(!(await t.isSignedIn(client)), 'The browser is signed in after it.');
        },
      }),
    ),
    rawCheck('no-body', 'Sends no body.', () => undefined),
    rawCheck('no-code', 'Sends a body without a code.', () => '{}'),
    rawCheck('not-json', 'Sends a body that is not JSON.', () => '{"code":'),
    rawCheck('list-body', 'Sends a list instead of an object.', () => '[1,2,3]'),
    rawCheck('deep', 'Sends lists nested five thousand levels deep.', () => '['.repeat(5000)),
    check({
      id: 'malformed-code-twice',
      does: 'Sends two codes with the same name in one body: a wrong one and the right one.',
      must: 'It is refused: two programs could read two different codes from it.',
      why: 'RFC 8259 §4',
      attack: 'A filter in front of the server checks one code and the server uses the other.',
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
      attack: 'An attacker fills the server’s memory at little cost.',
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
      does: 'Sends eight texts that are not codes, then the right code.',
      must: 'It is accepted: a text that cannot be a code does not count as an attempt.',
      why: 'NIST SP 800-63B-4 §3.2.2',
      attack: 'None. But typing mistakes lock users out.',
      level: 'should',
      run: async (t) => {
        const { ann, client } = await t.newAtCode();
        for (let n = 0; n < 8; n += 1)
          t.refused(await t.on.verify(t.elsewhere(client), `x${n}`), 'A text that is not a code');
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
      t.refused(await sendRaw(t, client, make()), 'The malformed request');
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
