import { MINUTE } from '../../../shared/durations.ts';
import { chapter, check } from '../trial/check.ts';
import type { Client } from '../trial/client.ts';
import type { Trial } from '../trial/trial.ts';
import { Unjudged } from '../trial/verdict.ts';

export const sessions = chapter('sessions', [
  check({
    id: 'pending-is-nobody',
    why: 'OWASP WSTG-ATHN-11',
    run: async (t) => {
      const ann = await t.newEnrolled();
      const pending = t.newClient();
      t.works(await t.on.signIn(pending, ann.person), (say) => say.control.enteringPassword);
      t.expect(!(await t.isSignedIn(pending)), (say) => say.finding.pendingCountsAsSignedIn);
      await t.stillWorks(ann);
    },
  }),
  check({
    id: 'pending-reaches-nothing',
    follows: ['pending-is-nobody'],
    why: 'OWASP WSTG-ATHN-11; ASVS 5 8.2.1',
    needs: ['protectedRoutes'],
    run: async (t) => {
      const { ann, client: pending } = await t.newAtCode();
      for (const { method, path, body } of t.target.protectedRoutes ?? []) {
        const answer = await (method === 'GET' ? pending.get(path) : pending.post(path, body));
        t.refused(answer, (say) => say.what.routeInPendingSession({ route: `${method} ${path}` }));
      }
      await reachesSomething(t, await t.stillWorks(ann));
    },
  }),
  check({
    id: 'nobody-reaches-nothing',
    why: 'ASVS 5 8.2.1',
    needs: ['protectedRoutes'],
    run: async (t) => {
      const nobody = t.newClient();
      for (const { method, path, body } of t.target.protectedRoutes ?? []) {
        const answer = await (method === 'GET' ? nobody.get(path) : nobody.post(path, body));
        t.refused(answer, (say) => say.what.routeWithoutSession({ route: `${method} ${path}` }));
      }
      await reachesSomething(t, (await t.newAccount()).client);
    },
  }),
  check({
    id: 'pending-cannot-enrol',
    follows: ['pending-is-nobody'],
    why: 'OWASP WSTG-ATHN-11',
    run: async (t) => {
      const { ann, client: pending } = await t.newAtCode();
      t.refused(await t.on.enable(pending, ann.person.password), (say) => say.what.newKeyInPendingSession);
      await t.offeredKey(await t.newAccount());
      await t.stillWorks(ann);
    },
  }),
  check({
    id: 'pending-cannot-turn-off',
    follows: ['pending-is-nobody'],
    why: 'OWASP WSTG-ATHN-11',
    needs: ['disable'],
    run: async (t) => {
      const { ann, client: pending } = await t.newAtCode();
      const { password } = ann.person;
      t.refused(await t.on.disable(pending, { password }), (say) => say.what.turningOffInPendingSession);
      t.works(await t.on.disable(ann.client, t.proof(ann)), (say) => say.control.turningOffInFullSession);
    },
  }),
  check({
    id: 'pending-cannot-make-backup-codes',
    follows: ['pending-is-nobody'],
    why: 'OWASP WSTG-ATHN-11',
    needs: ['regenerateBackupCodes'],
    run: async (t) => {
      const { ann, client: pending } = await t.newAtCode();
      const { password } = ann.person;
      t.refused(
        await t.on.regenerateBackupCodes(pending, { password }),
        (say) => say.what.creatingBackupCodesInPendingSession,
      );
      const made = await t.on.regenerateBackupCodes(ann.client, t.proof(ann));
      t.works(made, (say) => say.control.creatingBackupCodesInFullSession);
    },
  }),
  check({
    id: 'pending-expires',
    why: 'ASVS 5 7.3.2; NIST SP 800-63B-4 §5.1',
    level: 'should',
    needs: ['pendingSignIn', 'clock'],
    run: async (t) => {
      const { ann, client: pending } = await t.newAtCode();
      await t.waitPast(60 * MINUTE);
      t.refused(await t.on.verify(pending, t.code(ann.key)), (say) => say.what.rightCodeOneHourLater);
      await t.stillWorks(ann);
    },
  }),
  check({
    id: 'code-without-password',
    why: 'NIST SP 800-63B-4 §2.2',
    run: async (t) => {
      const ann = await t.newEnrolled();
      await t.newPending(ann);
      const stranger = t.newClient();
      t.refused(await t.on.verify(stranger, t.code(ann.key)), (say) => say.what.codeWithoutPassword);
      t.expect(!(await t.isSignedIn(stranger)), (say) => say.finding.browserIsSignedInWithoutPassword);
      await t.stillWorks(ann);
    },
  }),
  check({
    id: 'code-of-another-account',
    follows: ['enrol-keys-differ'],
    why: 'RFC 6238 §3 R5; OWASP WSTG-ATHN-11',
    run: async (t) => {
      const [ann, mallory] = [await t.newEnrolled(), await t.newEnrolled()];
      const pending = await t.newPending(ann);
      t.refused(await t.on.verify(pending, t.code(mallory.key)), (say) => say.what.anotherAccountsCode);
      t.expect(!(await t.isSignedIn(pending)), (say) => say.finding.annIsSignedInWithMallorysCode);
      await t.stillWorks(ann);
      await t.stillWorks(mallory);
    },
  }),
  ...(['userId', 'email', 'user', 'sessionId'] as const).map((field) =>
    check({
      id: `code-with-foreign-${field.toLowerCase() as Lowercase<typeof field>}`,
      why: 'OWASP API3:2023; ASVS 5 8.2.2',
      run: async (t) => {
        const [ann, mallory] = [await t.newAccount(), await t.newEnrolled()];
        const pending = await t.newPending(mallory);
        await t.on.verify(pending, t.code(mallory.key), { [field]: ann.person.email });
        const who = await t.on.whoAmI(pending);
        t.expect(who !== ann.person.email, (say) => say.finding.malloryIsSignedInAsAnn);
        await t.stillWorks(mallory);
      },
    }),
  ),
  check({
    id: 'password-of-one-pending-of-another',
    why: 'OWASP WSTG-ATHN-11; OWASP WSTG-SESS-03',
    run: async (t) => {
      const [ann, mallory] = [await t.newEnrolled(), await t.newEnrolled()];
      const client = await t.newPending(ann);
      await t.on.signIn(client, mallory.person);
      await t.on.verify(client, t.code(mallory.key));
      t.expect(
        (await t.on.whoAmI(client)) !== ann.person.email,
        (say) => say.finding.mallorysCodeSignedInAsAnn,
      );
      await t.stillWorks(mallory);
      await t.stillWorks(ann);
    },
  }),
  check({
    id: 'session-new-at-second-factor',
    why: 'ASVS 5 7.2.4; OWASP WSTG-SESS-03',
    run: async (t) => {
      const { ann, client } = await t.newAtCode();
      const copy = client.copy();
      t.works(await t.on.verify(client, t.code(ann.key)), (say) => say.control.rightCode);
      await t.isNow(client, ann);
      t.expect(!(await t.isSignedIn(copy)), (say) => say.finding.oldCookiesAreFull);
    },
  }),
  check({
    id: 'pending-spent-by-success',
    why: 'ASVS 5 7.2.4',
    needs: ['pendingSignIn'],
    run: async (t) => {
      const { ann, client } = await t.newAtCode();
      const copy = client.copy();
      t.works(await t.on.verify(client, t.code(ann.key)), (say) => say.control.rightCode);
      await t.nextStep(ann.key);
      t.refused(await t.on.verify(copy, t.code(ann.key)), (say) => say.what.finishingSameSignInTwice);
      await t.stillWorks(ann);
    },
  }),
  check({
    id: 'session-new-at-enrolment',
    follows: ['session-new-at-second-factor'],
    why: 'ASVS 5 7.2.4',
    run: async (t) => {
      const account = await t.newAccount();
      const copy = account.client.copy();
      await t.isNow(copy, account);
      const { key } = await t.offeredKey(account);
      t.works(await t.on.confirm(account.client, t.code(key)), (say) => say.control.confirmation);
      t.expect(!(await t.isSignedIn(copy)), (say) => say.finding.sessionFromBeforeIsStillSignedIn);
      await t.stillWorks({ ...account, key });
    },
  }),
  check({
    id: 'others-end-at-enrolment',
    why: 'ASVS 5 7.4.3',
    level: 'should',
    run: async (t) => {
      const account = await t.newAccount();
      const other = t.newClient();
      t.works(await t.on.signIn(other, account.person), (say) => say.control.secondSignIn);
      await t.isNow(other, account);
      const { key } = await t.offeredKey(account);
      t.works(await t.on.confirm(account.client, t.code(key)), (say) => say.control.confirmation);
      t.expect(!(await t.isSignedIn(other)), (say) => say.finding.otherSessionIsStillSignedIn);
    },
  }),
  check({
    id: 'others-end-when-turned-off',
    follows: ['others-end-at-enrolment'],
    why: 'ASVS 5 7.4.3',
    level: 'should',
    needs: ['disable'],
    run: async (t) => {
      const ann = await t.newEnrolled();
      const other = await t.newFull(ann);
      await t.isNow(other, ann);
      await t.needsOtherSessions(ann.client);
      t.works(await t.on.disable(ann.client, t.proof(ann)), (say) => say.control.turningOff);
      t.expect(!(await t.isSignedIn(other)), (say) => say.finding.otherSessionIsStillSignedIn);
    },
  }),
  check({
    id: 'fixed-cookies-stay-the-attackers',
    follows: ['session-new-at-second-factor'],
    why: 'OWASP WSTG-SESS-03',
    run: async (t) => {
      const [ann, mallory] = [await t.newEnrolled(), await t.newEnrolled()];
      const copy = mallory.client.copy();
      await t.isNow(copy, mallory);
      let begun = await t.on.signIn(mallory.client, ann.person);
      if (!begun.accepted && t.target.operations.signOut) {
        // Some servers let no one sign in who is signed in.
        await t.on.signOut(mallory.client);
        begun = await t.on.signIn(mallory.client, ann.person);
      }
      t.works(begun, (say) => say.control.annsPassword);
      t.works(await t.on.verify(mallory.client, t.code(ann.key)), (say) => say.control.annsCode);
      await t.isNow(mallory.client, ann);
      t.expect(
        (await t.on.whoAmI(copy)) !== ann.person.email,
        (say) => say.finding.mallorysCopyIsSignedInAsAnn,
      );
    },
  }),
  check({
    id: 'sign-out-ends-on-server',
    why: 'ASVS 5 7.4.1',
    needs: ['signOut'],
    run: async (t) => {
      const account = await t.newAccount();
      const copy = account.client.copy();
      await t.isNow(copy, account);
      t.works(await t.on.signOut(account.client), (say) => say.control.signingOut);
      t.expect(!(await t.isSignedIn(copy)), (say) => say.finding.copiedCookiesAreStillSession);
    },
  }),
]);

/** A control: one of the routes, or "who am I", answers a full session. @throws Unjudged */
async function reachesSomething(t: Trial, full: Client): Promise<void> {
  const readable = (t.target.protectedRoutes ?? []).filter(({ method }) => method === 'GET');
  for (const { path } of readable) if ((await full.get(path)).accepted) return;
  if (readable.length > 0 || !(await t.isSignedIn(full))) {
    throw new Unjudged((say) => say.unjudged.routesReachNothing);
  }
}
