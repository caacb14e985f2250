import type { Sentences } from '../texts/catalogue.ts';
import { type Check, chapter, check } from '../trial/check.ts';
import { Absent } from '../trial/verdict.ts';
import { sendVerify, verifyBody } from '../trial/verify-route.ts';

const WHY = 'ASVS 5 2.2.1; RFC 9110 §15.5';
/** The values that are sent instead of a code. `make` gets the right code. */
const CODES: readonly [id: keyof Sentences['sending'], make: (right: string) => unknown][] = [
  ['empty', () => ''],
  ['too-short', (right) => right.slice(1)],
  ['too-long', (right) => `${right}0`],
  ['letters', () => 'abcdef'],
  ['full-width', (right) => widened(right, 0xff10)],
  ['arabic', (right) => widened(right, 0x0660)],
  ['number', (right) => Number(right)],
  ['list', (right) => [right]],
  ['bytes', (right) => [...Buffer.from(right)]],
  ['object', () => ({ $gt: '' })],
  ['null', () => null],
  ['true', () => true],
  ['sql', () => "' OR 1=1 --"],
  ['nul', (right) => `\u0000${right}`],
  ['huge', () => '1'.repeat(10_000)],
];

export const malformed = chapter('malformed', [
  ...CODES.map(([id, make]) =>
    check({
      id: `malformed-${id}`,
      why: WHY,
      run: async (t) => {
        const ann = await t.newEnrolled();
        const sent = make(await t.nextCodeWithoutZero(ann.key));
        const client = await t.newPending(ann);
        const answer = await t.on.verify(client, sent);
        if (typeof sent !== 'string' && client.hasSentForm)
          throw new Absent((say) => say.absent.formCanSendTextsOnly);
        t.refused(answer, (say) => say.sending[id]);
        t.expect(!(await t.isSignedIn(client)), (say) => say.finding.signedIn);
        await t.stillWorks(ann);
      },
    }),
  ),
  rawCheck('no-body', () => undefined),
  rawCheck('no-code', () => '{}'),
  rawCheck('not-json', () => '{"code":'),
  rawCheck('list-body', () => '[1,2,3]'),
  rawCheck('deep', () => '['.repeat(5000)),
  check({
    id: 'malformed-code-twice',
    why: 'RFC 8259 §4',
    level: 'should',
    needs: ['verifyRoute'],
    run: async (t) => {
      const { ann, client } = await t.newAtCode();
      const [wrong, right] = [t.wrongCode(ann.key), t.code(ann.key)].map((code) =>
        verifyBody(t, client, code),
      );
      const isForm = t.target.verifyRoute?.type === 'form';
      const body = isForm ? `${wrong}&${right}` : `${wrong?.slice(0, -1)},${right?.slice(1)}`;
      t.refused(await sendVerify(t, client, body), (say) => say.what.bodyWithTwoCodes);
      t.expect(!(await t.isSignedIn(client)), (say) => say.finding.signedIn);
      await t.stillWorks(ann);
    },
  }),
  check({
    id: 'malformed-huge-body',
    why: 'ASVS 5 2.2.1',
    level: 'should',
    needs: ['verifyRoute'],
    run: async (t) => {
      const { ann, client } = await t.newAtCode();
      const body = verifyBody(t, client, t.code(ann.key), { x: 'x'.repeat(2 ** 21) });
      t.refused(await sendVerify(t, client, body), (say) => say.what.bodyOfTwoMegabytes);
      t.expect(!(await t.isSignedIn(client)), (say) => say.finding.signedIn);
      await t.stillWorks(ann);
    },
  }),
  check({
    id: 'malformed-costs-no-try',
    why: 'NIST SP 800-63B-4 §3.2.2',
    level: 'should',
    run: async (t) => {
      const { ann, client } = await t.newAtCode();
      for (let n = 0; n < 8; n += 1)
        t.refused(await t.on.verify(t.elsewhere(client), `x${n}`), (say) => say.what.textThatIsNotCode);
      t.accepted(await t.on.verify(client, t.code(ann.key)), (say) => say.what.rightCodeAfterThem);
      await t.isNow(client, ann);
    },
  }),
]);

function rawCheck(
  id: 'no-body' | 'no-code' | 'not-json' | 'list-body' | 'deep',
  make: () => string | undefined,
): Check {
  return check({
    id: `malformed-${id}`,
    why: WHY,
    needs: ['verifyRoute'],
    run: async (t) => {
      const { ann, client } = await t.newAtCode();
      t.refused(await sendVerify(t, client, make(), 'application/json'), (say) => say.what.malformedRequest);
      await t.stillWorks(ann);
    },
  });
}

function widened(digits: string, zero: number): string {
  return [...digits].map((digit) => String.fromCodePoint(zero + Number(digit))).join('');
}
