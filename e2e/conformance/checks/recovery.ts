import { HOUR } from '../../../shared/durations.ts';
import { chapter, check } from '../trial/check.ts';
import { likeness } from '../trial/likeness.ts';
import type { Account, Trial } from '../trial/trial.ts';
import { Unjudged } from '../trial/verdict.ts';

const needs = ['requestReset', 'mailedResetToken', 'reset'] as const;
const NEW_PASSWORD = 'another horse entirely';

export const recovery = chapter('recovery', [
  check({
    id: 'reset-keeps-second-factor',
    why: 'ASVS 5 6.4.3; NIST SP 800-63B-4 §4.2',
    needs,
    run: async (t) => {
      const ann = await t.newEnrolled();
      const token = await mailed(t, ann);
      const client = t.newClient();
      t.works(
        await t.on.reset(client, { token, password: NEW_PASSWORD }),
        (say) => say.control.passwordResetLink,
      );
      t.expect(!(await t.isSignedIn(client)), (say) => say.finding.linkSignedIn);
      const answer = await t.on.signIn(client, { email: ann.person.email, password: NEW_PASSWORD });
      t.works(answer, (say) => say.control.signingInWithNewPassword);
      t.expect(answer.awaitsCode, (say) => say.finding.noCodeAfterReset);
      t.works(await t.on.verify(client, t.code(ann.key)), (say) => say.control.rightCodeAfterReset);
      await t.isNow(client, ann);
    },
  }),
  check({
    id: 'reset-takes-account-from-stranger',
    why: 'ASVS 5 6.3.4; NIST SP 800-63B-4 §4.2.1.2; Pre-hijacked accounts (USENIX Security 2022), OWASP',
    needs: [...needs, 'unprovenAddress'],
    run: async (t) => {
      const stranger = await t.newEnrolled({ isProvisional: true });
      await t.isNow(stranger.client, stranger);
      const token = await mailed(t, stranger);
      const owner = t.newClient();
      t.works(
        await t.on.reset(owner, { token, password: NEW_PASSWORD }),
        (say) => say.control.passwordResetLink,
      );
      t.expect(!(await t.isSignedIn(stranger.client)), (say) => say.finding.strangerIsStillSignedIn);
      const answer = await t.on.signIn(owner, { email: stranger.person.email, password: NEW_PASSWORD });
      t.accepted(answer, (say) => say.what.newPassword);
      t.expect(!answer.awaitsCode, (say) => say.finding.strangersKeyStays);
    },
  }),
  check({
    id: 'reset-link-outlived',
    why: 'OWASP Forgot Password Cheat Sheet; ASVS 5 7.4.3',
    needs: [...needs, 'changePassword'],
    run: async (t) => {
      const { person, client } = await t.newAccount();
      const token = await mailed(t, { person, client });
      const change = { current: person.password, next: NEW_PASSWORD };
      t.works(await t.on.changePassword(client, change), (say) => say.control.changingPassword);
      t.refused(
        await t.on.reset(t.newClient(), { token, password: `${NEW_PASSWORD} 2` }),
        (say) => say.what.passwordResetLinkFromBeforeChange,
      );
      await linkWorks(t, { person, client });
    },
  }),
  check({
    id: 'reset-link-once',
    why: 'OWASP Forgot Password Cheat Sheet',
    needs,
    run: async (t) => {
      const ann = await t.newAccount();
      const token = await mailed(t, ann);
      t.works(
        await t.on.reset(t.newClient(), { token, password: NEW_PASSWORD }),
        (say) => say.control.firstUse,
      );
      t.refused(
        await t.on.reset(t.newClient(), { token, password: `${NEW_PASSWORD} 2` }),
        (say) => say.what.secondUse,
      );
      const { email } = ann.person;
      t.works(
        await t.on.signIn(t.newClient(), { email, password: NEW_PASSWORD }),
        (say) => say.control.newPassword,
      );
    },
  }),
  check({
    id: 'reset-link-once-in-a-race',
    follows: ['reset-link-once'],
    why: 'OWASP Forgot Password Cheat Sheet',
    needs,
    run: async (t) => {
      const ann = await t.newAccount();
      const token = await mailed(t, ann);
      const tries = Array.from({ length: 6 }, (_, n) =>
        t.on.reset(t.newClient(), { token, password: `${NEW_PASSWORD} ${n}` }),
      );
      await t.atMostOne(await Promise.all(tries), 'usesOfSameLink', () => linkWorks(t, ann));
    },
  }),
  check({
    id: 'reset-link-expires',
    why: 'NIST SP 800-63B-4 §4.2.1.2',
    needs: [...needs, 'clock'],
    run: async (t) => {
      const ann = await t.newAccount();
      const token = await mailed(t, ann);
      await t.wait(25 * HOUR);
      t.refused(
        await t.on.reset(t.newClient(), { token, password: NEW_PASSWORD }),
        (say) => say.what.expiredPasswordResetLink,
      );
      await linkWorks(t, ann);
    },
  }),
  check({
    id: 'reset-ends-sessions',
    why: 'ASVS 5 7.4.3',
    level: 'should',
    needs,
    run: async (t) => {
      const ann = await t.newAccount();
      const token = await mailed(t, ann);
      await t.isNow(ann.client, ann);
      t.works(
        await t.on.reset(t.newClient(), { token, password: NEW_PASSWORD }),
        (say) => say.control.passwordResetLink,
      );
      t.expect(!(await t.isSignedIn(ann.client)), (say) => say.finding.oldSessionIsStillSignedIn);
    },
  }),
  check({
    id: 'recovery-keeps-thief-out',
    why: 'NIST SP 800-63B-4 §4.2; ASVS 5 6.4.4',
    needs: ['recover'],
    run: async (t) => {
      const { person } = await t.newEnrolled();
      const owner = t.newClient();
      t.works(await t.on.recover(owner, person), (say) => say.control.recoveringAccount);
      const thief = t.newClient();
      await t.on.signIn(thief, person);
      const { keyUri } = await t.on.enable(thief, person.password);
      if (keyUri !== undefined)
        t.refused(await t.on.confirm(thief, t.code(t.keyIn(keyUri))), (say) => say.what.keyOfThief);
      t.works(await t.on.signIn(owner, person), (say) => say.control.ownerAfterRecovery);
      const account = { person, client: owner };
      const { key } = await t.offeredKey(account);
      await t.confirmed(account, key);
      await t.stillWorks({ person, key });
    },
  }),
  check({
    id: 'reset-answers-alike',
    why: 'OWASP Forgot Password Cheat Sheet; ASVS 5 6.3.8',
    needs: ['requestReset'],
    run: async (t) => {
      const { person } = await t.newAccount();
      const known = await t.on.requestReset(t.newClient(), person.email);
      const unknown = await t.on.requestReset(t.newClient(), `nobody-${person.email}`);
      t.works(known, (say) => say.control.requestingPasswordResetLink);
      t.expect(likeness(known) === likeness(unknown), (say) => say.finding.unknownAddressesDiffer);
    },
  }),
]);

async function mailed(t: Trial, { person }: Account): Promise<string> {
  t.works(
    await t.on.requestReset(t.newClient(), person.email),
    (say) => say.control.requestingPasswordResetLink,
  );
  const token = await t.on.mailedResetToken(person.email);
  if (token === undefined) throw new Unjudged((say) => say.unjudged.noResetMail);
  return token;
}

/** A control: a new link sets a password. @throws Unjudged */
async function linkWorks(t: Trial, account: Account): Promise<void> {
  const token = await mailed(t, account);
  t.works(
    await t.on.reset(t.newClient(), { token, password: `${NEW_PASSWORD} 3` }),
    (say) => say.control.newLink,
  );
}
