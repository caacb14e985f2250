import { MINUTE } from '../../../shared/durations.ts';
import { type Chapter, check } from '../trial/check.ts';
import type { Enrolled, Trial } from '../trial/trial.ts';
import { countAccepted } from '../trial/trial.ts';
import { bitsOf, wrongBackupCode } from './guessing.ts';

const LOOK_UP = 'NIST SP 800-63B-4 §3.1.2; ASVS 5 6.5.1';

export const backupCodes: Chapter = {
  title: 'Backup codes',
  checks: [
    check({
      id: 'backup-there-are-some',
      does: 'Looks for backup codes at the end of an enrolment.',
      must: 'There are five or more, all different.',
      why: 'NIST SP 800-63B-4 §4.2.1',
      attack: 'None; but a lost phone is a lost account, or a call to a help desk that can be talked round.',
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
      does: 'Estimates how much there is to guess in a backup code.',
      must: 'It is 20 bits at the very least.',
      why: 'NIST SP 800-63B-4 §3.1.2.1; ASVS 5 6.5.2',
      attack: 'The way round the second factor is weaker than the factor.',
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
      attack: 'None; but the codes people saved are worth nothing.',
      needs: ['verifyBackupCode'],
      run: async (t) => {
        const ann = await withCodes(t);
        const client = await t.newPending(ann);
        t.accepted(await t.on.verifyBackupCode(client, ann.backupCodes[0]), 'A backup code');
        t.expect((await t.on.whoAmI(client)) === ann.person.email, 'Nobody is signed in after it.');
      },
    }),
    check({
      id: 'backup-once',
      does: 'Uses a backup code twice.',
      must: 'The second is refused.',
      why: LOOK_UP,
      attack: 'One code seen in a drawer is a second factor for ever.',
      needs: ['verifyBackupCode'],
      run: async (t) => {
        const ann = await withCodes(t);
        const [first, second] = [await t.newPending(ann), await t.newPending(ann)];
        t.accepted(await t.on.verifyBackupCode(first, ann.backupCodes[0]), 'The first use');
        t.refused(await t.on.verifyBackupCode(second, ann.backupCodes[0]), 'The second use');
      },
    }),
    check({
      id: 'backup-once-however-spelt',
      does: 'Uses a backup code, then the same one in other case and without its dash.',
      must: 'It is refused.',
      why: LOOK_UP,
      attack: 'A used code comes back in another spelling.',
      needs: ['verifyBackupCode'],
      run: async (t) => {
        const ann = await withCodes(t);
        const [code = ''] = ann.backupCodes;
        const [first, second] = [await t.newPending(ann), await t.newPending(ann)];
        t.accepted(await t.on.verifyBackupCode(first, code), 'The first use');
        for (const spelt of [code.toLowerCase(), code.toUpperCase(), code.replaceAll('-', ''), ` ${code} `]) {
          t.refused(await t.on.verifyBackupCode(second, spelt), 'The used code in another spelling');
        }
      },
    }),
    check({
      id: 'backup-once-in-a-race',
      does: 'Finishes six sign-ins at once with one backup code.',
      must: 'One is accepted.',
      why: LOOK_UP,
      attack: 'A code fired in parallel opens several sessions.',
      needs: ['verifyBackupCode'],
      run: async (t) => {
        const ann = await withCodes(t);
        const clients = [];
        for (let n = 0; n < 6; n += 1) clients.push(await t.newPending(ann));
        const answers = await Promise.all(
          clients.map((client) => t.on.verifyBackupCode(client, ann.backupCodes[0])),
        );
        const count = countAccepted(answers);
        t.expect(count === 1, `${count} of six uses of one backup code were accepted.`);
        for (const answer of answers) t.expect(answer.status < 500, 'The race made the server fail.');
      },
    }),
    check({
      id: 'backup-others-stay',
      does: 'Uses two different backup codes.',
      must: 'Both are accepted: using one spends that one.',
      why: LOOK_UP,
      attack: 'None; but the set is gone after one use.',
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
      id: 'backup-of-another-account',
      does: 'Finishes Ann’s sign-in with a backup code of Mallory’s.',
      must: 'It is refused.',
      why: 'OWASP WSTG-ATHN-11',
      attack: 'Anybody with an account of their own passes everybody’s second factor.',
      needs: ['verifyBackupCode'],
      run: async (t) => {
        const [ann, mallory] = [await t.newEnrolled(), await withCodes(t)];
        const client = await t.newPending(ann);
        t.refused(
          await t.on.verifyBackupCode(client, mallory.backupCodes[0]),
          'Another account’s backup code',
        );
      },
    }),
    check({
      id: 'backup-wrong',
      does: 'Sends a backup code of the right shape that is none.',
      must: 'It is refused.',
      why: LOOK_UP,
      attack: 'Anything is a backup code.',
      needs: ['verifyBackupCode'],
      run: async (t) => {
        const ann = await withCodes(t);
        const client = await t.newPending(ann);
        t.refused(await t.on.verifyBackupCode(client, wrongBackupCode(ann, 1)), 'A made-up backup code');
      },
    }),
    check({
      id: 'backup-needs-password-first',
      does: 'Sends a backup code from a browser that never entered the password.',
      must: 'It is refused.',
      why: 'NIST SP 800-63B-4 §2.2',
      attack: 'A slip of paper is the whole sign-in.',
      needs: ['verifyBackupCode'],
      run: async (t) => {
        const ann = await withCodes(t);
        const stranger = t.newClient();
        t.refused(
          await t.on.verifyBackupCode(stranger, ann.backupCodes[0]),
          'A backup code without a password',
        );
      },
    }),
    check({
      id: 'backup-new-set-voids-old',
      does: 'Makes new backup codes and uses one of the old set.',
      must: 'It is refused, and one of the new set is accepted.',
      why: 'NIST SP 800-63B-4 §4.2.1',
      attack: 'Codes that were lost stay good after their owner replaced them.',
      needs: ['verifyBackupCode', 'regenerateBackupCodes'],
      run: async (t) => {
        const ann = await withCodes(t);
        const proof = t.proof(ann);
        const made = await t.on.regenerateBackupCodes(ann.client, proof);
        t.accepted(made, 'Making new backup codes');
        const client = await t.newPending(ann);
        t.refused(await t.on.verifyBackupCode(client, ann.backupCodes[0]), 'A code of the old set');
        t.accepted(await t.on.verifyBackupCode(client, made.backupCodes?.[0]), 'A code of the new set');
      },
    }),
    check({
      id: 'backup-new-set-needs-password',
      does: 'Makes new backup codes with a wrong password.',
      must: 'It is refused.',
      why: 'ASVS 5 7.5.1',
      attack: 'An open session prints second factors.',
      needs: ['regenerateBackupCodes'],
      run: async (t) => {
        const ann = await t.newEnrolled();
        const proof = { password: 'not the password at all', code: t.code(ann.key) };
        t.refused(await t.on.regenerateBackupCodes(ann.client, proof), 'A wrong password');
      },
    }),
    check({
      id: 'backup-new-set-needs-second-factor',
      does: 'Makes new backup codes with the password alone, ten minutes after the last code.',
      must: 'It is refused: the second factor is asked for.',
      why: 'ASVS 5 7.5.1; NIST SP 800-63B-4 §4.1.2',
      attack: 'A password and an open session print second factors.',
      level: 'should',
      needs: ['regenerateBackupCodes', 'clock'],
      run: async (t) => {
        const ann = await t.newEnrolled();
        await t.wait(10 * MINUTE);
        const { password } = ann.person;
        t.refused(await t.on.regenerateBackupCodes(ann.client, { password }), 'The password alone');
      },
    }),
    check({
      id: 'backup-not-before-proof',
      does: 'Uses a backup code of an enrolment that was never proven, at a sign-in.',
      must: 'It signs nobody in who is not signed in already.',
      why: 'NIST SP 800-63B-4 §4.1.2',
      attack: 'Codes of an abandoned page become factors.',
      needs: ['verifyBackupCode'],
      run: async (t) => {
        const ann = await t.newEnrolled();
        const other = await t.newAccount();
        const { backupCodes } = await t.offeredKey(other);
        const client = await t.newPending(ann);
        t.refused(
          await t.on.verifyBackupCode(client, backupCodes[0] ?? 'AAAA-AAAA'),
          'An unproven backup code',
        );
      },
    }),
    check({
      id: 'backup-forgiving',
      does: 'Types a backup code in lower case, with spaces for the dash.',
      must: 'It is accepted where case carries no meaning.',
      why: 'NIST SP 800-63B-4 §3.1.2.2',
      attack: 'None; but people in trouble are refused for a capital letter.',
      level: 'should',
      needs: ['verifyBackupCode'],
      run: async (t) => {
        const ann = await withCodes(t);
        const client = await t.newPending(ann);
        const [code = ''] = ann.backupCodes;
        const isMixed = /[a-z]/.test(ann.backupCodes.join('')) && /[A-Z]/.test(ann.backupCodes.join(''));
        const typed = (isMixed ? code : code.toLowerCase()).replaceAll('-', ' ');
        t.accepted(await t.on.verifyBackupCode(client, typed), 'The code as people type it');
      },
    }),
  ],
};

async function withCodes(t: Trial): Promise<Enrolled> {
  const account = await t.newEnrolled();
  t.expect(account.backupCodes.length > 0, 'There are no backup codes.');
  return account;
}
