import { MINUTE } from '../../../shared/durations.ts';
import { type Chapter, check } from '../trial/check.ts';
import type { Client } from '../trial/client.ts';
import type { Trial } from '../trial/trial.ts';
import { Unjudged } from '../trial/verdict.ts';

export const sessions: Chapter = {
  title: 'Sessions and accounts',
  checks: [
    check({
      id: 'pending-is-nobody',
      does: 'Asks the server who is signed in after only the password was entered.',
      must: 'No one is signed in.',
      why: 'OWASP WSTG-ATHN-11',
      attack: 'The second factor is only a page that an attacker can skip.',
      run: async (t) => {
        const ann = await t.newEnrolled();
        const pending = t.newClient();
        t.works(await t.on.signIn(pending, ann.person), 'entering the password');
        t.expect(!(await t.isSignedIn(pending)), 'A session without its second factor counts as signed in.');
        await t.stillWorks(ann);
      },
    }),
    check({
      id: 'pending-reaches-nothing',
      follows: ['pending-is-nobody'],
      does: 'Calls every route that requires a full session with a pending one.',
      must: 'Every route refuses.',
      why: 'OWASP WSTG-ATHN-11; ASVS 5 8.2.1',
      attack: 'One forgotten route bypasses the second factor.',
      needs: ['protectedRoutes'],
      run: async (t) => {
        const { ann, client: pending } = await t.newAtCode();
        for (const { method, path, body } of t.target.protectedRoutes ?? []) {
          const answer = await (method === 'GET' ? pending.get(path) : pending.post(path, body));
          t.refused(answer, `${method} ${path} in a pending session`);
        }
        await reachesSomething(t, await t.stillWorks(ann));
      },
    }),
    check({
      id: 'nobody-reaches-nothing',
      does: 'Calls the same routes without any session.',
      must: 'Every route refuses.',
      why: 'ASVS 5 8.2.1',
      attack: 'An attacker does not even need a password.',
      needs: ['protectedRoutes'],
      run: async (t) => {
        const nobody = t.newClient();
        for (const { method, path, body } of t.target.protectedRoutes ?? []) {
          const answer = await (method === 'GET' ? nobody.get(path) : nobody.post(path, body));
          t.refused(answer, `${method} ${path} without a session`);
        }
        await reachesSomething(t, (await t.newAccount()).client);
      },
    }),
    check({
      id: 'pending-cannot-enrol',
      follows: ['pending-is-nobody'],
      does: 'Requests a new key in a pending session, with the right password.',
      must: 'It is refused.',
      why: 'OWASP WSTG-ATHN-11',
      attack: 'An attacker with only the password replaces the second factor with their own.',
      run: async (t) => {
        const { ann, client: pending } = await t.newAtCode();
        t.refused(
          await t.on.enable(pending, ann.person.password),
          'A request for a new key in a pending session',
        );
        await t.offeredKey(await t.newAccount());
        await t.stillWorks(ann);
      },
    }),
    check({
      id: 'pending-cannot-turn-off',
      follows: ['pending-is-nobody'],
      does: 'Turns off the second factor in a pending session, with the right password.',
      must: 'It is refused.',
      why: 'OWASP WSTG-ATHN-11',
      attack: 'An attacker with only the password turns off the second factor.',
      needs: ['disable'],
      run: async (t) => {
        const { ann, client: pending } = await t.newAtCode();
        const { password } = ann.person;
        t.refused(await t.on.disable(pending, { password }), 'Turning off in a pending session');
        t.works(await t.on.disable(ann.client, t.proof(ann)), 'turning off in a full session');
      },
    }),
    check({
      id: 'pending-cannot-make-backup-codes',
      follows: ['pending-is-nobody'],
      does: 'Creates new backup codes in a pending session, with the right password.',
      must: 'It is refused.',
      why: 'OWASP WSTG-ATHN-11',
      attack: 'An attacker with only the password creates their own second factors.',
      needs: ['regenerateBackupCodes'],
      run: async (t) => {
        const { ann, client: pending } = await t.newAtCode();
        const { password } = ann.person;
        t.refused(
          await t.on.regenerateBackupCodes(pending, { password }),
          'Creating backup codes in a pending session',
        );
        const made = await t.on.regenerateBackupCodes(ann.client, t.proof(ann));
        t.works(made, 'creating backup codes in a full session');
      },
    }),
    check({
      id: 'pending-expires',
      does: 'Finishes a sign-in one hour after entering the password.',
      must: 'It is refused: the user must enter the password again.',
      why: 'ASVS 5 6.6.2; NIST SP 800-63B-4 §5.2',
      attack: 'The next person at a shared computer can continue an unfinished sign-in.',
      level: 'should',
      needs: ['clock'],
      run: async (t) => {
        const { ann, client: pending } = await t.newAtCode();
        await t.wait(60 * MINUTE);
        t.refused(await t.on.verify(pending, t.code(ann.key)), 'A right code one hour later');
        await t.stillWorks(ann);
      },
    }),
    check({
      id: 'code-without-password',
      does: 'Sends a right code from a browser in which no password was entered.',
      must: 'It is refused.',
      why: 'NIST SP 800-63B-4 §2.2',
      attack: 'The second factor becomes the only one.',
      run: async (t) => {
        const ann = await t.newEnrolled();
        await t.newPending(ann);
        const stranger = t.newClient();
        t.refused(await t.on.verify(stranger, t.code(ann.key)), 'A code without a password');
        t.expect(!(await t.isSignedIn(stranger)), 'The browser is signed in without a password.');
        await t.stillWorks(ann);
      },
    }),
    check({
      id: 'code-of-another-account',
      follows: ['enrol-keys-differ'],
      does: 'Finishes Ann’s sign-in with a right code from Mallory’s key.',
      must: 'It is refused.',
      why: 'RFC 6238 §3 R5; OWASP WSTG-ATHN-11',
      attack: 'Anyone with an account can pass every other user’s second factor.',
      run: async (t) => {
        const [ann, mallory] = [await t.newEnrolled(), await t.newEnrolled()];
        const pending = await t.newPending(ann);
        t.refused(await t.on.verify(pending, t.code(mallory.key)), 'Another account’s code');
        t.expect(!(await t.isSignedIn(pending)), 'Ann is signed in with Mallory’s code.');
        await t.stillWorks(ann);
        await t.stillWorks(mallory);
      },
    }),
    ...['userId', 'email', 'user', 'sessionId'].map((field) =>
      check({
        id: `code-with-foreign-${field.toLowerCase()}`,
        does: `Finishes Mallory’s sign-in with her own code and with Ann in the field “${field}”.`,
        must: 'Mallory is not signed in as Ann: the session decides whose code it is, not the request.',
        why: 'OWASP API3:2023; ASVS 5 8.2.2',
        attack: 'An attacker chooses the account with a field in the request.',
        run: async (t) => {
          const [ann, mallory] = [await t.newAccount(), await t.newEnrolled()];
          const pending = await t.newPending(mallory);
          await t.on.verify(pending, t.code(mallory.key), { [field]: ann.person.email });
          const who = await t.on.whoAmI(pending);
          t.expect(who !== ann.person.email, 'Mallory is signed in as Ann.');
          await t.stillWorks(mallory);
        },
      }),
    ),
    check({
      id: 'password-of-one-pending-of-another',
      does: 'Starts signing in as Ann, then as Mallory in the same browser, and sends Mallory’s code.',
      must: 'Mallory or no one is signed in, but not Ann.',
      why: 'OWASP WSTG-ATHN-11; OWASP WSTG-SESS-03',
      attack: 'An attacker finishes another account’s pending sign-in with their own factor.',
      run: async (t) => {
        const [ann, mallory] = [await t.newEnrolled(), await t.newEnrolled()];
        const client = await t.newPending(ann);
        await t.on.signIn(client, mallory.person);
        await t.on.verify(client, t.code(mallory.key));
        t.expect((await t.on.whoAmI(client)) !== ann.person.email, 'Mallory’s code signed in as Ann.');
        await t.stillWorks(mallory);
        await t.stillWorks(ann);
      },
    }),
    check({
      id: 'session-new-at-second-factor',
      does: 'Copies the pending session’s cookies and finishes the sign-in.',
      must: 'The copy is not signed in: the session has a new ID.',
      why: 'ASVS 5 7.2.4; OWASP WSTG-SESS-03',
      attack: 'Cookies that an attacker planted in a browser become a full session.',
      run: async (t) => {
        const { ann, client } = await t.newAtCode();
        const copy = client.copy();
        t.works(await t.on.verify(client, t.code(ann.key)), 'the right code');
        await t.isNow(client, ann);
        t.expect(!(await t.isSignedIn(copy)), 'The cookies from before the code are now a full session.');
      },
    }),
    check({
      id: 'pending-spent-by-success',
      does: 'Uses the pending session’s cookies again, with the next code.',
      must: 'It is refused: a sign-in can be finished only once.',
      why: 'ASVS 5 7.2.4',
      attack: 'An attacker uses one stolen pending session for any number of sign-ins.',
      run: async (t) => {
        const { ann, client } = await t.newAtCode();
        const copy = client.copy();
        t.works(await t.on.verify(client, t.code(ann.key)), 'the right code');
        await t.nextStep(ann.key);
        t.refused(await t.on.verify(copy, t.code(ann.key)), 'Finishing the same sign-in twice');
        await t.stillWorks(ann);
      },
    }),
    check({
      id: 'session-new-at-enrolment',
      follows: ['session-new-at-second-factor'],
      does: 'Copies the session’s cookies and turns on the second factor.',
      must: 'The copy is not signed in.',
      why: 'ASVS 5 7.2.4',
      attack: 'A session stolen before the second factor was turned on still works.',
      run: async (t) => {
        const account = await t.newAccount();
        const copy = account.client.copy();
        await t.isNow(copy, account);
        const { key } = await t.offeredKey(account);
        t.works(await t.on.confirm(account.client, t.code(key)), 'the confirmation');
        t.expect(!(await t.isSignedIn(copy)), 'The cookies from before are still a session.');
        t.expect(await t.isSignedIn(account.client), 'The user who turned it on is signed out.');
      },
    }),
    check({
      id: 'others-end-at-enrolment',
      does: 'Signs in twice and turns on the second factor in one session.',
      must: 'The other session ends.',
      why: 'ASVS 5 7.4.3',
      attack: 'An intruder stays signed in after the owner turns on the second factor.',
      level: 'should',
      run: async (t) => {
        const account = await t.newAccount();
        const other = t.newClient();
        t.works(await t.on.signIn(other, account.person), 'a second sign-in');
        await t.isNow(other, account);
        const { key } = await t.offeredKey(account);
        t.works(await t.on.confirm(account.client, t.code(key)), 'the confirmation');
        t.expect(!(await t.isSignedIn(other)), 'The other session is still signed in.');
      },
    }),
    check({
      id: 'others-end-when-turned-off',
      follows: ['others-end-at-enrolment'],
      does: 'Turns off the second factor in one of two sessions.',
      must: 'The other session ends.',
      why: 'ASVS 5 7.4.3',
      attack: 'Stolen sessions stay open when the factors change.',
      level: 'should',
      needs: ['disable'],
      run: async (t) => {
        const ann = await t.newEnrolled();
        const other = await t.newFull(ann);
        await t.isNow(other, ann);
        t.works(await t.on.disable(ann.client, t.proof(ann)), 'turning off');
        t.expect(!(await t.isSignedIn(other)), 'The other session is still signed in.');
      },
    }),
    check({
      id: 'fixed-cookies-stay-the-attackers',
      follows: ['session-new-at-second-factor'],
      does: 'Plants Mallory’s session in a browser, signs in there as Ann, and uses Mallory’s copy of the cookies.',
      must: 'The copy is not signed in as Ann.',
      why: 'OWASP WSTG-SESS-03',
      attack: 'An attacker who prepares a browser shares the session that the user starts in it.',
      run: async (t) => {
        const [ann, mallory] = [await t.newEnrolled(), await t.newEnrolled()];
        const copy = mallory.client.copy();
        await t.isNow(copy, mallory);
        t.works(await t.on.signIn(mallory.client, ann.person), 'Ann’s password');
        t.works(await t.on.verify(mallory.client, t.code(ann.key)), 'Ann’s code');
        await t.isNow(mallory.client, ann);
        t.expect((await t.on.whoAmI(copy)) !== ann.person.email, 'Mallory’s copy is signed in as Ann.');
      },
    }),
    check({
      id: 'sign-out-ends-on-server',
      does: 'Signs out and uses a copy of the cookies.',
      must: 'The copy is not signed in.',
      why: 'ASVS 5 7.4.1',
      attack: 'A thief of the cookie stays signed in.',
      needs: ['signOut'],
      run: async (t) => {
        const account = await t.newAccount();
        const copy = account.client.copy();
        await t.isNow(copy, account);
        t.works(await t.on.signOut(account.client), 'signing out');
        t.expect(!(await t.isSignedIn(copy)), 'The copied cookies are still a session.');
      },
    }),
  ],
};

/** A control: one of the routes, or "who am I", answers a full session. @throws Unjudged */
async function reachesSomething(t: Trial, full: Client): Promise<void> {
  const readable = (t.target.protectedRoutes ?? []).filter(({ method }) => method === 'GET');
  for (const { path } of readable) if ((await full.get(path)).accepted) return;
  if (readable.length > 0 || !(await t.isSignedIn(full))) {
    throw new Unjudged(
      'A full session reaches none of the protected routes either, so the check proves nothing.',
    );
  }
}
