import { MINUTE } from '../../../shared/durations.ts';
import { type Chapter, check } from '../trial/check.ts';

export const sessions: Chapter = {
  title: 'Whose code, whose session',
  checks: [
    check({
      id: 'pending-is-nobody',
      does: 'Asks who is signed in when only the password was right.',
      must: 'Nobody is.',
      why: 'OWASP WSTG-ATHN-11',
      attack: 'The second factor is a page that can be walked past.',
      run: async (t) => {
        const pending = await t.newPending(await t.newEnrolled());
        t.expect(!(await t.isSignedIn(pending)), 'A session without its second factor counts as signed in.');
      },
    }),
    check({
      id: 'pending-reaches-nothing',
      does: 'Calls every route that needs a full session with a pending one.',
      must: 'Each refuses.',
      why: 'OWASP WSTG-ATHN-11; ASVS 5 8.2.1',
      attack: 'One forgotten route is the way around the second factor.',
      needs: ['protectedRoutes'],
      run: async (t) => {
        const pending = await t.newPending(await t.newEnrolled());
        for (const { method, path, body } of t.target.protectedRoutes ?? []) {
          const answer = await (method === 'GET' ? pending.get(path) : pending.post(path, body));
          t.refused(answer, `${method} ${path} in a pending session`);
        }
      },
    }),
    check({
      id: 'nobody-reaches-nothing',
      does: 'Calls the same routes without any session.',
      must: 'Each refuses.',
      why: 'ASVS 5 8.2.1',
      attack: 'No password is needed at all.',
      needs: ['protectedRoutes'],
      run: async (t) => {
        const nobody = t.newClient();
        for (const { method, path, body } of t.target.protectedRoutes ?? []) {
          const answer = await (method === 'GET' ? nobody.get(path) : nobody.post(path, body));
          t.refused(answer, `${method} ${path} without a session`);
        }
      },
    }),
    check({
      id: 'pending-cannot-enrol',
      does: 'Asks for a new key in a pending session, with the right password.',
      must: 'It is refused.',
      why: 'OWASP WSTG-ATHN-11',
      attack: 'A password alone replaces the second factor with the attacker’s.',
      run: async (t) => {
        const { ann, client: pending } = await t.newAtCode();
        t.refused(await t.on.enable(pending, ann.person.password), 'A new key in a pending session');
      },
    }),
    check({
      id: 'pending-cannot-turn-off',
      does: 'Turns the second factor off in a pending session, with the right password.',
      must: 'It is refused.',
      why: 'OWASP WSTG-ATHN-11',
      attack: 'A password alone takes the second factor away.',
      needs: ['disable'],
      run: async (t) => {
        const { ann, client: pending } = await t.newAtCode();
        const { password } = ann.person;
        t.refused(await t.on.disable(pending, { password }), 'Turning off in a pending session');
      },
    }),
    check({
      id: 'pending-cannot-make-backup-codes',
      does: 'Makes new backup codes in a pending session, with the right password.',
      must: 'It is refused.',
      why: 'OWASP WSTG-ATHN-11',
      attack: 'A password alone prints its own second factors.',
      needs: ['regenerateBackupCodes'],
      run: async (t) => {
        const { ann, client: pending } = await t.newAtCode();
        const { password } = ann.person;
        t.refused(
          await t.on.regenerateBackupCodes(pending, { password }),
          'Backup codes in a pending session',
        );
      },
    }),
    check({
      id: 'pending-expires',
      does: 'Finishes a sign-in an hour after the password.',
      must: 'It is refused: the password has to be entered again.',
      why: 'ASVS 5 6.6.2; NIST SP 800-63B-4 §5.2',
      attack: 'A sign-in broken off on a shared computer waits for the next person.',
      level: 'should',
      needs: ['clock'],
      run: async (t) => {
        const { ann, client: pending } = await t.newAtCode();
        await t.wait(60 * MINUTE);
        t.refused(await t.on.verify(pending, t.code(ann.key)), 'A right code an hour later');
      },
    }),
    check({
      id: 'code-without-password',
      does: 'Sends a right code from a browser that never entered the password.',
      must: 'It is refused.',
      why: 'NIST SP 800-63B-4 §2.2',
      attack: 'The second factor becomes the only one.',
      run: async (t) => {
        const ann = await t.newEnrolled();
        await t.newPending(ann);
        const stranger = t.newClient();
        t.refused(await t.on.verify(stranger, t.code(ann.key)), 'A code without a password');
        t.expect(!(await t.isSignedIn(stranger)), 'A stranger is signed in.');
      },
    }),
    check({
      id: 'code-of-another-account',
      does: 'Finishes Ann’s sign-in with a right code of Mallory’s.',
      must: 'It is refused.',
      why: 'RFC 6238 §3 R5; OWASP WSTG-ATHN-11',
      attack: 'Anybody with an account of their own passes everybody’s second factor.',
      run: async (t) => {
        const [ann, mallory] = [await t.newEnrolled(), await t.newEnrolled()];
        const pending = await t.newPending(ann);
        t.refused(await t.on.verify(pending, t.code(mallory.key)), 'Another account’s code');
        t.expect(!(await t.isSignedIn(pending)), 'Ann is signed in with Mallory’s code.');
      },
    }),
    ...['userId', 'email', 'user', 'sessionId'].map((field) =>
      check({
        id: `code-with-foreign-${field.toLowerCase()}`,
        does: `Finishes Mallory’s sign-in with her own code and “${field}” naming Ann.`,
        must: 'Nobody becomes Ann: the session says whose code it is, never the request.',
        why: 'OWASP API3:2023; ASVS 5 8.2.2',
        attack: 'A field in the request chooses the account.',
        run: async (t) => {
          const [ann, mallory] = [await t.newAccount(), await t.newEnrolled()];
          const pending = await t.newPending(mallory);
          await t.on.verify(pending, t.code(mallory.key), { [field]: ann.person.email });
          const who = await t.on.whoAmI(pending);
          t.expect(who !== ann.person.email, 'Mallory is signed in as Ann.');
        },
      }),
    ),
    check({
      id: 'password-of-one-pending-of-another',
      does: 'Signs in as Mallory in the browser in which Ann’s code is awaited, then sends Mallory’s code.',
      must: 'Mallory is signed in, or nobody: never Ann.',
      why: 'OWASP WSTG-ATHN-11; OWASP WSTG-SESS-03',
      attack: 'A pending sign-in is finished with another account’s factor.',
      run: async (t) => {
        const [ann, mallory] = [await t.newEnrolled(), await t.newEnrolled()];
        const client = await t.newPending(ann);
        await t.on.signIn(client, mallory.person);
        await t.on.verify(client, t.code(mallory.key));
        t.expect((await t.on.whoAmI(client)) !== ann.person.email, 'Mallory’s code signed Ann in.');
      },
    }),
    check({
      id: 'session-new-at-second-factor',
      does: 'Keeps a copy of the pending session’s cookies and finishes the sign-in.',
      must: 'The copy is worth nothing: the session got a new id.',
      why: 'ASVS 5 7.2.4; OWASP WSTG-SESS-03',
      attack: 'Cookies put into a browser beforehand become a full session.',
      run: async (t) => {
        const { ann, client } = await t.newAtCode();
        const copy = client.copy();
        t.accepted(await t.on.verify(client, t.code(ann.key)), 'The right code');
        t.expect(!(await t.isSignedIn(copy)), 'The cookies from before the code are a full session now.');
      },
    }),
    check({
      id: 'pending-spent-by-success',
      does: 'Uses the pending session’s cookies once more, with the next code.',
      must: 'It is refused: a sign-in is finished once.',
      why: 'ASVS 5 7.2.4',
      attack: 'One stolen pending session is good for any number of sign-ins.',
      run: async (t) => {
        const { ann, client } = await t.newAtCode();
        const copy = client.copy();
        t.accepted(await t.on.verify(client, t.code(ann.key)), 'The right code');
        await t.nextStep(ann.key);
        t.refused(await t.on.verify(copy, t.code(ann.key)), 'A second finish of one sign-in');
      },
    }),
    check({
      id: 'session-new-at-enrolment',
      does: 'Keeps a copy of the session’s cookies and turns the second factor on.',
      must: 'The copy is worth nothing.',
      why: 'ASVS 5 7.2.4',
      attack: 'A session stolen before the factor was added lives on after it.',
      run: async (t) => {
        const account = await t.newAccount();
        const copy = account.client.copy();
        const { key } = await t.offeredKey(account);
        t.accepted(await t.on.confirm(account.client, t.code(key)), 'The proof');
        t.expect(!(await t.isSignedIn(copy)), 'The cookies from before are still a session.');
        t.expect(await t.isSignedIn(account.client), 'The person who turned it on is signed out.');
      },
    }),
    check({
      id: 'others-end-at-enrolment',
      does: 'Signs in twice and turns the second factor on in one of them.',
      must: 'The other session ends.',
      why: 'ASVS 5 7.4.3',
      attack: 'Turning the second factor on does not throw the intruder out.',
      level: 'should',
      run: async (t) => {
        const account = await t.newAccount();
        const other = t.newClient();
        t.accepted(await t.on.signIn(other, account.person), 'A second sign-in');
        const { key } = await t.offeredKey(account);
        t.accepted(await t.on.confirm(account.client, t.code(key)), 'The proof');
        t.expect(!(await t.isSignedIn(other)), 'The other session is still signed in.');
      },
    }),
    check({
      id: 'others-end-when-turned-off',
      does: 'Turns the second factor off in one of two sessions.',
      must: 'The other one ends.',
      why: 'ASVS 5 7.4.3',
      attack: 'A change of factors leaves stolen sessions alone.',
      level: 'should',
      needs: ['disable'],
      run: async (t) => {
        const ann = await t.newEnrolled();
        const other = await t.newFull(ann);
        const proof = t.proof(ann);
        t.accepted(await t.on.disable(ann.client, proof), 'Turning off');
        t.expect(!(await t.isSignedIn(other)), 'The other session is still signed in.');
      },
    }),
    check({
      id: 'fixed-cookies-stay-the-attackers',
      does: 'Puts a session of Mallory’s into a browser, lets Ann sign in there completely, and uses Mallory’s copy.',
      must: 'The copy is not Ann.',
      why: 'OWASP WSTG-SESS-03',
      attack: 'Whoever prepares the browser shares the session that is begun in it.',
      run: async (t) => {
        const [ann, mallory] = [await t.newEnrolled(), await t.newEnrolled()];
        const copy = mallory.client.copy();
        const answer = await t.on.signIn(mallory.client, ann.person);
        t.expect(answer.awaitsCode, 'The password alone signed in although the second factor is on.');
        t.accepted(await t.on.verify(mallory.client, t.code(ann.key)), 'Ann’s code');
        t.expect((await t.on.whoAmI(mallory.client)) === ann.person.email, 'Ann is not signed in.');
        t.expect((await t.on.whoAmI(copy)) !== ann.person.email, 'Mallory’s copy is Ann.');
      },
    }),
    check({
      id: 'sign-out-ends-on-server',
      does: 'Signs out and uses a copy of the cookies.',
      must: 'The copy is worth nothing.',
      why: 'ASVS 5 7.4.1',
      attack: 'Signing out changes nothing for whoever stole the cookie.',
      needs: ['signOut'],
      run: async (t) => {
        const { client } = await t.newAccount();
        const copy = client.copy();
        t.accepted(await t.on.signOut(client), 'Signing out');
        t.expect(!(await t.isSignedIn(copy)), 'The copied cookies are still a session.');
      },
    }),
  ],
};
