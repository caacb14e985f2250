import { MINUTE } from '../../../shared/durations.ts';
import { type Chapter, check } from '../trial/check.ts';

export const turningOff: Chapter = {
  title: 'Turning it off',
  checks: [
    check({
      id: 'off-needs-session',
      does: 'Turns the second factor off without being signed in.',
      must: 'It is refused.',
      why: 'ASVS 5 8.2.1',
      attack: 'The second factor protects nothing.',
      needs: ['disable'],
      run: async (t) => {
        const ann = await t.newEnrolled();
        const proof = t.proof(ann);
        t.refused(await t.on.disable(t.newClient(), proof), 'Turning off without a session');
      },
    }),
    check({
      id: 'off-needs-password',
      does: 'Turns it off with a wrong password.',
      must: 'It is refused.',
      why: 'ASVS 5 7.5.1',
      attack: 'An open session is enough to weaken the account for good.',
      needs: ['disable'],
      run: async (t) => {
        const ann = await t.newEnrolled();
        const proof = { password: 'not the password at all', code: t.code(ann.key) };
        t.refused(await t.on.disable(ann.client, proof), 'A wrong password');
      },
    }),
    check({
      id: 'off-needs-second-factor',
      does: 'Turns it off with the password alone, ten minutes after the last code.',
      must: 'It is refused: the second factor is asked for.',
      why: 'ASVS 5 7.5.1; NIST SP 800-63B-4 §4.1.2',
      attack: 'A password and an open session take the second factor away.',
      needs: ['disable', 'clock'],
      run: async (t) => {
        const ann = await t.newEnrolled();
        await t.wait(10 * MINUTE);
        const { password } = ann.person;
        t.refused(await t.on.disable(ann.client, { password }), 'The password alone');
      },
    }),
    check({
      id: 'off-wrong-code',
      does: 'Turns it off with the password and a wrong code, ten minutes after the last code.',
      must: 'It is refused.',
      why: 'ASVS 5 7.5.1',
      attack: 'The code is asked for and not looked at.',
      needs: ['disable', 'clock'],
      run: async (t) => {
        const ann = await t.newEnrolled();
        await t.wait(10 * MINUTE);
        const proof = { password: ann.person.password, code: t.wrongCode(ann.key) };
        t.refused(await t.on.disable(ann.client, proof), 'A wrong code');
      },
    }),
    check({
      id: 'off-used-code',
      does: 'Signs in with a code and turns it off elsewhere with the same one.',
      must: 'It is refused: the code has been used.',
      why: 'RFC 6238 §5.2; ASVS 5 6.5.1',
      attack: 'One relayed code signs in and takes the second factor away.',
      needs: ['disable', 'clock'],
      run: async (t) => {
        const ann = await t.newEnrolled();
        await t.wait(10 * MINUTE);
        const other = await t.newPending(ann);
        const code = t.code(ann.key);
        t.accepted(await t.on.verify(other, code), 'The sign-in');
        const proof = { password: ann.person.password, code };
        t.refused(await t.on.disable(ann.client, proof), 'The used code');
      },
    }),
    check({
      id: 'off-works',
      does: 'Turns it off with the password and a code, and signs in.',
      must: 'The password is enough from then on.',
      why: 'NIST SP 800-63B-4 §4.4',
      attack: 'None; but people cannot leave.',
      needs: ['disable'],
      run: async (t) => {
        const ann = await t.newEnrolled();
        const proof = t.proof(ann);
        t.accepted(await t.on.disable(ann.client, proof), 'Turning off');
        const answer = await t.on.signIn(t.newClient(), ann.person);
        t.accepted(answer, 'Signing in after it');
        t.expect(!answer.awaitsCode, 'A code is still asked for.');
      },
    }),
    check({
      id: 'off-and-on-makes-a-new-key',
      does: 'Turns it off and on again.',
      must: 'The key is a new one, and the old one’s codes are refused.',
      why: 'NIST SP 800-63B-4 §4.4',
      attack: 'A phone that was lost comes back as a factor.',
      needs: ['disable'],
      run: async (t) => {
        const ann = await t.newEnrolled();
        const proof = t.proof(ann);
        t.accepted(await t.on.disable(ann.client, proof), 'Turning off');
        const { key } = await t.offeredKey(ann);
        t.expect(key.secret !== ann.key.secret, 'The key is the old one.');
        await t.nextStep(key);
        t.refused(await t.on.confirm(ann.client, t.code(ann.key)), 'A code of the old key');
      },
    }),
    check({
      id: 'off-voids-backup-codes',
      does: 'Turns it off and on again, and signs in with a backup code from before.',
      must: 'It is refused.',
      why: 'NIST SP 800-63B-4 §4.2.1',
      attack: 'Old slips of paper open the account again.',
      needs: ['disable', 'verifyBackupCode'],
      run: async (t) => {
        const ann = await t.newEnrolled();
        const [old] = ann.backupCodes;
        t.expect(old !== undefined, 'There are no backup codes.');
        const proof = t.proof(ann);
        t.accepted(await t.on.disable(ann.client, proof), 'Turning off');
        const { key } = await t.offeredKey(ann);
        t.accepted(await t.on.confirm(ann.client, t.code(key)), 'Turning on again');
        const client = await t.newPending(ann);
        t.refused(await t.on.verifyBackupCode(client, old), 'A backup code from before');
      },
    }),
  ],
};
