import { DAY } from '../../../shared/durations.ts';
import { chapter, check } from '../trial/check.ts';
import type { Answer, Client } from '../trial/client.ts';
import { likeness } from '../trial/likeness.ts';
import type { Enrolled, Trial } from '../trial/trial.ts';
import { Absent } from '../trial/verdict.ts';

const BOUND = 'NIST SP 800-63B-4 §3.2.2; ASVS 5 6.3.1; RFC 6238 §5.2';
/** The checks that fail when nothing, or nothing across sign-ins, is counted. */
const UNCOUNTED = ['guess-in-one-sign-in', 'guess-across-sign-ins'] as const;

export const guessing = chapter('guessing', [
  check({
    id: 'guess-in-one-sign-in',
    why: BOUND,
    run: async (t) => {
      const { ann, bystander } = await scene(t);
      const client = await t.newPending(ann);
      for (const code of t.wrongCodes(ann.key, 20)) await t.on.verify(t.elsewhere(client), code);
      t.refused(
        await t.on.verify(t.elsewhere(client), t.code(ann.key)),
        (say) => say.what.rightCodeAfter20WrongOnes,
      );
      await bystander.signsIn();
    },
  }),
  check({
    id: 'guess-across-sign-ins',
    follows: ['guess-in-one-sign-in'],
    why: BOUND,
    run: async (t) => {
      const { ann, bystander } = await scene(t);
      await guessAcross(t, ann, 10, 3);
      t.refused(await freshTry(t, ann), (say) => say.what.rightCodeAfter30InOthers);
      await bystander.signsIn();
    },
  }),
  check({
    id: 'guess-in-a-burst',
    follows: ['guess-in-one-sign-in'],
    why: BOUND,
    run: async (t) => {
      for (let round = 1; round <= 3; round += 1) {
        const { ann, bystander } = await scene(t);
        const { wrong, right } = await burst(t, ann);
        for (const answer of wrong) t.refused(answer, (say) => say.what.wrongCode);
        const wasLimited = wrong.filter(({ status }) => status === 429).length > wrong.length / 2;
        // Requests of a burst may overtake each other: a right code that got through once proves nothing.
        if (wasLimited || !right.accepted) return bystander.signsIn();
      }
      t.expect(false, (say) => say.finding.burstAccepted);
    },
  }),
  check({
    id: 'guess-right-after-burst',
    follows: [...UNCOUNTED, 'guess-in-a-burst'],
    why: BOUND,
    run: async (t) => {
      const { ann, bystander } = await scene(t);
      const codes = t.wrongCodes(ann.key, 40);
      for (let round = 0; round < 5; round += 1) {
        const client = await tryPending(t, ann);
        if (!client) break;
        const own = codes.slice(round * 8, round * 8 + 8);
        await Promise.all(own.map((code) => t.on.verify(t.elsewhere(client), code)));
      }
      t.refused(await freshTry(t, ann), (say) => say.what.rightCodeAfterBurstOf40);
      await bystander.signsIn();
    },
  }),
  check({
    id: 'guess-signing-in-again-resets-nothing',
    follows: [...UNCOUNTED],
    why: 'NIST SP 800-63B-4 §3.2.2',
    run: async (t) => {
      const { ann, bystander } = await scene(t);
      await guessAcross(t, ann, 15, 1);
      t.refused(await freshTry(t, ann), (say) => say.what.rightCodeAfterRounds);
      await bystander.signsIn();
    },
  }),
  check({
    id: 'guess-across-factors',
    follows: [...UNCOUNTED],
    why: BOUND,
    level: 'should',
    needs: ['verifyBackupCode'],
    run: async (t) => {
      const { ann, bystander } = await scene(t);
      const backupCodes = await t.backupCodesOf(ann);
      const [code, another] = backupCodes;
      if (code === undefined) throw new Absent((say) => say.absent.enrolmentGivesNoBackupCodes);
      if (bitsOf(backupCodes) >= 64) return;
      const before = await t.newPending(ann);
      t.works(
        await t.on.verifyBackupCode(before, another),
        (say) => say.control.rightBackupCodeBeforeGuesses,
      );
      await guessAcross(t, ann, 10, 3);
      const client = t.newClient();
      const began = await t.on.signIn(client, ann.person);
      const answer = began.accepted ? await t.on.verifyBackupCode(client, code) : began;
      t.refused(answer, (say) => say.what.rightBackupCodeAfter30WrongCodes);
      await bystander.signsIn();
    },
  }),
  check({
    id: 'guess-backup-codes',
    follows: [...UNCOUNTED, 'guess-across-factors'],
    why: 'NIST SP 800-63B-4 §3.1.2.2, §3.2.2',
    level: 'should',
    needs: ['verifyBackupCode'],
    run: async (t) => {
      const { ann, bystander } = await scene(t);
      const backupCodes = await t.backupCodesOf(ann);
      if (bitsOf(backupCodes) >= 64) return;
      for (let round = 0; round < 10; round += 1) {
        const client = await tryPending(t, ann);
        if (!client) break;
        for (let n = 0; n < 3; n += 1) {
          await t.on.verifyBackupCode(
            t.elsewhere(client),
            wrongBackupCode({ ...ann, backupCodes }, round * 3 + n),
          );
        }
      }
      t.refused(await freshTry(t, ann), (say) => say.what.rightCodeAfter30WrongBackupCodes);
      await bystander.signsIn();
    },
  }),
  check({
    id: 'guess-at-step-up',
    follows: ['guess-in-one-sign-in'],
    why: BOUND,
    needs: ['stepUp'],
    run: async (t) => {
      const other = await t.newEnrolled();
      const ann = await t.newEnrolled();
      for (const code of t.wrongCodes(ann.key, 30)) await t.on.stepUp(t.elsewhere(ann.client), code);
      t.refused(
        await t.on.stepUp(t.elsewhere(ann.client), t.code(ann.key)),
        (say) => say.what.rightCodeAfter30WrongOnes,
      );
      t.works(
        await t.on.stepUp(other.client, t.code(other.key)),
        (say) => say.control.stepUpOfAnotherAccount,
      );
    },
  }),
  check({
    id: 'guess-step-up-counts-for-sign-in',
    follows: [...UNCOUNTED, 'guess-at-step-up'],
    why: BOUND,
    level: 'should',
    needs: ['stepUp'],
    run: async (t) => {
      const { ann, bystander } = await scene(t);
      for (const code of t.wrongCodes(ann.key, 30)) await t.on.stepUp(t.elsewhere(ann.client), code);
      t.refused(await freshTry(t, ann), (say) => say.what.rightCodeAfter30AtStepUp);
      await bystander.signsIn();
    },
  }),
  check({
    id: 'guess-few-mistakes-forgiven',
    follows: ['clock-present-step'],
    why: 'NIST SP 800-63B-4 §3.2.2',
    run: async (t) => {
      const { ann, client } = await t.newAtCode();
      for (const code of t.wrongCodes(ann.key, 2))
        t.refused(await t.on.verify(client, code), (say) => say.what.wrongCode);
      t.accepted(await t.on.verify(client, t.code(ann.key)), (say) => say.what.rightCodeAfterTwoWrongOnes);
    },
  }),
  check({
    id: 'guess-success-starts-anew',
    follows: ['guess-few-mistakes-forgiven'],
    why: 'NIST SP 800-63B-4 §3.2.2',
    level: 'should',
    run: async (t) => {
      const ann = await t.newEnrolled();
      for (let round = 1; round <= 4; round += 1) {
        const client = await t.newPending(ann);
        for (const code of t.wrongCodes(ann.key, 2)) await t.on.verify(client, code);
        t.accepted(await t.on.verify(client, t.code(ann.key)), (say) => say.what.rightCodeOfRound({ round }));
        await t.nextStep(ann.key);
      }
    },
  }),
  check({
    id: 'guess-lock-passes',
    why: 'NIST SP 800-63B-4 §3.2.2',
    needs: ['clock'],
    run: async (t) => {
      const ann = await t.newEnrolled();
      await guessAcross(t, ann, 5, 2);
      await t.waitPast(DAY);
      t.accepted(await freshTry(t, ann), (say) => say.what.signingInDayLater);
    },
  }),
  check({
    id: 'guess-stranger-cannot-lock',
    why: 'NIST SP 800-63B-4 §3.2.2; OWASP Authentication Cheat Sheet',
    run: async (t) => {
      const ann = await t.newEnrolled();
      const stranger = t.newClient();
      for (const code of t.wrongCodes(ann.key, 30)) {
        await t.on.verify(stranger, code, { email: ann.person.email });
      }
      t.accepted(await freshTry(t, ann), (say) => say.what.ownersSignIn);
    },
  }),
  check({
    id: 'guess-says-how-long',
    follows: [...UNCOUNTED],
    why: 'RFC 6585 §4; RFC 9110 §10.2.3',
    level: 'should',
    run: async (t) => {
      const ann = await t.newEnrolled();
      for (let round = 0; round < 12; round += 1) {
        const client = t.newClient();
        const began = await t.on.signIn(client, ann.person);
        const answers: Answer[] = began.accepted ? [] : [began];
        for (const code of t.wrongCodes(ann.key, 3)) answers.push(await t.on.verify(client, code));
        const limited = answers.find(({ status, headers }) => status === 429 || headers.has('retry-after'));
        if (!limited) continue;
        const until = limited.headers.get('retry-after') ?? '';
        t.expect(Number(until) > 0 || !Number.isNaN(Date.parse(until)), (say) => say.finding.noRetryAfter);
        return;
      }
      t.expect(false, (say) => say.finding.neverSaidWhen);
    },
  }),
  check({
    id: 'guess-locked-looks-the-same',
    follows: [...UNCOUNTED],
    why: 'OWASP Authentication Cheat Sheet',
    run: async (t) => {
      const { ann, bystander } = await scene(t);
      await guessAcross(t, ann, 10, 3);
      const wrong = await freshTry(t, ann, t.wrongCode(ann.key));
      const right = await freshTry(t, ann);
      t.refused(right, (say) => say.what.rightCodeWhileAccountIsLocked);
      t.expect(likeness(wrong) === likeness(right), (say) =>
        say.finding.wrongAndRightDiffer({ wrong: wrong.status, right: right.status }),
      );
      await bystander.signsIn();
    },
  }),
  check({
    id: 'guess-passwords',
    why: 'NIST SP 800-63B-4 §3.2.2; ASVS 5 6.3.1',
    run: async (t) => {
      const { person } = await t.newAccount();
      t.works(await t.on.signIn(t.newClient(), person), (say) => say.control.rightPassword);
      const client = t.newClient();
      for (let n = 0; n < 100; n += 1) {
        const answer = await t.on.signIn(client, { ...person, password: `wrong password ${n}` });
        t.refused(answer, (say) => say.what.wrongPassword);
        if (answer.status === 429) return;
      }
      const right = await t.on.signIn(client, person);
      t.expect(!right.accepted, (say) => say.finding.hundredPasswords);
    },
  }),
  check({
    id: 'guess-owner-keeps-own-network',
    why: 'ASVS 5 6.1.1, 6.3.1; OWASP Authentication Cheat Sheet',
    run: async (t) => {
      if (!t.target.addressHeaders) throw new Absent((say) => say.absent.oneNetwork);
      const { person } = await t.newAccount();
      // NIST SP 800-63B-4 §3.2.2 lets an account be locked after 100 failures in a row, wherever they come from.
      for (let network = 0; network < 30; network += 1) {
        const client = t.newClient();
        for (let n = 0; n < 3; n += 1) {
          const answer = await t.on.signIn(client, {
            ...person,
            password: `wrong password ${network} ${n}`,
          });
          t.refused(answer, (say) => say.what.wrongPassword);
        }
      }
      const owner = t.newClient();
      t.accepted(await t.on.signIn(owner, person), (say) => say.what.passwordFromOwnNetwork);
      await t.isNow(owner, { person });
    },
  }),
]);

/** Tries wrong codes in several sign-ins. Stops early when the server refuses to sign in too. */
async function guessAcross(t: Trial, ann: Enrolled, signIns: number, codesEach: number): Promise<void> {
  const codes = t.wrongCodes(ann.key, signIns * codesEach);
  for (let n = 0; n < signIns; n += 1) {
    const client = await tryPending(t, ann);
    if (!client) return;
    for (const code of codes.slice(n * codesEach, (n + 1) * codesEach)) {
      t.refused(await t.on.verify(t.elsewhere(client), code), (say) => say.what.wrongCode);
    }
  }
}

/** Starts a new sign-in and stops before the code. Returns `undefined` when the server refuses the password. */
async function tryPending(t: Trial, { person }: Enrolled): Promise<Client | undefined> {
  const client = t.newClient();
  return (await t.on.signIn(client, person)).accepted ? client : undefined;
}

/** Signs in with one code, by default the right one, and returns the deciding answer. */
async function freshTry(t: Trial, ann: Enrolled, code?: string): Promise<Answer> {
  const client = t.newClient();
  const began = await t.on.signIn(client, ann.person);
  return began.accepted ? t.on.verify(client, code ?? t.code(ann.key)) : began;
}

/**
 * Returns an account to attack and a bystander. The bystander's sign-in awaits its code before the attack begins. If it
 * cannot be finished right after the attack, the server refuses everybody, and a refusal says nothing about the account.
 */
async function scene(t: Trial): Promise<{ ann: Enrolled; bystander: { signsIn(): Promise<void> } }> {
  const other = await t.newEnrolled();
  const ann = await t.newEnrolled();
  const client = await t.newPending(other);
  return {
    ann,
    bystander: {
      async signsIn() {
        t.works(await t.on.verify(client, t.code(other.key)), (say) => say.control.bystander);
        await t.isNow(client, other);
      },
    },
  };
}

/**
 * Sends 39 wrong codes and then the right one, all at once. Half of the wrong ones come from eight sign-ins. The rest
 * come from the newest one, as the right one does: some servers keep only that.
 */
async function burst(t: Trial, ann: Enrolled): Promise<{ wrong: Answer[]; right: Answer }> {
  const clients: Client[] = [];
  for (let n = 0; n < 8; n += 1) clients.push(await t.newPending(ann));
  const newest = await t.newPending(ann);
  const wrong = t.wrongCodes(ann.key, 39).map((code, n) => {
    const other = clients[(n >> 1) % clients.length] ?? newest;
    return t.on.verify(t.elsewhere(n % 2 === 0 ? newest : other), code);
  });
  // Together, because a request that fails while another is awaited would end the whole run.
  const answers = await Promise.all([...wrong, t.on.verify(newest, t.code(ann.key))]);
  return { wrong: answers.slice(0, -1), right: answers.at(-1) as Answer };
}

/** Returns a code in the format of the backup codes that is not one of them. */
export function wrongBackupCode({ backupCodes }: Enrolled, n: number): string {
  const [shape = '0000-0000'] = backupCodes;
  const symbols = [...new Set(backupCodes.join('').replaceAll(/[^0-9A-Za-z]/g, ''))].sort();
  let rest = n * 7919 + 17;
  return shape.replaceAll(/[0-9A-Za-z]/g, () => {
    const symbol = symbols[rest % symbols.length] ?? '2';
    rest = Math.floor(rest / symbols.length) + 1;
    return symbol;
  });
}

/** Estimates the entropy of one code in bits: its length times the bits of one symbol of the set's alphabet. */
export function bitsOf(codes: readonly string[]): number {
  const symbols = (codes[0] ?? '').replaceAll(/[^0-9A-Za-z]/g, '').length;
  const all = codes.join('');
  const alphabet = (/[0-9]/.test(all) ? 10 : 0) + (/[a-z]/.test(all) ? 26 : 0) + (/[A-Z]/.test(all) ? 26 : 0);
  // An alphabet may leave out similar symbols: use the number of symbols seen if it is clearly smaller.
  const seen = new Set(all.replaceAll(/[^0-9A-Za-z]/g, '')).size;
  return symbols * Math.log2(Math.max(2, seen < alphabet * 0.6 ? seen : Math.min(alphabet, 62)));
}
