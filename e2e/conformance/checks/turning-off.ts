import { chapter, check } from '../trial/check.ts';
import type { Enrolled, Trial } from '../trial/trial.ts';

export const turningOff = chapter('turningOff', [
  check({
    id: 'off-needs-session',
    why: 'ASVS 5 8.2.1',
    needs: ['disable'],
    run: async (t) => {
      const ann = await t.newEnrolled();
      t.refused(await t.on.disable(t.newClient(), t.proof(ann)), (say) => say.what.turningOffWithoutSession);
      await canTurnOff(t, ann);
    },
  }),
  check({
    id: 'off-needs-password',
    why: 'ASVS 5 7.5.1',
    needs: ['disable'],
    run: async (t) => {
      const ann = await t.newEnrolled();
      if (t.target.clock) await t.untilNotRecent(ann);
      const proof = { password: 'not the password at all', code: t.code(ann.key) };
      ann.client.forgetSent();
      const answer = await t.on.disable(ann.client, proof);
      t.needsSent(ann.client, proof.password);
      t.refused(answer, (say) => say.what.wrongPassword);
      await canTurnOff(t, ann);
    },
  }),
  check({
    id: 'off-needs-second-factor',
    why: 'ASVS 5 7.5.1; NIST SP 800-63B-4 §4.5',
    needs: ['disable', 'clock'],
    run: async (t) => {
      const ann = await t.newEnrolled();
      await t.untilNotRecent(ann);
      const { password } = ann.person;
      t.refused(await t.on.disable(ann.client, { password }), (say) => say.what.passwordAlone);
      await canTurnOff(t, ann);
    },
  }),
  check({
    id: 'off-wrong-code',
    follows: ['off-needs-second-factor'],
    why: 'ASVS 5 7.5.1',
    needs: ['disable', 'clock'],
    run: async (t) => {
      const ann = await t.newEnrolled();
      await t.untilNotRecent(ann);
      const proof = { password: ann.person.password, code: t.wrongCode(ann.key) };
      ann.client.forgetSent();
      const answer = await t.on.disable(ann.client, proof);
      t.needsSentCode(ann.client, proof.code);
      t.refused(answer, (say) => say.what.wrongCode);
      await canTurnOff(t, ann);
    },
  }),
  check({
    id: 'off-used-code',
    follows: ['off-needs-second-factor', 'off-wrong-code', 'replay-at-sign-in'],
    why: 'RFC 6238 §5.2; ASVS 5 6.5.1',
    needs: ['disable', 'clock'],
    run: async (t) => {
      const ann = await t.newEnrolled();
      await t.untilNotRecent(ann);
      const other = await t.newPending(ann);
      const code = t.code(ann.key);
      t.works(await t.on.verify(other, code), (say) => say.control.signIn);
      await t.needsOtherSessions(ann.client);
      const proof = { password: ann.person.password, code };
      ann.client.forgetSent();
      const answer = await t.on.disable(ann.client, proof);
      t.needsSentCode(ann.client, code);
      t.refused(answer, (say) => say.what.usedCode);
      await canTurnOff(t, ann);
    },
  }),
  check({
    id: 'off-works',
    why: 'NIST SP 800-63B-4 §4.5; ASVS 5 6.5.6',
    needs: ['disable'],
    run: async (t) => {
      const ann = await t.newEnrolled();
      t.accepted(await t.on.disable(ann.client, t.proof(ann)), (say) => say.what.turningOff);
      const answer = await t.on.signIn(t.newClient(), ann.person);
      t.accepted(answer, (say) => say.what.signingInAfterwards);
      t.expect(!answer.awaitsCode, (say) => say.finding.serverStillAsksForCode);
    },
  }),
  check({
    id: 'off-and-on-makes-a-new-key',
    follows: ['enrol-keys-differ'],
    why: 'NIST SP 800-63B-4 §4.5; ASVS 5 6.5.6',
    needs: ['disable'],
    run: async (t) => {
      const ann = await t.newEnrolled();
      t.works(await t.on.disable(ann.client, t.proof(ann)), (say) => say.control.turningOff);
      const { key } = await t.offeredKey(ann);
      t.expect(key.secret !== ann.key.secret, (say) => say.finding.keyIsSameAsBefore);
      await t.nextStep(key);
      t.refused(await t.on.confirm(ann.client, t.code(ann.key)), (say) => say.what.codeFromOldKey);
      await t.confirmed(ann, key);
    },
  }),
  check({
    id: 'off-voids-backup-codes',
    why: 'NIST SP 800-63B-4 §4.5; ASVS 5 6.5.6',
    needs: ['disable', 'verifyBackupCode'],
    run: async (t) => {
      const ann = await t.newWithBackupCodes();
      const [old] = ann.backupCodes;
      t.works(await t.on.disable(ann.client, t.proof(ann)), (say) => say.control.turningOff);
      const { key, backupCodes } = await t.offeredKey(ann);
      // Some servers remember the last time step of an account, not of a key.
      await t.nextStep(key);
      const shown = (await t.confirmed(ann, key)) ?? backupCodes;
      await t.nextStep(key);
      const [unused = old] = await t.backupCodesOf({ ...ann, key, backupCodes: shown });
      const client = await t.newPending(ann);
      t.refused(await t.on.verifyBackupCode(client, old), (say) => say.what.oldBackupCode);
      t.works(
        await t.on.verifyBackupCode(await t.newPending(ann), unused),
        (say) => say.control.newBackupCode,
      );
    },
  }),
]);

/** A control: the right password and an unused right code turn off the second factor. @throws Unjudged */
async function canTurnOff(t: Trial, ann: Enrolled): Promise<void> {
  const answer = await t.changed(ann, (one) => t.on.disable(one.client, t.proof(one)));
  t.works(answer, (say) => say.control.turningOffWithProof);
}
