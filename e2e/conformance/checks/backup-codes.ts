import { MINUTE } from '../../../shared/durations.ts';
import { type Chapter, check } from '../trial/check.ts';
import type { Enrolled, Trial } from '../trial/trial.ts';
import { Absent } from '../trial/verdict.ts';
import { bitsOf, wrongBackupCode } from './guessing.ts';

const LOOK_UP = 'NIST SP 800-63B-4 §3.1.2; ASVS 5 6.5.1';

export const backupCodes: Chapter = {
  title: 'Backup codes',
  checks: [
    check({
      id: 'backup-there-are-some',
      does: 'Counts the backup codes at the end of an enrolment.',
      must: 'There are at least five, all different.',
      why: 'NIST SP 800-63B-4 §4.2.1',
      attack:
        'None. But users who lose their phone lose their account, or must ask a help desk, which an attacker can deceive.',
      level: 'should',
      needs: ['verifyBackupCode'],
      run: async (t) => {
        const { backupCodes } = await t.newEnrolled();
        const count = new Set(backupCodes).size;
        t.expect(count === backupCodes.length, 'Two backup codes are the same.');
        t.expect(count >= 5, `There are ${count} backup codes.`);
      },
    }),
    check({
      id: 'backup-hard-to-guess',
      does: 'Estimates the entropy of a backup code.',
      must: 'It is at least 20 bits.',
      why: 'NIST SP 800-63B-4 §3.1.2.1; ASVS 5 6.5.2',
      attack: 'An attacker guesses the backup code instead of the stronger second factor.',
      needs: ['verifyBackupCode'],
      run: async (t) => {
        const bits = bitsOf((await withCodes(t)).backupCodes);
        t.expect(bits >= 20, `A backup code has about ${Math.floor(bits)} bits.`);
      },
    }),
    check({
      id: 'backup-signs-in',
      does: 'Finishes a sign-in with a backup code.',
      must: 'It is accepted.',
      why: LOOK_UP,
      attack: 'None. But the backup codes that users saved are useless.',
      needs: ['verifyBackupCode'],
      run: async (t) => {
        const ann = await withCodes(t);
        const client = await t.newPending(ann);
        t.accepted(await t.on.verifyBackupCode(client, ann.backupCodes[0]), 'A backup code');
        t.expect((await t.on.whoAmI(client)) === ann.person.email, 'The user is not signed in after it.');
      },
    }),
    check({
      id: 'backup-once',
      does: 'Uses a backup code twice.',
      must: 'The second use is refused.',
      why: LOOK_UP,
      attack: 'A backup code that someone saw once works forever.',
      needs: ['verifyBackupCode'],
      run: async (t) => {
        const ann = await withCodes(t);
        await works(t, ann, 0);
        const second = await t.newPending(ann);
        t.refused(await t.on.verifyBackupCode(second, ann.backupCodes[0]), 'The second use');
        await works(t, ann, 1);
      },
    }),
    check({
      id: 'backup-once-however-spelt',
      follows: ['backup-once'],
      does: 'Uses a backup code, then the same one in upper and lower case and without its dash.',
      must: 'It is refused.',
      why: LOOK_UP,
      attack: 'An attacker reuses a backup code by writing it differently.',
      needs: ['verifyBackupCode'],
      run: async (t) => {
        const ann = await withCodes(t);
        const [code = ''] = ann.backupCodes;
        await works(t, ann, 0);
        for (const spelt of [code.toLowerCase(), code.toUpperCase(), code.replaceAll('-', ''), ` ${code} `]) {
          const again = await t.newPending(ann);
          t.refused(await t.on.verifyBackupCode(again, spelt), 'The used code, written differently,');
        }
        await works(t, ann, 1);
      },
    }),
    check({
      id: 'backup-once-in-a-race',
      follows: ['backup-once'],
      does: 'Finishes six sign-ins at once with the same backup code.',
      must: 'At most one is accepted.',
      why: LOOK_UP,
      attack: 'A code sent many times in parallel opens several sessions.',
      needs: ['verifyBackupCode'],
      run: async (t) => {
        const ann = await withCodes(t);
        const clients = [];
        for (let n = 0; n < 6; n += 1) clients.push(await t.newPending(ann));
        const answers = await Promise.all(
          clients.map((client) => t.on.verifyBackupCode(client, ann.backupCodes[0])),
        );
        await t.atMostOne(answers, 'uses of the same backup code', () => works(t, ann, 1));
      },
    }),
    check({
      id: 'backup-others-stay',
      follows: ['backup-signs-in'],
      does: 'Uses two different backup codes.',
      must: 'Both are accepted: using one code does not affect the others.',
      why: LOOK_UP,
      attack: 'None. But all backup codes are lost after one use.',
      needs: ['verifyBackupCode'],
      run: async (t) => {
        const ann = await withCodes(t);
        for (const code of ann.backupCodes.slice(0, 2)) {
          const client = await t.newPending(ann);
          t.accepted(await t.on.verifyBackupCode(client, code), 'An unused backup code');
        }
      },
    }),
    check({
      id: 'backup-wrong',
      does: 'Sends a made-up backup code in the right format.',
      must: 'It is refused.',
      why: LOOK_UP,
      attack: 'Any text works as a backup code.',
      needs: ['verifyBackupCode'],
      run: async (t) => {
        const ann = await withCodes(t);
        const client = await t.newPending(ann);
        t.refused(await t.on.verifyBackupCode(client, wrongBackupCode(ann, 1)), 'A made-up backup code');
        await works(t, ann, 0);
      },
    }),
    check({
      id: 'backup-of-another-account',
      follows: ['backup-wrong'],
      does: 'Finishes Ann’s sign-in with one of Mallory’s backup codes.',
      must: 'It is refused.',
      why: 'OWASP WSTG-ATHN-11',
      attack: 'Anyone with an account can pass every other user’s second factor.',
      needs: ['verifyBackupCode'],
      run: async (t) => {
        const [ann, mallory] = [await t.newEnrolled(), await withCodes(t)];
        const client = await t.newPending(ann);
        t.refused(
          await t.on.verifyBackupCode(client, mallory.backupCodes[0]),
          'Another account’s backup code',
        );
        await works(t, mallory, 0);
      },
    }),
    check({
      id: 'backup-needs-password-first',
      does: 'Sends a backup code from a browser in which no password was entered.',
      must: 'It is refused.',
      why: 'NIST SP 800-63B-4 §2.2',
      attack: 'A stolen list of backup codes is enough to sign in.',
      needs: ['verifyBackupCode'],
      run: async (t) => {
        const ann = await withCodes(t);
        const stranger = t.newClient();
        t.refused(
          await t.on.verifyBackupCode(stranger, ann.backupCodes[0]),
          'A backup code without a password',
        );
        await works(t, ann, 0);
      },
    }),
    check({
      id: 'backup-new-set-voids-old',
      does: 'Creates new backup codes and uses an old one.',
      must: 'The old code is refused, and a new one is accepted.',
      why: 'NIST SP 800-63B-4 §4.2.1',
      attack: 'Lost backup codes still work after the owner replaced them.',
      needs: ['verifyBackupCode', 'regenerateBackupCodes'],
      run: async (t) => {
        const ann = await withCodes(t);
        const proof = t.proof(ann);
        const made = await t.on.regenerateBackupCodes(ann.client, proof);
        t.works(made, 'creating new backup codes');
        const client = await t.newPending(ann);
        t.refused(await t.on.verifyBackupCode(client, ann.backupCodes[0]), 'An old backup code');
        await works(t, { ...ann, backupCodes: made.backupCodes ?? [] }, 0);
      },
    }),
    check({
      id: 'backup-new-set-needs-password',
      does: 'Creates new backup codes with a wrong password.',
      must: 'It is refused.',
      why: 'ASVS 5 7.5.1',
      attack: 'An attacker with an open session creates second factors.',
      needs: ['regenerateBackupCodes'],
      run: async (t) => {
        const ann = await t.newEnrolled();
        const proof = { password: 'not the password at all', code: t.code(ann.key) };
        ann.client.forgetSent();
        const answer = await t.on.regenerateBackupCodes(ann.client, proof);
        t.needsSent(ann.client, proof.password, 'the password');
        t.refused(answer, 'A wrong password');
        await canRegenerate(t, ann);
      },
    }),
    check({
      id: 'backup-new-set-needs-second-factor',
      does: 'Creates new backup codes with only the password, ten minutes after the last code.',
      must: 'It is refused: the server requires the second factor.',
      why: 'ASVS 5 7.5.1; NIST SP 800-63B-4 §4.1.2',
      attack: 'An attacker with a password and an open session creates second factors.',
      level: 'should',
      needs: ['regenerateBackupCodes', 'clock'],
      run: async (t) => {
        const ann = await t.newEnrolled();
        await t.wait(10 * MINUTE);
        const { password } = ann.person;
        t.refused(await t.on.regenerateBackupCodes(ann.client, { password }), 'The password alone');
        await canRegenerate(t, ann);
      },
    }),
    check({
      id: 'backup-not-before-proof',
      follows: ['backup-wrong'],
      does: 'Signs in with a backup code from an enrolment that was not confirmed.',
      must: 'It is refused.',
      why: 'NIST SP 800-63B-4 §4.1.2',
      attack: 'Backup codes from an abandoned enrolment page work as second factors.',
      needs: ['verifyBackupCode'],
      run: async (t) => {
        const ann = await withCodes(t);
        const { backupCodes } = await t.offeredKey(await t.newAccount());
        if (backupCodes[0] === undefined) throw new Absent('backup codes come only after the confirmation');
        const client = await t.newPending(ann);
        t.refused(
          await t.on.verifyBackupCode(client, backupCodes[0]),
          'A backup code of an unconfirmed enrolment',
        );
        await works(t, ann, 0);
      },
    }),
    check({
      id: 'backup-forgiving',
      follows: ['backup-signs-in'],
      does: 'Enters a backup code in lower case, with a space instead of the dash.',
      must: 'It is accepted, if upper and lower case mean the same in these codes.',
      why: 'NIST SP 800-63B-4 §3.1.2.2',
      attack: 'None. But users who need a backup code are refused because of a capital letter.',
      level: 'should',
      needs: ['verifyBackupCode'],
      run: async (t) => {
        const ann = await withCodes(t);
        const client = await t.newPending(ann);
        const [code = ''] = ann.backupCodes;
        const isMixed = /[a-z]/.test(ann.backupCodes.join('')) && /[A-Z]/.test(ann.backupCodes.join(''));
        const typed = (isMixed ? code : code.toLowerCase()).replaceAll('-', ' ');
        t.accepted(
          await t.on.verifyBackupCode(client, typed),
          'The backup code in lower case and with a space',
        );
      },
    }),
  ],
};

async function withCodes(t: Trial): Promise<Enrolled> {
  const account = await t.newEnrolled();
  if (account.backupCodes.length === 0) throw new Absent('the enrolment gives no backup codes');
  return account;
}

/** A control: an unused backup code finishes a sign-in. @throws Unjudged */
async function works(t: Trial, ann: Enrolled, index: number): Promise<void> {
  const client = await t.newPending(ann);
  t.works(await t.on.verifyBackupCode(client, ann.backupCodes[index]), 'an unused backup code');
  await t.isNow(client, ann);
}

/** A control: new backup codes are created with the right proof. @throws Unjudged */
async function canRegenerate(t: Trial, ann: Enrolled): Promise<void> {
  await t.nextStep(ann.key);
  const made = await t.on.regenerateBackupCodes(ann.client, t.proof(ann));
  t.works(made, 'creating backup codes with the right password and code');
}
