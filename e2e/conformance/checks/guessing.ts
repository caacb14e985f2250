import { DAY } from '../../../shared/durations.ts';
import { type Chapter, check } from '../trial/check.ts';
import type { Answer, Client } from '../trial/client.ts';
import { likeness } from '../trial/likeness.ts';
import type { Enrolled, Trial } from '../trial/trial.ts';
import { Absent } from '../trial/verdict.ts';

const BOUND = 'NIST SP 800-63B-4 §3.2.2; ASVS 5 6.3.1; RFC 6238 §5.2';
/** The checks that fail when nothing, or nothing across sign-ins, is counted. */
const UNCOUNTED = ['guess-in-one-sign-in', 'guess-across-sign-ins'] as const;
const IN_DAYS = 'An attacker who knows the password guesses the code in days.';

export const guessing: Chapter = {
  title: 'Guessing',
  checks: [
    check({
      id: 'guess-in-one-sign-in',
      does: 'Tries 20 wrong codes in one sign-in, then the right one.',
      must: 'The right one is refused, because too many attempts failed.',
      why: BOUND,
      attack: IN_DAYS,
      run: async (t) => {
        const { ann, bystander } = await scene(t);
        const client = await t.newPending(ann);
        for (const code of t.wrongCodes(ann.key, 20)) await t.on.verify(t.elsewhere(client), code);
        t.refused(
          await t.on.verify(t.elsewhere(client), t.code(ann.key)),
          'A right code after 20 wrong ones',
        );
        await bystander.signsIn();
      },
    }),
    check({
      id: 'guess-across-sign-ins',
      follows: ['guess-in-one-sign-in'],
      does: 'Tries 30 wrong codes, three in each of ten sign-ins, then the right one in another sign-in.',
      must: 'It is refused: attempts count for the account.',
      why: BOUND,
      attack: `${IN_DAYS} Each new sign-in gives new attempts.`,
      run: async (t) => {
        const { ann, bystander } = await scene(t);
        await guessAcross(t, ann, 10, 3);
        t.refused(await freshTry(t, ann), 'A right code after 30 wrong ones in other sign-ins');
        await bystander.signsIn();
      },
    }),
    check({
      id: 'guess-in-a-burst',
      follows: ['guess-in-one-sign-in'],
      does: 'Sends 39 wrong codes and then the right one, all at once, from nine sign-ins. Repeats it three times.',
      must: 'The server says that it refused most of them without checking, or refuses the right one at least once.',
      why: BOUND,
      attack: 'A burst passes a limit that the server reads before a check and updates after it.',
      run: async (t) => {
        for (let round = 1; round <= 3; round += 1) {
          const { ann, bystander } = await scene(t);
          const { wrong, right } = await burst(t, ann);
          for (const answer of wrong) t.refused(answer, 'A wrong code');
          const wasLimited = wrong.filter(({ status }) => status === 429).length > wrong.length / 2;
          // Requests of a burst may overtake each other: a right code that got through once proves nothing.
          if (wasLimited || !right.accepted) return bystander.signsIn();
        }
        t.expect(
          false,
          'The right code, sent last in a burst of 40 guesses, was accepted three times out of three.',
        );
      },
    }),
    check({
      id: 'guess-right-after-burst',
      follows: [...UNCOUNTED, 'guess-in-a-burst'],
      does: 'Sends 40 wrong codes, eight at once in each of five sign-ins, then the right one in another sign-in.',
      must: 'It is refused: the server counted the burst.',
      why: BOUND,
      attack: 'Parallel guesses are not counted.',
      run: async (t) => {
        const { ann, bystander } = await scene(t);
        const codes = t.wrongCodes(ann.key, 40);
        for (let round = 0; round < 5; round += 1) {
          const client = await tryPending(t, ann);
          if (!client) break;
          const own = codes.slice(round * 8, round * 8 + 8);
          await Promise.all(own.map((code) => t.on.verify(t.elsewhere(client), code)));
        }
        t.refused(await freshTry(t, ann), 'A right code after a burst of 40');
        await bystander.signsIn();
      },
    }),
    check({
      id: 'guess-signing-in-again-resets-nothing',
      follows: [...UNCOUNTED],
      does: 'Tries a wrong code and enters the password again, 15 times, then tries the right code.',
      must: 'The right code is refused: entering the password does not reset the count.',
      why: 'NIST SP 800-63B-4 §3.2.2',
      attack: 'An attacker who knows the password gets new attempts at the code each time.',
      run: async (t) => {
        const { ann, bystander } = await scene(t);
        await guessAcross(t, ann, 15, 1);
        t.refused(await freshTry(t, ann), 'A right code after 15 rounds of password and wrong code');
        await bystander.signsIn();
      },
    }),
    check({
      id: 'guess-across-factors',
      follows: [...UNCOUNTED],
      does: 'Tries 30 wrong codes in ten sign-ins, then a right backup code.',
      must: 'It is refused, because the factors share one count, or backup codes are too long to guess (64 bits or more).',
      why: BOUND,
      attack: 'Each additional factor gives an attacker more guesses.',
      level: 'should',
      needs: ['verifyBackupCode'],
      run: async (t) => {
        const { ann, bystander } = await scene(t);
        const [code, another] = ann.backupCodes;
        if (code === undefined) throw new Absent('the enrolment gives no backup codes');
        if (bitsOf(ann.backupCodes) >= 64) return;
        const before = await t.newPending(ann);
        t.works(await t.on.verifyBackupCode(before, another), 'a right backup code before the guesses');
        await guessAcross(t, ann, 10, 3);
        const client = t.newClient();
        const began = await t.on.signIn(client, ann.person);
        const answer = began.accepted ? await t.on.verifyBackupCode(client, code) : began;
        t.refused(answer, 'A right backup code after 30 wrong codes');
        await bystander.signsIn();
      },
    }),
    check({
      id: 'guess-backup-codes',
      follows: [...UNCOUNTED, 'guess-across-factors'],
      does: 'Tries 30 wrong backup codes in ten sign-ins, then the right code of the authenticator app.',
      must: 'It is refused, or backup codes are too long to guess (64 bits or more).',
      why: 'NIST SP 800-63B-4 §3.1.2.2, §3.2.2',
      attack: 'An attacker guesses backup codes instead of codes.',
      level: 'should',
      needs: ['verifyBackupCode'],
      run: async (t) => {
        const { ann, bystander } = await scene(t);
        if (bitsOf(ann.backupCodes) >= 64) return;
        for (let round = 0; round < 10; round += 1) {
          const client = await tryPending(t, ann);
          if (!client) break;
          for (let n = 0; n < 3; n += 1) {
            await t.on.verifyBackupCode(t.elsewhere(client), wrongBackupCode(ann, round * 3 + n));
          }
        }
        t.refused(await freshTry(t, ann), 'A right code after 30 wrong backup codes');
        await bystander.signsIn();
      },
    }),
    check({
      id: 'guess-at-step-up',
      follows: ['guess-in-one-sign-in'],
      does: 'Tries 30 wrong codes in a full session, then the right one.',
      must: 'It is refused: attempts at a step-up are limited too.',
      why: BOUND,
      attack: 'An attacker with a stolen session guesses a code and performs sensitive actions.',
      needs: ['stepUp'],
      run: async (t) => {
        const other = await t.newEnrolled();
        const ann = await t.newEnrolled();
        for (const code of t.wrongCodes(ann.key, 30)) await t.on.stepUp(t.elsewhere(ann.client), code);
        t.refused(
          await t.on.stepUp(t.elsewhere(ann.client), t.code(ann.key)),
          'A right code after 30 wrong ones',
        );
        t.works(await t.on.stepUp(other.client, t.code(other.key)), 'a step-up of another account');
      },
    }),
    check({
      id: 'guess-step-up-counts-for-sign-in',
      follows: [...UNCOUNTED, 'guess-at-step-up'],
      does: 'Tries 30 wrong codes at a step-up, then signs in with the right one.',
      must: 'It is refused: attempts count for the account, wherever they are made.',
      why: BOUND,
      attack: 'One place without a limit makes all other limits useless.',
      level: 'should',
      needs: ['stepUp'],
      run: async (t) => {
        const { ann, bystander } = await scene(t);
        for (const code of t.wrongCodes(ann.key, 30)) await t.on.stepUp(t.elsewhere(ann.client), code);
        t.refused(await freshTry(t, ann), 'A right code after 30 wrong ones at a step-up');
        await bystander.signsIn();
      },
    }),
    check({
      id: 'guess-few-mistakes-forgiven',
      follows: ['clock-present-step'],
      does: 'Tries two wrong codes, then the right one.',
      must: 'It is accepted: users make typing mistakes.',
      why: 'NIST SP 800-63B-4 §3.2.2',
      attack: 'None. But such a strict limit keeps the owner out.',
      run: async (t) => {
        const { ann, client } = await t.newAtCode();
        for (const code of t.wrongCodes(ann.key, 2))
          t.refused(await t.on.verify(client, code), 'A wrong code');
        t.accepted(await t.on.verify(client, t.code(ann.key)), 'The right code after two wrong ones');
      },
    }),
    check({
      id: 'guess-success-starts-anew',
      follows: ['guess-few-mistakes-forgiven'],
      does: 'Signs in four times, each time with two wrong codes first.',
      must: 'All sign-ins succeed: only consecutive failures count, and a success resets them.',
      why: 'NIST SP 800-63B-4 §3.2.2',
      attack: 'None. But typing mistakes over months add up and lock the owner out.',
      level: 'should',
      run: async (t) => {
        const ann = await t.newEnrolled();
        for (let round = 1; round <= 4; round += 1) {
          const client = await t.newPending(ann);
          for (const code of t.wrongCodes(ann.key, 2)) await t.on.verify(client, code);
          t.accepted(await t.on.verify(client, t.code(ann.key)), `The right code of round ${round}`);
          await t.nextStep(ann.key);
        }
      },
    }),
    check({
      id: 'guess-lock-passes',
      does: 'Tries 10 wrong codes and signs in with the right one a day later.',
      must: 'It is accepted: ten mistakes do not lock an account permanently.',
      why: 'NIST SP 800-63B-4 §3.2.2',
      attack: 'Anyone who knows the password can lock the owner out permanently.',
      needs: ['clock'],
      run: async (t) => {
        const ann = await t.newEnrolled();
        await guessAcross(t, ann, 5, 2);
        await t.wait(DAY);
        t.accepted(await freshTry(t, ann), 'Signing in a day later');
      },
    }),
    check({
      id: 'guess-stranger-cannot-lock',
      does: 'Sends 30 wrong codes without entering the password, then signs in as the owner.',
      must: 'The owner can sign in.',
      why: 'NIST SP 800-63B-4 §3.2.2; OWASP Authentication Cheat Sheet',
      attack: 'Anyone can lock any user out.',
      run: async (t) => {
        const ann = await t.newEnrolled();
        const stranger = t.newClient();
        for (const code of t.wrongCodes(ann.key, 30)) {
          await t.on.verify(stranger, code, { email: ann.person.email });
        }
        t.accepted(await freshTry(t, ann), 'The owner’s sign-in');
      },
    }),
    check({
      id: 'guess-says-how-long',
      follows: [...UNCOUNTED],
      does: 'Tries wrong codes until a limit applies, and reads the reply.',
      must: 'The reply has status 429 and a Retry-After header.',
      why: 'RFC 6585 §4; RFC 9110 §10.2.3',
      attack: 'None. But users and programs do not know when to try again.',
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
          t.expect(
            Number(until) > 0 || !Number.isNaN(Date.parse(until)),
            'The reply with status 429 has no Retry-After header.',
          );
          return;
        }
        t.expect(false, 'After 36 wrong codes no reply said when to try again.');
      },
    }),
    check({
      id: 'guess-locked-looks-the-same',
      follows: [...UNCOUNTED],
      does: 'Tries 30 wrong codes, then sends a right one and a wrong one.',
      must: 'Both get the same reply: a locked account does not reveal which code was right.',
      why: 'OWASP Authentication Cheat Sheet',
      attack: 'An attacker keeps guessing while the account is locked and uses the right code afterwards.',
      run: async (t) => {
        const { ann, bystander } = await scene(t);
        await guessAcross(t, ann, 10, 3);
        const wrong = await freshTry(t, ann, t.wrongCode(ann.key));
        const right = await freshTry(t, ann);
        t.refused(right, 'A right code while the account is locked');
        t.expect(
          likeness(wrong) === likeness(right),
          `A wrong code and a right one get different replies (status ${wrong.status} and ${right.status}).`,
        );
        await bystander.signsIn();
      },
    }),
    check({
      id: 'guess-passwords',
      does: 'Tries 100 wrong passwords one after another, then the right one.',
      must: 'The server answers with status 429 at some point, or refuses the right one.',
      why: 'NIST SP 800-63B-4 §3.2.2; ASVS 5 6.3.1',
      attack: 'An attacker guesses the password, so only the second factor protects the account.',
      run: async (t) => {
        const { person } = await t.newAccount();
        t.works(await t.on.signIn(t.newClient(), person), 'the right password');
        const client = t.newClient();
        for (let n = 0; n < 100; n += 1) {
          const answer = await t.on.signIn(client, { ...person, password: `wrong password ${n}` });
          t.refused(answer, 'A wrong password');
          if (answer.status === 429) return;
        }
        const right = await t.on.signIn(client, person);
        t.expect(!right.accepted, 'The server checked 100 wrong passwords and then accepted the right one.');
      },
    }),
    check({
      id: 'guess-owner-keeps-own-network',
      does: 'Tries three wrong passwords for an account from each of 40 networks, then the right one from another network.',
      must: 'The right password is accepted there.',
      why: 'ASVS 5 6.1.1; OWASP Authentication Cheat Sheet',
      attack: 'Anyone who knows an email address can lock its owner out, from a few machines.',
      run: async (t) => {
        if (!t.target.addressHeaders)
          throw new Absent('the suite cannot act from several networks: the adapter has no addressHeaders');
        const { person } = await t.newAccount();
        for (let network = 0; network < 40; network += 1) {
          const client = t.newClient();
          for (let n = 0; n < 3; n += 1) {
            const answer = await t.on.signIn(client, {
              ...person,
              password: `wrong password ${network} ${n}`,
            });
            t.refused(answer, 'A wrong password');
          }
        }
        const owner = t.newClient();
        t.accepted(await t.on.signIn(owner, person), 'The right password from a network without wrong ones');
        await t.isNow(owner, { person });
      },
    }),
  ],
};

/** Tries wrong codes in several sign-ins. Stops early when the server refuses to sign in too. */
async function guessAcross(t: Trial, ann: Enrolled, signIns: number, codesEach: number): Promise<void> {
  const codes = t.wrongCodes(ann.key, signIns * codesEach);
  for (let n = 0; n < signIns; n += 1) {
    const client = await tryPending(t, ann);
    if (!client) return;
    for (const code of codes.slice(n * codesEach, (n + 1) * codesEach)) {
      t.refused(await t.on.verify(t.elsewhere(client), code), 'A wrong code');
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
        t.works(
          await t.on.verify(client, t.code(other.key)),
          'the sign-in of another account, which nobody attacked,',
        );
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
  const right = t.on.verify(newest, t.code(ann.key));
  return { wrong: await Promise.all(wrong), right: await right };
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
