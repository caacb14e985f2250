import { bytesFromBase32 } from '../../../shared/base32.ts';
import { MINUTE } from '../../../shared/durations.ts';
import { type Chapter, check } from '../trial/check.ts';
import { Absent } from '../trial/verdict.ts';

export const enrolment: Chapter = {
  title: 'Enrolment',
  checks: [
    check({
      id: 'enrol-needs-session',
      does: 'Requests a key without being signed in.',
      must: 'It is refused.',
      why: 'ASVS 5 8.2.1; OWASP WSTG-ATHN-11',
      attack: 'Anyone can add their own key to an account.',
      run: async (t) => {
        const account = await t.newAccount();
        const answer = await t.on.enable(t.newClient(), account.person.password);
        t.refused(answer, 'A request for a key without a session');
        await t.offeredKey(account);
      },
    }),
    check({
      id: 'enrol-needs-password',
      does: 'Requests a key in a session, with a wrong password.',
      must: 'It is refused: adding a factor requires the password again.',
      why: 'ASVS 5 7.5.1; NIST SP 800-63B-4 §4.1.2',
      attack: 'Anyone who finds an open session can add their own factor and lock the owner out.',
      run: async (t) => {
        const account = await t.newAccount();
        const wrong = 'not the password at all';
        account.client.forgetSent();
        const answer = await t.on.enable(account.client, wrong);
        const isAsked = account.client.hasSent(wrong);
        t.refused(
          answer,
          isAsked ? 'A request for a key with a wrong password' : 'A request for a key without the password',
        );
        await t.offeredKey(account);
      },
    }),
    check({
      id: 'enrol-key-128-bits',
      does: 'Measures the key.',
      must: 'It has 128 bits or more.',
      why: 'RFC 4226 §4 R6',
      attack: 'A few observed codes are enough to find the key.',
      run: async (t) => {
        const { key } = await t.offeredKey(await t.newAccount());
        const bits = bytesFromBase32(key.secret).length * 8;
        t.expect(bits >= 128, `The key has ${bits} bits.`);
      },
    }),
    check({
      id: 'enrol-key-160-bits',
      does: 'Measures the key against the recommended length.',
      must: 'It has 160 bits or more.',
      why: 'RFC 4226 §4 R6',
      attack: 'The safety margin is smaller than HMAC-SHA-1 allows.',
      follows: ['enrol-key-128-bits'],
      level: 'should',
      run: async (t) => {
        const { key } = await t.offeredKey(await t.newAccount());
        const bits = bytesFromBase32(key.secret).length * 8;
        t.expect(bits >= 160, `The key has ${bits} bits.`);
      },
    }),
    check({
      id: 'enrol-keys-differ',
      does: 'Requests three keys, two of them for one account.',
      must: 'All three are different.',
      why: 'RFC 6238 §3 R5',
      attack: 'An attacker who knows one key knows every key.',
      run: async (t) => {
        const ann = await t.newAccount();
        const first = await t.offeredKey(ann);
        const second = await t.offeredKey(ann);
        const other = await t.offeredKey(await t.newAccount());
        const keys = new Set([first, second, other].map(({ key }) => key.secret));
        t.expect(keys.size === 3, 'Two of the three keys are the same.');
      },
    }),
    check({
      id: 'enrol-uri-names-both',
      does: 'Reads the key URI as authenticators do.',
      must: 'It is well formed and contains the issuer and the account.',
      why: 'Key URI Format',
      attack: 'None. But users cannot tell their codes apart and may delete the wrong one.',
      level: 'should',
      run: async (t) => {
        const { account, key } = await t.newOffered();
        t.expect(key.issuer !== '', 'The key URI contains no issuer.');
        t.expect(key.account === account.person.email, 'The key URI does not contain the account.');
      },
    }),
    check({
      id: 'enrol-off-until-proven',
      does: 'Requests a key, does not confirm it, and signs in from another browser.',
      must: 'The password alone is still enough: an unconfirmed key does not count.',
      why: 'NIST SP 800-63B-4 §4.1.2',
      attack: 'None. But users who close the page too early are locked out.',
      run: async (t) => {
        const account = await t.newAccount();
        await t.offeredKey(account);
        const answer = await t.on.signIn(t.newClient(), account.person);
        t.accepted(answer, 'Signing in during an enrolment');
        t.expect(!answer.awaitsCode, 'The server asks for a code from an unconfirmed key.');
      },
    }),
    check({
      id: 'enrol-wrong-code',
      does: 'Tries to confirm the key with a wrong code.',
      must: 'It is refused, and the second factor stays off.',
      why: 'NIST SP 800-63B-4 §4.1.2',
      attack: 'The account gets a factor that its owner does not have.',
      run: async (t) => {
        const { account, key } = await t.newOffered();
        t.refused(await t.on.confirm(account.client, t.wrongCode(key)), 'A wrong code');
        const answer = await t.on.signIn(t.newClient(), account.person);
        t.works(answer, 'the password');
        t.expect(!answer.awaitsCode, 'The second factor is on after a wrong code.');
        await t.confirmed(account, key);
      },
    }),
    check({
      id: 'enrol-code-of-another-key',
      follows: ['enrol-keys-differ', 'enrol-wrong-code'],
      does: 'Tries to confirm one account’s key with a code from another account’s key.',
      must: 'It is refused.',
      why: 'RFC 6238 §3 R5',
      attack: 'One authenticator app opens every account.',
      run: async (t) => {
        const { account: ann, key: own } = await t.newOffered();
        const { key } = await t.newOffered();
        t.refused(await t.on.confirm(ann.client, t.code(key)), 'A code from another account’s key');
        await t.confirmed(ann, own);
      },
    }),
    check({
      id: 'enrol-key-replaced-by-newer-offer',
      does: 'Requests a key twice and tries to confirm the first one.',
      must: 'Only the newest key can be confirmed.',
      why: 'NIST SP 800-63B-4 §4.1.3',
      attack: 'An attacker can use a key seen on a page that the owner abandoned.',
      level: 'should',
      run: async (t) => {
        const account = await t.newAccount();
        const { key: old } = await t.offeredKey(account);
        const { key } = await t.offeredKey(account);
        t.refused(await t.on.confirm(account.client, t.code(old)), 'A code from the older key');
        t.accepted(await t.on.confirm(account.client, t.code(key)), 'A code from the newest key');
      },
    }),
    check({
      id: 'enrol-offer-expires',
      does: 'Tries to confirm a key eleven minutes after requesting it.',
      must: 'It is refused.',
      why: 'NIST SP 800-63B-4 §4.1.3',
      attack: 'A photo of an old enrolment page stays usable forever.',
      level: 'should',
      needs: ['clock'],
      run: async (t) => {
        const { account, key } = await t.newOffered();
        await t.wait(11 * MINUTE);
        t.refused(
          await t.on.confirm(account.client, t.code(key)),
          'A code from a key that is eleven minutes old',
        );
        await t.confirmed(account, (await t.offeredKey(account)).key);
      },
    }),
    check({
      id: 'enrol-bound-to-session',
      does: 'Requests a key in one session and tries to confirm it in another session of the same user.',
      must: 'It is refused: the key belongs to the session that requested it.',
      why: 'NIST SP 800-63B-4 §4.1.2; OWASP Session Management Cheat Sheet',
      attack: 'Two unfinished enrolments mix, and a stolen session can finish the owner’s enrolment.',
      level: 'should',
      run: async (t) => {
        const account = await t.newAccount();
        const other = t.newClient();
        t.accepted(await t.on.signIn(other, account.person), 'A second sign-in');
        const { key } = await t.offeredKey(account);
        t.refused(await t.on.confirm(other, t.code(key)), 'A confirmation from another session');
        await t.confirmed(account, key);
      },
    }),
    check({
      id: 'enrol-once-in-a-race',
      does: 'Confirms a key ten times at once with the same code.',
      must: 'At most one is accepted.',
      why: 'RFC 6238 §5.2',
      attack: 'One observed code opens several sessions.',
      run: async (t) => {
        const { account, key } = await t.newOffered();
        const code = t.code(key);
        const tries = Array.from({ length: 10 }, () => t.on.confirm(t.elsewhere(account.client), code));
        await t.atMostOne(await Promise.all(tries), 'confirmations with the same code', () =>
          t.confirmed(account, key),
        );
      },
    }),
    check({
      id: 'enrol-guesses-bounded',
      does: 'Tries 40 wrong codes to confirm a key, then the right one.',
      must: 'The right one is refused, because too many guesses were made.',
      why: 'NIST SP 800-63B-4 §3.2.2; ASVS 5 6.3.1',
      attack: 'An attacker with a session and the password adds a key by guessing its code.',
      level: 'should',
      run: async (t) => {
        const { account, key } = await t.newOffered();
        for (const code of t.wrongCodes(key, 40)) await t.on.confirm(t.elsewhere(account.client), code);
        t.refused(
          await t.on.confirm(t.elsewhere(account.client), t.code(key)),
          'A right code after 40 wrong ones',
        );
        const other = await t.newOffered();
        t.works(
          await t.on.confirm(other.account.client, t.code(other.key)),
          'confirming another account’s key',
        );
      },
    }),
    check({
      id: 'enrol-second-key-needs-second-factor',
      does: 'Requests a new key with only the password, ten minutes after the second factor was last used.',
      must: 'It is refused: the server requires the current factor first.',
      why: 'NIST SP 800-63B-4 §4.1.2; ASVS 5 7.5.1',
      attack: 'A password and an open session are enough to replace the second factor.',
      needs: ['clock'],
      run: async (t) => {
        const ann = await t.newEnrolled();
        await t.wait(10 * MINUTE);
        await t.isNow(ann.client, ann);
        const answer = await t.on.enable(ann.client, ann.person.password);
        t.refused(answer, 'A request for a new key with only the password');
      },
    }),
    check({
      id: 'enrol-old-key-until-new-proven',
      does: 'Requests a new key after a step-up, then signs in with the old key.',
      must: 'The old key works until the new one is confirmed.',
      why: 'NIST SP 800-63B-4 §4.1.2',
      attack: 'None. But users who do not finish replacing a key are locked out.',
      needs: ['stepUp'],
      run: async (t) => {
        const ann = await t.newEnrolled();
        t.works(await t.on.stepUp(ann.client, t.code(ann.key)), 'a step-up');
        const offer = await t.on.enable(ann.client, ann.person.password);
        if (!offer.accepted)
          throw new Absent('the server does not replace a key while the second factor is on');
        await t.nextStep(ann.key);
        const other = await t.newPending(ann);
        t.accepted(await t.on.verify(other, t.code(ann.key)), 'A code from the key still in use');
      },
    }),
    check({
      id: 'enrol-old-key-void-after-new',
      does: 'Replaces the key, then signs in with the old one.',
      must: 'It is refused.',
      why: 'NIST SP 800-63B-4 §4.4',
      attack: 'A stolen phone still opens the account after the owner replaced the key.',
      needs: ['stepUp'],
      run: async (t) => {
        const ann = await t.newEnrolled();
        t.works(await t.on.stepUp(ann.client, t.code(ann.key)), 'a step-up');
        const offer = await t.on.enable(ann.client, ann.person.password);
        if (!offer.accepted)
          throw new Absent('the server does not replace a key while the second factor is on');
        const { key } = await t.offeredKey(ann);
        t.works(await t.on.confirm(ann.client, t.code(key)), 'confirming the new key');
        await t.nextStep(key);
        const other = await t.newPending(ann);
        t.refused(await t.on.verify(other, t.code(ann.key)), 'A code from the replaced key');
        await t.stillWorks({ ...ann, key });
      },
    }),
    check({
      id: 'enrol-key-told-once',
      does: 'Requests the key in use with only the password, ten minutes after the last code.',
      must: 'It is refused, or there is no such route: a key is shown only once.',
      why: 'RFC 6238 §5.1; NIST SP 800-63B-4 §3.1.4.1',
      attack:
        'An attacker with a password and an open session copies the second factor without the owner noticing.',
      needs: ['revealKey', 'clock'],
      run: async (t) => {
        const ann = await t.newEnrolled();
        await t.wait(10 * MINUTE);
        await t.isNow(ann.client, ann);
        const answer = await t.on.revealKey(ann.client, ann.person.password);
        t.refused(answer, 'A request for the key in use');
      },
    }),
  ],
};
