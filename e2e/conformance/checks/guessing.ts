import { type Chapter, check } from '../trial/check.ts';
import type { Answer, Client } from '../trial/client.ts';
import type { Enrolled, Trial } from '../trial/trial.ts';

const HOUR = 3_600_000;
const BOUND = 'NIST SP 800-63B-4 §3.2.2; ASVS 5 6.3.1; RFC 6238 §5.2';
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
        const { ann, client } = await t.newAtCode();
        for (const code of t.wrongCodes(ann.key, 20)) await t.on.verify(t.elsewhere(client), code);
        t.refused(
          await t.on.verify(t.elsewhere(client), t.code(ann.key)),
          'A right code after 20 wrong ones',
        );
      },
    }),
    check({
      id: 'guess-across-sign-ins',
      does: 'Tries 30 wrong codes, three in each of ten sign-ins, then the right one in another sign-in.',
      must: 'It is refused: attempts count for the account.',
      why: BOUND,
      attack: `${IN_DAYS} Each new sign-in gives new attempts.`,
      run: async (t) => {
        const ann = await t.newEnrolled();
        await guessAcross(t, ann, 10, 3);
        t.refused(await freshTry(t, ann), 'A right code after 30 wrong ones in other sign-ins');
      },
    }),
    check({
      id: 'guess-in-a-burst',
      does: 'Sends 40 wrong codes at once, from eight sign-ins, and counts how many the server checked.',
      must: 'The server checked at most 20 and refused the others without checking them.',
      why: BOUND,
      attack: 'A burst passes a limit that the server reads before a check and updates after it.',
      run: async (t) => {
        const ann = await t.newEnrolled();
        const clients = await pendings(t, ann, 8);
        const codes = t.wrongCodes(ann.key, 40);
        const answers = await Promise.all(
          codes.map((code, n) => t.on.verify(t.elsewhere(clients[n % 8] as Client), code)),
        );
        const refusedUnseen = answers.filter(({ status }) => status === 429).length;
        for (const answer of answers) t.refused(answer, 'A wrong code');
        const judged = answers.length - refusedUnseen;
        t.expect(
          judged <= 20,
          `${judged} of 40 guesses sent at once were answered as if the server had checked them.`,
        );
      },
    }),
    check({
      id: 'guess-right-after-burst',
      does: 'Sends 40 wrong codes at once, from eight sign-ins, then the right one in another sign-in.',
      must: 'It is refused: the server counted the burst.',
      why: BOUND,
      attack: 'Parallel guesses are not counted.',
      run: async (t) => {
        const ann = await t.newEnrolled();
        const clients = await pendings(t, ann, 9);
        const last = clients.pop();
        const codes = t.wrongCodes(ann.key, 40);
        await Promise.all(codes.map((code, n) => t.on.verify(t.elsewhere(clients[n % 8] as Client), code)));
        t.refused(await t.on.verify(last as Client, t.code(ann.key)), 'A right code after a burst of 40');
      },
    }),
    check({
      id: 'guess-signing-in-again-resets-nothing',
      does: 'Tries a wrong code and enters the password again, 15 times, then tries the right code.',
      must: 'The right code is refused: entering the password does not reset the count.',
      why: 'NIST SP 800-63B-4 §3.2.2',
      attack: 'An attacker who knows the password gets new attempts at the code each time.',
      run: async (t) => {
        const ann = await t.newEnrolled();
        await guessAcross(t, ann, 15, 1);
        t.refused(await freshTry(t, ann), 'A right code after 15 rounds of password and wrong code');
      },
    }),
    check({
      id: 'guess-across-factors',
      does: 'Tries 12 wrong codes and 12 wrong backup codes, then the right code.',
      must: 'It is refused: the factors share one count.',
      why: BOUND,
      attack: 'Each additional factor gives an attacker more guesses.',
      level: 'should',
      needs: ['verifyBackupCode'],
      run: async (t) => {
        const ann = await t.newEnrolled();
        const wrong = t.wrongCodes(ann.key, 12);
        for (let round = 0; round < 4; round += 1) {
          const client = await tryPending(t, ann);
          if (!client) break;
          for (let n = 0; n < 3; n += 1) {
            await t.on.verifyBackupCode(t.elsewhere(client), wrongBackupCode(ann, round * 3 + n));
            await t.on.verify(t.elsewhere(client), wrong[round * 3 + n]);
          }
        }
        t.refused(await freshTry(t, ann), 'A right code after 24 wrong ones of two kinds');
      },
    }),
    check({
      id: 'guess-backup-codes',
      does: 'Tries 30 wrong backup codes in ten sign-ins, then the right code of the authenticator app.',
      must: 'It is refused, or backup codes are too long to guess (64 bits or more).',
      why: 'NIST SP 800-63B-4 §3.1.2.2, §3.2.2',
      attack: 'An attacker guesses backup codes instead of codes.',
      level: 'should',
      needs: ['verifyBackupCode'],
      run: async (t) => {
        const ann = await t.newEnrolled();
        if (bitsOf(ann.backupCodes) >= 64) return;
        for (let round = 0; round < 10; round += 1) {
          const client = await tryPending(t, ann);
          if (!client) break;
          for (let n = 0; n < 3; n += 1) {
            await t.on.verifyBackupCode(t.elsewhere(client), wrongBackupCode(ann, round * 3 + n));
          }
        }
        t.refused(await freshTry(t, ann), 'A right code after 30 wrong backup codes');
      },
    }),
    check({
      id: 'guess-at-step-up',
      does: 'Tries 30 wrong codes in a full session, then the right one.',
      must: 'It is refused: attempts at a step-up are limited too.',
      why: BOUND,
      attack: 'An attacker with a stolen session guesses a code and performs sensitive actions.',
      needs: ['stepUp'],
      run: async (t) => {
        const ann = await t.newEnrolled();
        for (const code of t.wrongCodes(ann.key, 30)) await t.on.stepUp(t.elsewhere(ann.client), code);
        t.refused(
          await t.on.stepUp(t.elsewhere(ann.client), t.code(ann.key)),
          'A right code after 30 wrong ones',
        );
      },
    }),
    check({
      id: 'guess-step-up-counts-for-sign-in',
      does: 'Tries 30 wrong codes at a step-up, then signs in with the right one.',
      must: 'It is refused: attempts count for the account, wherever they are made.',
      why: BOUND,
      attack: 'One place without a limit makes all other limits useless.',
      level: 'should',
      needs: ['stepUp'],
      run: async (t) => {
        const ann = await t.newEnrolled();
        for (const code of t.wrongCodes(ann.key, 30)) await t.on.stepUp(t.elsewhere(ann.client), code);
        t.refused(await freshTry(t, ann), 'A right code after 30 wrong ones at a step-up');
      },
    }),
    check({
      id: 'guess-few-mistakes-forgiven',
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
        await t.wait(24 * HOUR);
        const client = await t.newPending(ann);
        t.accepted(await t.on.verify(client, t.code(ann.key)), 'The right code a day later');
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
        const client = await t.newPending(ann);
        t.accepted(await t.on.verify(client, t.code(ann.key)), 'The owner’s right code');
      },
    }),
    check({
      id: 'guess-says-how-long',
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
          const limited = answers.find(({ status }) => status === 429);
          if (!limited) continue;
          const seconds = Number(limited.headers.get('retry-after') ?? '');
          t.expect(seconds > 0, 'The reply with status 429 has no Retry-After header in seconds.');
          return;
        }
        t.expect(false, 'After 36 wrong codes no reply had status 429.');
      },
    }),
    check({
      id: 'guess-locked-looks-the-same',
      does: 'Tries 30 wrong codes, then sends a right one and a wrong one.',
      must: 'Both get the same reply: a locked account does not reveal which code was right.',
      why: 'OWASP Authentication Cheat Sheet',
      attack: 'An attacker keeps guessing while the account is locked and uses the right code afterwards.',
      run: async (t) => {
        const ann = await t.newEnrolled();
        await guessAcross(t, ann, 10, 3);
        const wrong = await freshTry(t, ann, t.wrongCode(ann.key));
        const right = await freshTry(t, ann);
        t.refused(right, 'A right code while the account is locked');
        t.expect(
          wrong.status === right.status,
          `A wrong code gets ${wrong.status}, a right one ${right.status}.`,
        );
      },
    }),
    check({
      id: 'guess-passwords',
      does: 'Tries 100 wrong passwords one after another.',
      must: 'At some point the server answers with status 429.',
      why: 'NIST SP 800-63B-4 §3.2.2; ASVS 5 6.3.1',
      attack: 'An attacker guesses the password, so only the second factor protects the account.',
      run: async (t) => {
        const { person } = await t.newAccount();
        const client = t.newClient();
        for (let n = 0; n < 100; n += 1) {
          const answer = await t.on.signIn(client, { ...person, password: `wrong password ${n}` });
          t.refused(answer, 'A wrong password');
          if (answer.status === 429) return;
        }
        t.expect(false, 'The server checked all 100 wrong passwords.');
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

async function pendings(t: Trial, ann: Enrolled, count: number): Promise<Client[]> {
  const clients: Client[] = [];
  for (let n = 0; n < count; n += 1) clients.push(await t.newPending(ann));
  return clients;
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
