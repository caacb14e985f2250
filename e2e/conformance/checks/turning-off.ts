import { MINUTE } from '../../../shared/durations.ts';
import { type Chapter, check } from '../trial/check.ts';
import type { Enrolled, Trial } from '../trial/trial.ts';
import { Absent } from '../trial/verdict.ts';

export const turningOff: Chapter = {
  title: 'Turning off',
  checks: [
    check({
      id: 'off-needs-session',
      does: 'Turns off the second factor without being signed in.',
      must: 'It is refused.',
      why: 'ASVS 5 8.2.1',
      attack: 'Anyone can turn off any user’s second factor.',
      needs: ['disable'],
      run: async (t) => {
        const ann = await t.newEnrolled();
        t.refused(await t.on.disable(t.newClient(), t.proof(ann)), 'Turning off without a session');
        await canTurnOff(t, ann);
      },
    }),
    check({
      id: 'off-needs-password',
      does: 'Turns off the second factor with a wrong password.',
      must: 'It is refused.',
      why: 'ASVS 5 7.5.1',
      attack: 'An open session is enough to weaken the account permanently.',
      needs: ['disable'],
      run: async (t) => {
        const ann = await t.newEnrolled();
        const proof = { password: 'not the password at all', code: t.code(ann.key) };
        ann.client.forgetSent();
        const answer = await t.on.disable(ann.client, proof);
        t.needsSent(ann.client, proof.password, 'the password');
        t.refused(answer, 'A wrong password');
        await canTurnOff(t, ann);
      },
    }),
    check({
      id: 'off-needs-second-factor',
      does: 'Turns off the second factor with only the password, ten minutes after the last code.',
      must: 'It is refused: the server requires the second factor.',
      why: 'ASVS 5 7.5.1; NIST SP 800-63B-4 §4.1.2',
      attack: 'An attacker with a password and an open session turns off the second factor.',
      needs: ['disable', 'clock'],
      run: async (t) => {
        const ann = await t.newEnrolled();
        await t.wait(10 * MINUTE);
        const { password } = ann.person;
        t.refused(await t.on.disable(ann.client, { password }), 'The password alone');
        await canTurnOff(t, ann);
      },
    }),
    check({
      id: 'off-wrong-code',
      follows: ['off-needs-second-factor'],
      does: 'Turns off the second factor with the password and a wrong code, ten minutes after the last code.',
      must: 'It is refused.',
      why: 'ASVS 5 7.5.1',
      attack: 'The server asks for a code but does not check it.',
      needs: ['disable', 'clock'],
      run: async (t) => {
        const ann = await t.newEnrolled();
        await t.wait(10 * MINUTE);
        const proof = { password: ann.person.password, code: t.wrongCode(ann.key) };
        t.refused(await t.on.disable(ann.client, proof), 'A wrong code');
        await canTurnOff(t, ann);
      },
    }),
    check({
      id: 'off-used-code',
      follows: ['off-needs-second-factor', 'off-wrong-code', 'replay-at-sign-in'],
      does: 'Signs in with a code and turns off the second factor in another session with the same code.',
      must: 'It is refused: the code was already used.',
      why: 'RFC 6238 §5.2; ASVS 5 6.5.1',
      attack: 'An attacker who relays one code signs in and turns off the second factor.',
      needs: ['disable', 'clock'],
      run: async (t) => {
        const ann = await t.newEnrolled();
        await t.wait(10 * MINUTE);
        const other = await t.newPending(ann);
        const code = t.code(ann.key);
        t.works(await t.on.verify(other, code), 'the sign-in');
        const proof = { password: ann.person.password, code };
        t.refused(await t.on.disable(ann.client, proof), 'The used code');
        await canTurnOff(t, ann);
      },
    }),
    check({
      id: 'off-works',
      does: 'Turns off the second factor with the password and a code, then signs in.',
      must: 'The password alone is enough.',
      why: 'NIST SP 800-63B-4 §4.4',
      attack: 'None. But users cannot turn off their second factor.',
      needs: ['disable'],
      run: async (t) => {
        const ann = await t.newEnrolled();
        t.accepted(await t.on.disable(ann.client, t.proof(ann)), 'Turning off');
        const answer = await t.on.signIn(t.newClient(), ann.person);
        t.accepted(answer, 'Signing in afterwards');
        t.expect(!answer.awaitsCode, 'The server still asks for a code.');
      },
    }),
    check({
      id: 'off-and-on-makes-a-new-key',
      follows: ['enrol-keys-differ'],
      does: 'Turns the second factor off and on again.',
      must: 'There is a new key, and codes from the old key are refused.',
      why: 'NIST SP 800-63B-4 §4.4',
      attack: 'A lost phone works as a second factor again.',
      needs: ['disable'],
      run: async (t) => {
        const ann = await t.newEnrolled();
        t.works(await t.on.disable(ann.client, t.proof(ann)), 'turning off');
        const { key } = await t.offeredKey(ann);
        t.expect(key.secret !== ann.key.secret, 'The key is the same as before.');
        await t.nextStep(key);
        t.refused(await t.on.confirm(ann.client, t.code(ann.key)), 'A code from the old key');
        await t.confirmed(ann, key);
      },
    }),
    check({
      id: 'off-voids-backup-codes',
      does: 'Turns the second factor off and on again, then signs in with an old backup code.',
      must: 'It is refused.',
      why: 'NIST SP 800-63B-4 §4.2.1',
      attack: 'Old backup codes open the account again.',
      needs: ['disable', 'verifyBackupCode'],
      run: async (t) => {
        const ann = await t.newEnrolled();
        const [old] = ann.backupCodes;
        if (old === undefined) throw new Absent('the enrolment gives no backup codes');
        t.works(await t.on.disable(ann.client, t.proof(ann)), 'turning off');
        const { key, backupCodes } = await t.offeredKey(ann);
        await t.confirmed(ann, key);
        const client = await t.newPending(ann);
        t.refused(await t.on.verifyBackupCode(client, old), 'An old backup code');
        const [unused = old] = backupCodes;
        t.works(await t.on.verifyBackupCode(await t.newPending(ann), unused), 'a new backup code');
      },
    }),
  ],
};

/** A control: the right password and an unused right code turn off the second factor. @throws Unjudged */
async function canTurnOff(t: Trial, ann: Enrolled): Promise<void> {
  await t.nextStep(ann.key);
  const answer = await t.on.disable(ann.client, t.proof(ann));
  t.works(answer, 'turning off with the right password and code');
}
