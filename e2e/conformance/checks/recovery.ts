import { HOUR } from '../../../shared/durations.ts';
import { type Chapter, check } from '../trial/check.ts';
import type { Account, Trial } from '../trial/trial.ts';
import { Violation } from '../trial/verdict.ts';

const needs = ['requestReset', 'mailedResetToken', 'reset'] as const;
const NEW_PASSWORD = 'another horse entirely';

export const recovery: Chapter = {
  title: 'Recovery',
  checks: [
    check({
      id: 'reset-keeps-second-factor',
      does: 'Chooses a new password through the mailed link and signs in with it.',
      must: 'The code is still asked for.',
      why: 'ASVS 5 6.4.3; NIST SP 800-63B-4 §4.2',
      attack: 'Whoever reads the mail needs no second factor.',
      needs,
      run: async (t) => {
        const ann = await t.newEnrolled();
        const token = await mailed(t, ann);
        const client = t.newClient();
        t.accepted(await t.on.reset(client, { token, password: NEW_PASSWORD }), 'The mailed link');
        t.expect(!(await t.isSignedIn(client)), 'The link signed in by itself.');
        const answer = await t.on.signIn(client, { email: ann.person.email, password: NEW_PASSWORD });
        t.expect(answer.awaitsCode, 'No code is asked for after the reset.');
      },
    }),
    check({
      id: 'reset-link-once',
      does: 'Uses a mailed link twice.',
      must: 'The second is refused.',
      why: 'OWASP Forgot Password Cheat Sheet',
      attack: 'An old mail takes the account over.',
      needs,
      run: async (t) => {
        const ann = await t.newAccount();
        const token = await mailed(t, ann);
        t.accepted(await t.on.reset(t.newClient(), { token, password: NEW_PASSWORD }), 'The first use');
        t.refused(
          await t.on.reset(t.newClient(), { token, password: `${NEW_PASSWORD} 2` }),
          'The second use',
        );
      },
    }),
    check({
      id: 'reset-link-once-in-a-race',
      does: 'Uses a mailed link six times at once.',
      must: 'One is accepted at most.',
      why: 'OWASP Forgot Password Cheat Sheet',
      attack: 'Owner and attacker both set a password, and the last one wins.',
      needs,
      run: async (t) => {
        const token = await mailed(t, await t.newAccount());
        const tries = Array.from({ length: 6 }, (_, n) =>
          t.on.reset(t.newClient(), { token, password: `${NEW_PASSWORD} ${n}` }),
        );
        const count = (await Promise.all(tries)).filter(({ accepted }) => accepted).length;
        t.expect(count === 1, `${count} of six uses of one link were accepted.`);
      },
    }),
    check({
      id: 'reset-link-expires',
      does: 'Uses a mailed link 25 hours later.',
      must: 'It is refused.',
      why: 'NIST SP 800-63B-4 §4.2.1',
      attack: 'Every mail ever sent is a key.',
      needs: [...needs, 'clock'],
      run: async (t) => {
        const token = await mailed(t, await t.newAccount());
        await t.wait(25 * HOUR);
        t.refused(await t.on.reset(t.newClient(), { token, password: NEW_PASSWORD }), 'An old link');
      },
    }),
    check({
      id: 'reset-ends-sessions',
      does: 'Chooses a new password while a session is open.',
      must: 'The session ends.',
      why: 'ASVS 5 7.4.3',
      attack: 'The owner takes the account back, and the intruder stays signed in.',
      level: 'should',
      needs,
      run: async (t) => {
        const ann = await t.newAccount();
        const token = await mailed(t, ann);
        t.accepted(await t.on.reset(t.newClient(), { token, password: NEW_PASSWORD }), 'The mailed link');
        t.expect(!(await t.isSignedIn(ann.client)), 'The session from before is still signed in.');
      },
    }),
    check({
      id: 'reset-answers-alike',
      does: 'Asks for a link for an account, and for an address nobody has.',
      must: 'Both get the same status and answer.',
      why: 'OWASP Forgot Password Cheat Sheet; ASVS 5 6.3.8',
      attack: 'A list of addresses becomes a list of accounts.',
      needs: ['requestReset'],
      run: async (t) => {
        const { person } = await t.newAccount();
        const known = await t.on.requestReset(t.newClient(), person.email);
        const unknown = await t.on.requestReset(t.newClient(), `nobody-${person.email}`);
        const same =
          known.status === unknown.status && JSON.stringify(known.body) === JSON.stringify(unknown.body);
        t.expect(same, 'Unknown addresses get another answer.');
      },
    }),
  ],
};

async function mailed(t: Trial, { person }: Account): Promise<string> {
  t.accepted(await t.on.requestReset(t.newClient(), person.email), 'Asking for a link');
  const token = await t.on.mailedResetToken(person.email);
  if (token === undefined) throw new Violation('No mail with a link came.');
  return token;
}
