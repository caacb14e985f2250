import { DAY } from '../../../shared/durations.ts';
import { type Chapter, check } from '../trial/check.ts';
import type { Answer, Client } from '../trial/client.ts';
import type { Enrolled, Trial } from '../trial/trial.ts';

const BOUND = 'NIST SP 800-63B-4 §3.2.2; ASVS 5 6.3.1; RFC 6238 §5.2';
const MONTHS = 'An attacker who knows the password guesses the code in days.';

export const guessing: Chapter = {
  title: 'Guessing',
  checks: [
    check({
      id: 'guess-in-one-sign-in',
      does: 'Tries 20 wrong codes in one sign-in, then the right one.',
      must: 'The right one is refused by then.',
      why: BOUND,
      attack: MONTHS,
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
      does: 'Tries 30 wrong codes, three in each of ten sign-ins, then the right one in another.',
      must: 'It is refused: the count belongs to the account.',
      why: BOUND,
      attack: `${MONTHS} Each new sign-in gives new tries.`,
      run: async (t) => {
        const ann = await t.newEnrolled();
        await guessAcross(t, ann, 10, 3);
        t.refused(await freshTry(t, ann), 'A right code after 30 wrong ones in other sign-ins');
      },
    }),
    check({
      id: 'guess-in-a-burst',
      does: 'Sends 40 wrong codes at once, from eight sign-ins, and counts how many were judged.',
      must: 'At most 20 were; the others were refused unseen.',
      why: BOUND,
      attack: 'Limits that are looked up before and counted after let a burst through.',
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
          `${judged} of 40 guesses sent at once were answered as if they had been judged.`,
        );
      },
    }),
    check({
      id: 'guess-right-after-burst',
      does: 'Sends 40 wrong codes at once from eight sign-ins, then the right one in another.',
      must: 'It is refused: the burst was counted.',
      why: BOUND,
      attack: 'Guesses in parallel cost nothing.',
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
      does: 'Tries wrong codes and enters the password anew after each, 15 times.',
      must: 'The right code is refused by then: a password does not reset the count.',
      why: 'NIST SP 800-63B-4 §3.2.2',
      attack: 'The factor the attacker has refills the tries for the one he has not.',
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
      attack: 'Every further factor doubles the guesses.',
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
      does: 'Tries 30 wrong backup codes across ten sign-ins, then the right code of the authenticator.',
      must: 'It is refused, or backup codes are too long to guess (64 bits or more).',
      why: 'NIST SP 800-63B-4 §3.1.2.2, §3.2.2',
      attack: 'Backup codes are guessed where codes cannot be.',
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
      must: 'It is refused by then: step-up is limited, too.',
      why: BOUND,
      attack: 'A stolen session guesses its way to the dangerous actions.',
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
      must: 'It is refused: the count belongs to the account, wherever the codes are tried.',
      why: BOUND,
      attack: 'One place without a limit makes the others’ worthless.',
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
      must: 'It is accepted: people mistype.',
      why: 'NIST SP 800-63B-4 §3.2.2',
      attack: 'None; but a limit this tight keeps the owner out.',
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
      must: 'All succeed: consecutive failures are counted, a success ends them.',
      why: 'NIST SP 800-63B-4 §3.2.2',
      attack: 'None; but mistakes of months add up to a lock-out.',
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
      must: 'It is accepted: ten mistakes do not end an account.',
      why: 'NIST SP 800-63B-4 §3.2.2',
      attack: 'Whoever knows the password locks the owner out for good.',
      needs: ['clock'],
      run: async (t) => {
        const ann = await t.newEnrolled();
        await guessAcross(t, ann, 5, 2);
        await t.wait(DAY);
        const client = await t.newPending(ann);
        t.accepted(await t.on.verify(client, t.code(ann.key)), 'The right code a day later');
      },
    }),
    check({
      id: 'guess-stranger-cannot-lock',
      does: 'Sends 30 wrong codes without ever entering the password, then signs in as the owner.',
      must: 'The owner gets in.',
      why: 'NIST SP 800-63B-4 §3.2.2; OWASP Authentication Cheat Sheet',
      attack: 'Anybody locks anybody out.',
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
      does: 'Tries wrong codes until the server says “too many”, and reads the reply.',
      must: 'The reply has status 429 and a Retry-After header.',
      why: 'RFC 6585 §4; RFC 9110 §10.2.3',
      attack: 'None; but people and programs try on blindly.',
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
      does: 'After 30 wrong codes sends a right one and a wrong one.',
      must: 'Both get the same answer: a lock does not tell which code was right.',
      why: 'OWASP Authentication Cheat Sheet',
      attack: 'Guessing goes on during the lock, and the winner is used when it ends.',
      run: async (t) => {
        const ann = await t.newEnrolled();
        await guessAcross(t, ann, 10, 3);
        const wrong = await freshTry(t, ann, t.wrongCode(ann.key));
        const right = await freshTry(t, ann);
        t.refused(right, 'A right code while locked');
        t.expect(
          wrong.status === right.status,
          `A wrong code gets ${wrong.status}, a right one ${right.status}.`,
        );
      },
    }),
    check({
      id: 'guess-passwords',
      does: 'Tries 100 wrong passwords one after another.',
      must: 'At some point the server says “too many” (429).',
      why: 'NIST SP 800-63B-4 §3.2.2; ASVS 5 6.3.1',
      attack: 'The first factor is guessed, and only the second is left.',
      run: async (t) => {
        const { person } = await t.newAccount();
        const client = t.newClient();
        for (let n = 0; n < 100; n += 1) {
          const answer = await t.on.signIn(client, { ...person, password: `wrong password ${n}` });
          t.refused(answer, 'A wrong password');
          if (answer.status === 429) return;
        }
        t.expect(false, 'All of 100 wrong passwords were looked at.');
      },
    }),
  ],
};

/** Wrong codes over several sign-ins; ends early when signing in is refused, too. */
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

/** A new sign-in up to the code, or nothing when that is refused by now. */
async function tryPending(t: Trial, { person }: Enrolled): Promise<Client | undefined> {
  const client = t.newClient();
  return (await t.on.signIn(client, person)).accepted ? client : undefined;
}

/** A whole sign-in with one code, the right one unless said otherwise: the answer that decided. */
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

/** A code of the right shape that is none of them. */
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

/** How much there is to guess in a code of a set: symbols, times what the set's alphabet holds. */
export function bitsOf(codes: readonly string[]): number {
  const symbols = (codes[0] ?? '').replaceAll(/[^0-9A-Za-z]/g, '').length;
  const all = codes.join('');
  const alphabet = (/[0-9]/.test(all) ? 10 : 0) + (/[a-z]/.test(all) ? 26 : 0) + (/[A-Z]/.test(all) ? 26 : 0);
  // A set's alphabet may leave out what looks alike: count what was seen when that is clearly fewer.
  const seen = new Set(all.replaceAll(/[^0-9A-Za-z]/g, '')).size;
  return symbols * Math.log2(Math.max(2, seen < alphabet * 0.6 ? seen : Math.min(alphabet, 62)));
}
