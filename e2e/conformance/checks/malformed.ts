import { type Chapter, type Check, check } from '../trial/check.ts';
import { Absent } from '../trial/verdict.ts';
import { sendVerify, verifyBody } from '../trial/verify-route.ts';

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
        must: 'It is refused without an error of the server (status 500 or more), and no one is signed in.',
        why: WHY,
        attack: ATTACK,
        run: async (t) => {
          const ann = await t.newEnrolled();
          const sent = make(await t.nextCodeWithoutZero(ann.key));
          const client = await t.newPending(ann);
          const answer = await t.on.verify(client, sent);
          if (typeof sent !== 'string' && client.hasSentForm) throw new Absent('a form can send texts only');
          t.refused(answer, `Sending ${what} as the code`);
          t.expect(!(await t.isSignedIn(client)), 'The browser is signed in after it.');
          await t.stillWorks(ann);
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
        const [wrong, right] = [t.wrongCode(ann.key), t.code(ann.key)].map((code) =>
          verifyBody(t, client, code),
        );
        const isForm = t.target.verifyRoute?.type === 'form';
        const body = isForm ? `${wrong}&${right}` : `${wrong?.slice(0, -1)},${right?.slice(1)}`;
        t.refused(await sendVerify(t, client, body), 'A body with two codes');
        t.expect(!(await t.isSignedIn(client)), 'The browser is signed in after it.');
        await t.stillWorks(ann);
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
        const body = verifyBody(t, client, t.code(ann.key), { x: 'x'.repeat(2 ** 21) });
        t.refused(await sendVerify(t, client, body), 'A body of two megabytes');
        t.expect(!(await t.isSignedIn(client)), 'The browser is signed in after it.');
        await t.stillWorks(ann);
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
        await t.isNow(client, ann);
      },
    }),
  ],
};

function rawCheck(id: string, does: string, make: () => string | undefined): Check {
  return check({
    id: `malformed-${id}`,
    does,
    must: 'It is refused without an error of the server (status 500 or more).',
    why: WHY,
    attack: ATTACK,
    needs: ['verifyRoute'],
    run: async (t) => {
      const { ann, client } = await t.newAtCode();
      t.refused(await sendVerify(t, client, make(), 'application/json'), 'The malformed request');
      await t.stillWorks(ann);
    },
  });
}

function widened(digits: string, zero: number): string {
  return [...digits].map((digit) => String.fromCodePoint(zero + Number(digit))).join('');
}
