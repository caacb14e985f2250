import { chapter, check } from '../trial/check.ts';
import type { Enrolled, Trial } from '../trial/trial.ts';
import { Absent } from '../trial/verdict.ts';
import { bitsOf, wrongBackupCode } from './guessing.ts';

const LOOK_UP = 'NIST SP 800-63B-4 §3.1.2; ASVS 5 6.5.1';

export const backupCodes = chapter('backupCodes', [
  check({
    id: 'backup-there-are-some',
    why: 'NIST SP 800-63B-4 §4.2.1.1',
    level: 'should',
    needs: ['verifyBackupCode'],
    run: async (t) => {
      const backupCodes = await t.backupCodesOf(await t.newEnrolled());
      const count = new Set(backupCodes).size;
      t.expect(count === backupCodes.length, (say) => say.finding.twoBackupCodesAreSame);
      t.expect(count >= 5, (say) => say.finding.backupCodes({ count }));
    },
  }),
  check({
    id: 'backup-hard-to-guess',
    why: 'NIST SP 800-63B-4 §3.1.2.1; ASVS 5 6.5.4',
    needs: ['verifyBackupCode'],
    run: async (t) => {
      const bits = bitsOf((await t.newWithBackupCodes()).backupCodes);
      t.expect(bits >= 20, (say) => say.finding.backupCodeBits({ count: Math.floor(bits) }));
    },
  }),
  check({
    id: 'backup-signs-in',
    why: LOOK_UP,
    needs: ['verifyBackupCode'],
    run: async (t) => {
      const ann = await t.newWithBackupCodes();
      const client = await t.newPending(ann);
      t.accepted(await t.on.verifyBackupCode(client, ann.backupCodes[0]), (say) => say.what.backupCode);
      t.expect((await t.on.whoAmI(client)) === ann.person.email, (say) => say.finding.notSignedIn);
    },
  }),
  check({
    id: 'backup-once',
    why: LOOK_UP,
    needs: ['verifyBackupCode'],
    run: async (t) => {
      const ann = await t.newWithBackupCodes();
      await works(t, ann, 0);
      const second = await t.newPending(ann);
      t.refused(await t.on.verifyBackupCode(second, ann.backupCodes[0]), (say) => say.what.secondUse);
      await works(t, ann, 1);
    },
  }),
  check({
    id: 'backup-once-however-spelt',
    follows: ['backup-once'],
    why: LOOK_UP,
    needs: ['verifyBackupCode'],
    run: async (t) => {
      const ann = await t.newWithBackupCodes();
      const [code = ''] = ann.backupCodes;
      await works(t, ann, 0);
      for (const spelt of [code.toLowerCase(), code.toUpperCase(), code.replaceAll('-', ''), ` ${code} `]) {
        const again = await t.newPending(ann);
        t.refused(await t.on.verifyBackupCode(again, spelt), (say) => say.what.usedCodeInOtherSpelling);
      }
      await works(t, ann, 1);
    },
  }),
  check({
    id: 'backup-once-in-a-race',
    follows: ['backup-once'],
    why: LOOK_UP,
    needs: ['verifyBackupCode'],
    run: async (t) => {
      const ann = await t.newWithBackupCodes();
      const clients = [];
      for (let n = 0; n < 6; n += 1) clients.push(await t.newPending(ann));
      const answers = await Promise.all(
        clients.map((client) => t.on.verifyBackupCode(client, ann.backupCodes[0])),
      );
      await t.atMostOne(answers, 'usesOfSameBackupCode', () => works(t, ann, 1));
    },
  }),
  check({
    id: 'backup-others-stay',
    follows: ['backup-signs-in'],
    why: LOOK_UP,
    needs: ['verifyBackupCode'],
    run: async (t) => {
      const ann = await t.newWithBackupCodes();
      for (const code of ann.backupCodes.slice(0, 2)) {
        const client = await t.newPending(ann);
        t.accepted(await t.on.verifyBackupCode(client, code), (say) => say.what.unusedBackupCode);
      }
    },
  }),
  check({
    id: 'backup-wrong',
    why: LOOK_UP,
    needs: ['verifyBackupCode'],
    run: async (t) => {
      const ann = await t.newWithBackupCodes();
      const client = await t.newPending(ann);
      t.refused(
        await t.on.verifyBackupCode(client, wrongBackupCode(ann, 1)),
        (say) => say.what.madeUpBackupCode,
      );
      await works(t, ann, 0);
    },
  }),
  check({
    id: 'backup-of-another-account',
    follows: ['backup-wrong'],
    why: 'OWASP WSTG-ATHN-11',
    needs: ['verifyBackupCode'],
    run: async (t) => {
      const [ann, mallory] = [await t.newEnrolled(), await t.newWithBackupCodes()];
      const client = await t.newPending(ann);
      t.refused(
        await t.on.verifyBackupCode(client, mallory.backupCodes[0]),
        (say) => say.what.anotherAccountsBackupCode,
      );
      await works(t, mallory, 0);
    },
  }),
  check({
    id: 'backup-needs-password-first',
    why: 'NIST SP 800-63B-4 §2.2',
    needs: ['verifyBackupCode'],
    run: async (t) => {
      const ann = await t.newWithBackupCodes();
      const stranger = t.newClient();
      t.refused(
        await t.on.verifyBackupCode(stranger, ann.backupCodes[0]),
        (say) => say.what.backupCodeWithoutPassword,
      );
      await works(t, ann, 0);
    },
  }),
  check({
    id: 'backup-new-set-voids-old',
    why: 'NIST SP 800-63B-4 §4.2.1.1',
    needs: ['verifyBackupCode', 'regenerateBackupCodes'],
    run: async (t) => {
      const ann = await t.newWithBackupCodes();
      const proof = t.proof(ann);
      const made = await t.on.regenerateBackupCodes(ann.client, proof);
      t.works(made, (say) => say.control.creatingNewBackupCodes);
      const client = await t.newPending(ann);
      t.refused(await t.on.verifyBackupCode(client, ann.backupCodes[0]), (say) => say.what.oldBackupCode);
      await works(t, { ...ann, backupCodes: made.backupCodes ?? [] }, 0);
    },
  }),
  check({
    id: 'backup-new-set-needs-password',
    why: 'ASVS 5 7.5.1',
    needs: ['regenerateBackupCodes'],
    run: async (t) => {
      const ann = await t.newEnrolled();
      if (t.target.clock) await t.untilNotRecent(ann);
      const proof = { password: 'not the password at all', code: t.code(ann.key) };
      ann.client.forgetSent();
      const answer = await t.on.regenerateBackupCodes(ann.client, proof);
      t.needsSent(ann.client, proof.password);
      t.refused(answer, (say) => say.what.wrongPassword);
      await canRegenerate(t, ann);
    },
  }),
  check({
    id: 'backup-new-set-needs-second-factor',
    why: 'ASVS 5 7.5.1; NIST SP 800-63B-4 §4.1.2.1',
    level: 'should',
    needs: ['regenerateBackupCodes', 'clock'],
    run: async (t) => {
      const ann = await t.newEnrolled();
      await t.untilNotRecent(ann);
      const { password } = ann.person;
      t.refused(await t.on.regenerateBackupCodes(ann.client, { password }), (say) => say.what.passwordAlone);
      await canRegenerate(t, ann);
    },
  }),
  check({
    id: 'backup-not-before-proof',
    follows: ['backup-wrong'],
    why: 'NIST SP 800-63B-4 §4.1.2',
    needs: ['verifyBackupCode'],
    run: async (t) => {
      const ann = await t.newWithBackupCodes();
      const { backupCodes } = await t.offeredKey(await t.newAccount());
      if (backupCodes[0] === undefined)
        throw new Absent((say) => say.absent.backupCodesComeOnlyAfterConfirmation);
      const client = await t.newPending(ann);
      t.refused(
        await t.on.verifyBackupCode(client, backupCodes[0]),
        (say) => say.what.backupCodeOfUnconfirmed,
      );
      await works(t, ann, 0);
    },
  }),
  check({
    id: 'backup-forgiving',
    follows: ['backup-signs-in'],
    why: 'NIST SP 800-63B-4 §3.1.2.2',
    level: 'should',
    needs: ['verifyBackupCode'],
    run: async (t) => {
      const ann = await t.newWithBackupCodes();
      const client = await t.newPending(ann);
      const [code = ''] = ann.backupCodes;
      const isMixed = /[a-z]/.test(ann.backupCodes.join('')) && /[A-Z]/.test(ann.backupCodes.join(''));
      const typed = (isMixed ? code : code.toLowerCase()).replaceAll('-', ' ');
      t.accepted(await t.on.verifyBackupCode(client, typed), (say) => say.what.backupCodeInLowerCase);
    },
  }),
]);

/** A control: an unused backup code finishes a sign-in. @throws Unjudged */
async function works(t: Trial, ann: Enrolled, index: number): Promise<void> {
  const client = await t.newPending(ann);
  t.works(await t.on.verifyBackupCode(client, ann.backupCodes[index]), (say) => say.control.unusedBackupCode);
  await t.isNow(client, ann);
}

/** A control: new backup codes are created with the right proof. @throws Unjudged */
async function canRegenerate(t: Trial, ann: Enrolled): Promise<void> {
  const made = await t.changed(ann, (one) => t.on.regenerateBackupCodes(one.client, t.proof(one)));
  t.works(made, (say) => say.control.creatingBackupCodesWithProof);
}
