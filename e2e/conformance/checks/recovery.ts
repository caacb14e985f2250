import { HOUR } from '../../../shared/durations.ts';
import { type Chapter, check } from '../trial/check.ts';
import { likeness } from '../trial/likeness.ts';
import type { Account, Trial } from '../trial/trial.ts';
import { Unjudged } from '../trial/verdict.ts';

const needs = ['requestReset', 'mailedResetToken', 'reset'] as const;
const NEW_PASSWORD = 'another horse entirely';

export const recovery: Chapter = {
  title: 'Recovery',
  checks: [
    check({
      id: 'reset-keeps-second-factor',
      does: 'Sets a new password with the password reset link and signs in with it.',
      must: 'The server still asks for a code.',
      why: 'ASVS 5 6.4.3; NIST SP 800-63B-4 §4.2',
      attack: 'Anyone who can read the user’s email needs no second factor.',
      needs,
      run: async (t) => {
        const ann = await t.newEnrolled();
        const token = await mailed(t, ann);
        const client = t.newClient();
        t.works(await t.on.reset(client, { token, password: NEW_PASSWORD }), 'the password reset link');
        t.expect(!(await t.isSignedIn(client)), 'The password reset link alone signed the user in.');
        const answer = await t.on.signIn(client, { email: ann.person.email, password: NEW_PASSWORD });
        t.works(answer, 'signing in with the new password');
        t.expect(answer.awaitsCode, 'The server does not ask for a code after the reset.');
        t.works(await t.on.verify(client, t.code(ann.key)), 'the right code after the reset');
        await t.isNow(client, ann);
      },
    }),
    check({
      id: 'reset-takes-account-from-stranger',
      does: 'Signs up with an address that is never confirmed and turns on the second factor. Then the reader of the address sets a new password with the password reset link.',
      must: 'The new password signs in, and neither the earlier second factor nor the earlier session remains.',
      why: 'ASVS 5 6.1.3; NIST SP 800-63B-4 §4.1; Pre-hijacked accounts (USENIX Security 2022), OWASP',
      attack: 'A stranger signs up with the address of someone else first and keeps a way in.',
      needs,
      run: async (t) => {
        const stranger = await t.newEnrolled({ isProvisional: true });
        await t.isNow(stranger.client, stranger);
        const token = await mailed(t, stranger);
        const owner = t.newClient();
        t.works(await t.on.reset(owner, { token, password: NEW_PASSWORD }), 'the password reset link');
        t.expect(!(await t.isSignedIn(stranger.client)), 'The stranger is still signed in.');
        const answer = await t.on.signIn(owner, { email: stranger.person.email, password: NEW_PASSWORD });
        t.accepted(answer, 'The new password');
        t.expect(!answer.awaitsCode, 'The server still asks for a code of the stranger’s key.');
      },
    }),
    check({
      id: 'reset-link-outlived',
      does: 'Requests a password reset link, changes the password, and then uses the link.',
      must: 'It is refused.',
      why: 'OWASP Forgot Password Cheat Sheet; ASVS 5 7.4.3',
      attack: 'An intruder keeps a link from before the owner changed the password.',
      needs: [...needs, 'changePassword'],
      run: async (t) => {
        const { person, client } = await t.newAccount();
        const token = await mailed(t, { person, client });
        const change = { current: person.password, next: NEW_PASSWORD };
        t.works(await t.on.changePassword(client, change), 'changing the password');
        t.refused(
          await t.on.reset(t.newClient(), { token, password: `${NEW_PASSWORD} 2` }),
          'A password reset link from before the change',
        );
        await linkWorks(t, { person, client });
      },
    }),
    check({
      id: 'reset-link-once',
      does: 'Uses a password reset link twice.',
      must: 'The second use is refused.',
      why: 'OWASP Forgot Password Cheat Sheet',
      attack: 'An attacker takes over the account with an old email.',
      needs,
      run: async (t) => {
        const ann = await t.newAccount();
        const token = await mailed(t, ann);
        t.works(await t.on.reset(t.newClient(), { token, password: NEW_PASSWORD }), 'the first use');
        t.refused(
          await t.on.reset(t.newClient(), { token, password: `${NEW_PASSWORD} 2` }),
          'The second use',
        );
        const { email } = ann.person;
        t.works(await t.on.signIn(t.newClient(), { email, password: NEW_PASSWORD }), 'the new password');
      },
    }),
    check({
      id: 'reset-link-once-in-a-race',
      follows: ['reset-link-once'],
      does: 'Uses a password reset link six times at once.',
      must: 'At most one is accepted.',
      why: 'OWASP Forgot Password Cheat Sheet',
      attack: 'The owner and an attacker both set a password, and the last one applies.',
      needs,
      run: async (t) => {
        const ann = await t.newAccount();
        const token = await mailed(t, ann);
        const tries = Array.from({ length: 6 }, (_, n) =>
          t.on.reset(t.newClient(), { token, password: `${NEW_PASSWORD} ${n}` }),
        );
        await t.atMostOne(await Promise.all(tries), 'uses of the same link', () => linkWorks(t, ann));
      },
    }),
    check({
      id: 'reset-link-expires',
      does: 'Uses a password reset link 25 hours later.',
      must: 'It is refused.',
      why: 'NIST SP 800-63B-4 §4.2.1',
      attack: 'Every password reset email ever sent opens the account.',
      needs: [...needs, 'clock'],
      run: async (t) => {
        const ann = await t.newAccount();
        const token = await mailed(t, ann);
        await t.wait(25 * HOUR);
        t.refused(
          await t.on.reset(t.newClient(), { token, password: NEW_PASSWORD }),
          'An expired password reset link',
        );
        await linkWorks(t, ann);
      },
    }),
    check({
      id: 'reset-ends-sessions',
      does: 'Sets a new password with the password reset link while a session is open.',
      must: 'The session ends.',
      why: 'ASVS 5 7.4.3',
      attack: 'An intruder stays signed in after the owner resets the password.',
      level: 'should',
      needs,
      run: async (t) => {
        const ann = await t.newAccount();
        const token = await mailed(t, ann);
        await t.isNow(ann.client, ann);
        t.works(
          await t.on.reset(t.newClient(), { token, password: NEW_PASSWORD }),
          'the password reset link',
        );
        t.expect(!(await t.isSignedIn(ann.client)), 'The old session is still signed in.');
      },
    }),
    check({
      id: 'recovery-keeps-thief-out',
      does: 'Recovers an account whose authenticator is lost. Before the owner signs in, another client signs in with the password and sets up a key of its own.',
      must: 'The other client cannot set up a key. The owner can.',
      why: 'NIST SP 800-63B-4 §4.2; ASVS 5 6.4.4',
      attack:
        'Someone who knows the password is faster than the owner, takes the account over and locks the owner out.',
      needs: ['recover'],
      run: async (t) => {
        const { person } = await t.newEnrolled();
        const owner = t.newClient();
        t.works(await t.on.recover(owner, person), 'recovering the account');
        const thief = t.newClient();
        await t.on.signIn(thief, person);
        const { keyUri } = await t.on.enable(thief, person.password);
        if (keyUri !== undefined)
          t.refused(
            await t.on.confirm(thief, t.code(t.keyIn(keyUri))),
            'The key of a client that knows only the password',
          );
        t.works(await t.on.signIn(owner, person), 'signing in as the owner after the recovery');
        const account = { person, client: owner };
        await t.confirmed(account, (await t.offeredKey(account)).key);
        await t.isNow(owner, account);
      },
    }),
    check({
      id: 'reset-answers-alike',
      does: 'Requests a password reset link for an account and for an unknown address.',
      must: 'Both get the same status and body.',
      why: 'OWASP Forgot Password Cheat Sheet; ASVS 5 6.3.8',
      attack: 'An attacker learns which addresses have accounts.',
      needs: ['requestReset'],
      run: async (t) => {
        const { person } = await t.newAccount();
        const known = await t.on.requestReset(t.newClient(), person.email);
        const unknown = await t.on.requestReset(t.newClient(), `nobody-${person.email}`);
        t.works(known, 'requesting a password reset link');
        t.expect(likeness(known) === likeness(unknown), 'Unknown addresses get a different reply.');
      },
    }),
  ],
};

async function mailed(t: Trial, { person }: Account): Promise<string> {
  t.works(await t.on.requestReset(t.newClient(), person.email), 'requesting a password reset link');
  const token = await t.on.mailedResetToken(person.email);
  if (token === undefined) throw new Unjudged('No email with a password reset link arrived.');
  return token;
}

/** A control: a new link sets a password. @throws Unjudged */
async function linkWorks(t: Trial, account: Account): Promise<void> {
  const token = await mailed(t, account);
  t.works(await t.on.reset(t.newClient(), { token, password: `${NEW_PASSWORD} 3` }), 'a new link');
}
