import { bytesFromBase32 } from '../../../shared/base32.ts';
import { MINUTE } from '../../../shared/durations.ts';
import { type Chapter, check } from '../trial/check.ts';
import { countAccepted } from '../trial/trial.ts';
import { Absent } from '../trial/verdict.ts';

export const enrolment: Chapter = {
  title: 'Enrolment',
  checks: [
    check({
      id: 'enrol-needs-session',
      does: 'Asks for a key without being signed in.',
      must: 'It is refused.',
      why: 'ASVS 5 8.2.1; OWASP WSTG-ATHN-11',
      attack: 'Anybody can put a key of their own on an account.',
      run: async (t) => {
        const { person } = await t.newAccount();
        t.refused(await t.on.enable(t.newClient(), person.password), 'A request for a key without a session');
      },
    }),
    check({
      id: 'enrol-needs-password',
      does: 'Asks for a key in a session, with a wrong password.',
      must: 'It is refused: binding a factor needs authentication anew.',
      why: 'ASVS 5 7.5.1; NIST SP 800-63B-4 §4.1.2',
      attack: 'Whoever finds an open session locks the owner out with a factor of their own.',
      run: async (t) => {
        const { client } = await t.newAccount();
        t.refused(await t.on.enable(client, 'not the password at all'), 'A request with a wrong password');
      },
    }),
    check({
      id: 'enrol-key-128-bits',
      does: 'Measures the key.',
      must: 'It has 128 bits or more.',
      why: 'RFC 4226 §4 R6',
      attack: 'Keys short enough to be found from a few codes seen.',
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
      attack: 'A smaller margin than HMAC-SHA-1 can have.',
      level: 'should',
      run: async (t) => {
        const { key } = await t.offeredKey(await t.newAccount());
        const bits = bytesFromBase32(key.secret).length * 8;
        t.expect(bits >= 160, `The key has ${bits} bits.`);
      },
    }),
    check({
      id: 'enrol-keys-differ',
      does: 'Asks for three keys, two of them for one account.',
      must: 'All differ.',
      why: 'RFC 6238 §3 R5',
      attack: 'One key known is every key known.',
      run: async (t) => {
        const ann = await t.newAccount();
        const first = await t.offeredKey(ann);
        const second = await t.offeredKey(ann);
        const other = await t.offeredKey(await t.newAccount());
        const keys = new Set([first, second, other].map(({ key }) => key.secret));
        t.expect(keys.size === 3, 'Two of three keys were the same.');
      },
    }),
    check({
      id: 'enrol-uri-names-both',
      does: 'Reads the key URI as authenticators do.',
      must: 'It is well formed and names the issuer and the account.',
      why: 'Key URI Format',
      attack: 'None; but people cannot tell their codes apart, and delete the wrong one.',
      level: 'should',
      run: async (t) => {
        const { account, key } = await t.newOffered();
        t.expect(key.issuer !== '', 'The key URI names no issuer.');
        t.expect(key.account === account.person.email, 'The key URI does not name the account.');
      },
    }),
    check({
      id: 'enrol-off-until-proven',
      does: 'Asks for a key, does not prove it, and signs in elsewhere.',
      must: 'The password alone still signs in: a key nobody has proven does not count.',
      why: 'NIST SP 800-63B-4 §4.1.2',
      attack: 'None; but whoever closes the page too early is locked out.',
      run: async (t) => {
        const account = await t.newAccount();
        await t.offeredKey(account);
        const answer = await t.on.signIn(t.newClient(), account.person);
        t.accepted(answer, 'Signing in during an enrolment');
        t.expect(!answer.awaitsCode, 'A code of a key that was never proven is asked for.');
      },
    }),
    check({
      id: 'enrol-wrong-code',
      does: 'Tries to prove the key with a wrong code.',
      must: 'It is refused, and the second factor stays off.',
      why: 'NIST SP 800-63B-4 §4.1.2',
      attack: 'A factor that its owner never had gets bound.',
      run: async (t) => {
        const { account, key } = await t.newOffered();
        t.refused(await t.on.confirm(account.client, t.wrongCode(key)), 'A wrong code');
        const answer = await t.on.signIn(t.newClient(), account.person);
        t.expect(!answer.awaitsCode, 'The second factor is on after a wrong code.');
      },
    }),
    check({
      id: 'enrol-code-of-another-key',
      does: 'Tries to prove one account’s key with a code of another account’s.',
      must: 'It is refused.',
      why: 'RFC 6238 §3 R5',
      attack: 'One authenticator opens every account.',
      run: async (t) => {
        const ann = await t.newAccount();
        await t.offeredKey(ann);
        const { key } = await t.offeredKey(await t.newAccount());
        t.refused(await t.on.confirm(ann.client, t.code(key)), 'A code of somebody else’s key');
      },
    }),
    check({
      id: 'enrol-key-replaced-by-newer-offer',
      does: 'Asks for a key twice and proves the first one.',
      must: 'Only the key offered last can be proven.',
      why: 'NIST SP 800-63B-4 §4.1.3',
      attack: 'A key seen over a shoulder on an abandoned page can still be bound.',
      level: 'should',
      run: async (t) => {
        const account = await t.newAccount();
        const { key: old } = await t.offeredKey(account);
        const { key } = await t.offeredKey(account);
        t.refused(await t.on.confirm(account.client, t.code(old)), 'A code of the key offered before');
        t.accepted(await t.on.confirm(account.client, t.code(key)), 'A code of the key offered last');
      },
    }),
    check({
      id: 'enrol-offer-expires',
      does: 'Proves a key eleven minutes after it was offered.',
      must: 'It is refused.',
      why: 'NIST SP 800-63B-4 §4.1.3',
      attack: 'A picture of an old enrolment page is a factor for ever.',
      level: 'should',
      needs: ['clock'],
      run: async (t) => {
        const { account, key } = await t.newOffered();
        await t.wait(11 * MINUTE);
        t.refused(await t.on.confirm(account.client, t.code(key)), 'A key offered eleven minutes ago');
      },
    }),
    check({
      id: 'enrol-bound-to-session',
      does: 'Asks for a key in one session and proves it in another one of the same person.',
      must: 'It is refused: the key belongs to the session that was shown it.',
      why: 'NIST SP 800-63B-4 §4.1.2; OWASP Session Management Cheat Sheet',
      attack: 'Two half-finished set-ups mix, and a stolen session finishes the owner’s.',
      level: 'should',
      run: async (t) => {
        const account = await t.newAccount();
        const other = t.newClient();
        t.accepted(await t.on.signIn(other, account.person), 'A second sign-in');
        const { key } = await t.offeredKey(account);
        t.refused(await t.on.confirm(other, t.code(key)), 'A proof from another session');
      },
    }),
    check({
      id: 'enrol-once-in-a-race',
      does: 'Proves a key ten times at once with one code.',
      must: 'One is accepted at most.',
      why: 'RFC 6238 §5.2',
      attack: 'One code observed is worth several sessions.',
      run: async (t) => {
        const { account, key } = await t.newOffered();
        const code = t.code(key);
        const tries = Array.from({ length: 10 }, () => t.on.confirm(t.elsewhere(account.client), code));
        const count = countAccepted(await Promise.all(tries));
        t.expect(count === 1, `${count} of ten proofs with one code were accepted.`);
      },
    }),
    check({
      id: 'enrol-guesses-bounded',
      does: 'Tries 40 wrong codes on a key, then the right one.',
      must: 'The right one is refused by then: the guesses were used up.',
      why: 'NIST SP 800-63B-4 §3.2.2; ASVS 5 6.3.1',
      attack: 'Whoever has a session and the password binds a key by guessing until a code fits.',
      level: 'should',
      run: async (t) => {
        const { account, key } = await t.newOffered();
        for (const code of t.wrongCodes(key, 40)) await t.on.confirm(t.elsewhere(account.client), code);
        t.refused(
          await t.on.confirm(t.elsewhere(account.client), t.code(key)),
          'A right code after 40 wrong ones',
        );
      },
    }),
    check({
      id: 'enrol-second-key-needs-second-factor',
      does: 'Asks for a new key with the password alone while the second factor is on, ten minutes after its last use.',
      must: 'It is refused: the factor in use is asked for first.',
      why: 'NIST SP 800-63B-4 §4.1.2; ASVS 5 7.5.1',
      attack: 'A password and an open session are enough to replace the second factor.',
      needs: ['clock'],
      run: async (t) => {
        const ann = await t.newEnrolled();
        await t.wait(10 * MINUTE);
        const answer = await t.on.enable(ann.client, ann.person.password);
        t.refused(answer, 'A new key with the password alone');
      },
    }),
    check({
      id: 'enrol-old-key-until-new-proven',
      does: 'Asks for a replacement after proving the second factor, then signs in with the old key.',
      must: 'The old key works until the new one is proven.',
      why: 'NIST SP 800-63B-4 §4.1.2',
      attack: 'None; but whoever breaks off a replacement is locked out.',
      needs: ['stepUp'],
      run: async (t) => {
        const ann = await t.newEnrolled();
        t.accepted(await t.on.stepUp(ann.client, t.code(ann.key)), 'A step-up');
        const offer = await t.on.enable(ann.client, ann.person.password);
        if (!offer.accepted) throw new Absent('the server replaces no key while one is on');
        await t.nextStep(ann.key);
        const other = await t.newPending(ann);
        t.accepted(await t.on.verify(other, t.code(ann.key)), 'A code of the key still in use');
      },
    }),
    check({
      id: 'enrol-old-key-void-after-new',
      does: 'Replaces the key, then signs in with the old one.',
      must: 'It is refused.',
      why: 'NIST SP 800-63B-4 §4.4',
      attack: 'A stolen phone stays a key to the account after its owner replaced it.',
      needs: ['stepUp'],
      run: async (t) => {
        const ann = await t.newEnrolled();
        t.accepted(await t.on.stepUp(ann.client, t.code(ann.key)), 'A step-up');
        const offer = await t.on.enable(ann.client, ann.person.password);
        if (!offer.accepted) throw new Absent('the server replaces no key while one is on');
        const { key } = await t.offeredKey(ann);
        t.accepted(await t.on.confirm(ann.client, t.code(key)), 'A proof of the new key');
        await t.nextStep(key);
        const other = await t.newPending(ann);
        t.refused(await t.on.verify(other, t.code(ann.key)), 'A code of the key that was replaced');
        t.accepted(await t.on.verify(other, t.code(key)), 'A code of the new key');
      },
    }),
    check({
      id: 'enrol-key-told-once',
      does: 'Asks for the key in use with the password alone, ten minutes later.',
      must: 'It is refused, or there is no such route: a key is told once.',
      why: 'RFC 6238 §5.1; NIST SP 800-63B-4 §3.1.4.1',
      attack: 'A password and an open session copy the second factor, and its owner notices nothing.',
      needs: ['revealKey', 'clock'],
      run: async (t) => {
        const ann = await t.newEnrolled();
        await t.wait(10 * MINUTE);
        const answer = await t.on.revealKey(ann.client, ann.person.password);
        t.refused(answer, 'A request for the key in use');
      },
    }),
  ],
};
