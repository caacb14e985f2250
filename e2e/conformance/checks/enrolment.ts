import { bytesFromBase32 } from '../../../shared/base32.ts';
import { MINUTE } from '../../../shared/durations.ts';
import { chapter, check } from '../trial/check.ts';
import { Absent } from '../trial/verdict.ts';

export const enrolment = chapter('enrolment', [
  check({
    id: 'enrol-needs-session',
    why: 'ASVS 5 8.2.1; OWASP WSTG-ATHN-11',
    run: async (t) => {
      const account = await t.newAccount();
      const answer = await t.on.enable(t.newClient(), account.person.password);
      t.refused(answer, (say) => say.what.requestForKeyWithoutSession);
      await t.offeredKey(account);
    },
  }),
  check({
    id: 'enrol-needs-password',
    why: 'ASVS 5 7.5.1; NIST SP 800-63B-4 §4.1.2.1',
    run: async (t) => {
      const account = await t.newAccount();
      const wrong = 'not the password at all';
      if (t.target.clock) await t.untilNotRecent(account);
      account.client.forgetSent();
      const answer = await t.addedKey(account, wrong);
      const isAsked = account.client.hasSent(wrong);
      if (answer.accepted && !isAsked && !t.target.clock) throw new Absent((say) => say.absent.noClock);
      t.refused(
        answer,
        isAsked
          ? (say) => say.what.requestForKeyWithWrongPassword
          : (say) => say.what.requestForKeyWithoutPassword,
      );
      await t.confirmed(account, (await t.offeredKey(account)).key);
    },
  }),
  check({
    id: 'enrol-key-128-bits',
    needs: ['keyOffer'],
    why: 'RFC 4226 §4 R6',
    run: async (t) => {
      const { key } = await t.offeredKey(await t.newAccount());
      const bits = bytesFromBase32(key.secret).length * 8;
      t.expect(bits >= 128, (say) => say.finding.keyBits({ count: bits }));
    },
  }),
  check({
    id: 'enrol-key-160-bits',
    needs: ['keyOffer'],
    why: 'RFC 4226 §4 R6',
    follows: ['enrol-key-128-bits'],
    level: 'should',
    run: async (t) => {
      const { key } = await t.offeredKey(await t.newAccount());
      const bits = bytesFromBase32(key.secret).length * 8;
      t.expect(bits >= 160, (say) => say.finding.keyBits({ count: bits }));
    },
  }),
  check({
    id: 'enrol-keys-differ',
    needs: ['keyOffer'],
    why: 'RFC 6238 §3 R5',
    run: async (t) => {
      // Not two offers to one account: a server may show the same key until it is confirmed.
      const keys = new Set<string>();
      for (let n = 0; n < 3; n += 1) keys.add((await t.newOffered()).key.secret);
      t.expect(keys.size === 3, (say) => say.finding.twoOfThreeKeysAreSame);
    },
  }),
  check({
    id: 'enrol-uri-names-both',
    needs: ['keyOffer'],
    why: 'Key URI Format',
    level: 'should',
    run: async (t) => {
      const { account, key } = await t.newOffered();
      t.expect(key.issuer !== '', (say) => say.finding.noIssuer);
      // Where people sign in with a name that is not an address, the adapter makes it from the address.
      const [name = ''] = account.person.email.split('@');
      t.expect(key.account.toLowerCase().includes(name), (say) => say.finding.noAccount);
    },
  }),
  check({
    id: 'enrol-off-until-proven',
    needs: ['keyOffer'],
    why: 'NIST SP 800-63B-4 §4.1.2',
    run: async (t) => {
      const account = await t.newAccount();
      await t.offeredKey(account);
      const answer = await t.on.signIn(t.newClient(), account.person);
      t.accepted(answer, (say) => say.what.signingInDuringEnrolment);
      t.expect(!answer.awaitsCode, (say) => say.finding.asksForUnconfirmedKey);
    },
  }),
  check({
    id: 'enrol-wrong-code',
    why: 'NIST SP 800-63B-4 §4.1.2',
    run: async (t) => {
      const { account, key } = await t.newOffered();
      t.refused(await t.on.confirm(account.client, t.wrongCode(key)), (say) => say.what.wrongCode);
      const answer = await t.on.signIn(t.newClient(), account.person);
      t.works(answer, (say) => say.control.password);
      t.expect(!answer.awaitsCode, (say) => say.finding.secondFactorIsOnAfterWrongCode);
      await t.confirmed(account, key);
    },
  }),
  check({
    id: 'enrol-code-of-another-key',
    follows: ['enrol-keys-differ', 'enrol-wrong-code'],
    why: 'RFC 6238 §3 R5',
    run: async (t) => {
      const { account: ann, key: own } = await t.newOffered();
      const { key } = await t.newOffered();
      t.refused(await t.on.confirm(ann.client, t.code(key)), (say) => say.what.codeFromAnotherAccountsKey);
      await t.confirmed(ann, own);
    },
  }),
  check({
    id: 'enrol-key-replaced-by-newer-offer',
    needs: ['keyOffer'],
    why: 'NIST SP 800-63B-4 §4.1.2.2',
    level: 'should',
    run: async (t) => {
      const account = await t.newAccount();
      const { key: old } = await t.offeredKey(account);
      const { key } = await t.offeredKey(account);
      // A server that shows the same key until it is confirmed replaces nothing.
      if (key.secret !== old.secret) {
        t.refused(await t.on.confirm(account.client, t.code(old)), (say) => say.what.codeFromOlderKey);
      }
      t.accepted(await t.on.confirm(account.client, t.code(key)), (say) => say.what.codeFromNewestKey);
    },
  }),
  check({
    id: 'enrol-offer-expires',
    why: 'NIST SP 800-63B-4 §4.1.2.2',
    level: 'should',
    needs: ['keyOffer', 'clock'],
    run: async (t) => {
      const { account, key } = await t.newOffered();
      await t.wait(11 * MINUTE);
      t.refused(await t.on.confirm(account.client, t.code(key)), (say) => say.what.codeOfOldOffer);
      await t.confirmed(account, (await t.offeredKey(account)).key);
    },
  }),
  check({
    id: 'enrol-bound-to-session',
    needs: ['keyOffer'],
    why: 'NIST SP 800-63B-4 §4.1.2; OWASP Session Management Cheat Sheet',
    level: 'should',
    run: async (t) => {
      const account = await t.newAccount();
      const other = t.newClient();
      t.accepted(await t.on.signIn(other, account.person), (say) => say.what.secondSignIn);
      const { key } = await t.offeredKey(account);
      t.refused(await t.on.confirm(other, t.code(key)), (say) => say.what.confirmationFromAnotherSession);
      await t.confirmed(account, key);
    },
  }),
  check({
    id: 'enrol-once-in-a-race',
    why: 'RFC 6238 §5.2',
    run: async (t) => {
      const { account, key } = await t.newOffered();
      const code = t.code(key);
      const tries = Array.from({ length: 10 }, () => t.on.confirm(t.elsewhere(account.client), code));
      await t.atMostOne(await Promise.all(tries), 'confirmationsWithSameCode', () =>
        t.confirmed(account, key),
      );
    },
  }),
  check({
    id: 'enrol-guesses-bounded',
    needs: ['keyOffer'],
    why: 'NIST SP 800-63B-4 §3.2.2; ASVS 5 6.3.1',
    level: 'should',
    run: async (t) => {
      const { account, key } = await t.newOffered();
      for (const code of t.wrongCodes(key, 40)) await t.on.confirm(t.elsewhere(account.client), code);
      t.refused(
        await t.on.confirm(t.elsewhere(account.client), t.code(key)),
        (say) => say.what.rightCodeAfter40WrongOnes,
      );
      const other = await t.newOffered();
      t.works(
        await t.on.confirm(other.account.client, t.code(other.key)),
        (say) => say.control.confirmingAnotherAccountsKey,
      );
    },
  }),
  check({
    id: 'enrol-second-key-needs-second-factor',
    why: 'NIST SP 800-63B-4 §4.1.2.1; ASVS 5 7.5.1',
    needs: ['clock'],
    run: async (t) => {
      const ann = await t.newEnrolled();
      await t.untilNotRecent(ann);
      const answer = await t.addedKey(ann, ann.person.password);
      t.refused(answer, (say) => say.what.newKeyWithPasswordOnly);
    },
  }),
  check({
    id: 'enrol-old-key-until-new-proven',
    why: 'NIST SP 800-63B-4 §4.1.2',
    needs: ['keyOffer', 'stepUp'],
    run: async (t) => {
      const ann = await t.newEnrolled();
      t.works(await t.on.stepUp(ann.client, t.code(ann.key)), (say) => say.control.stepUp);
      const offer = await t.on.enable(ann.client, ann.person.password);
      if (!offer.accepted) throw new Absent((say) => say.absent.noReplacing);
      await t.nextStep(ann.key);
      const other = await t.newPending(ann);
      t.accepted(await t.on.verify(other, t.code(ann.key)), (say) => say.what.codeFromKeyStillInUse);
    },
  }),
  check({
    id: 'enrol-old-key-void-after-new',
    why: 'NIST SP 800-63B-4 §4.1.4, §4.5; ASVS 5 6.5.6',
    needs: ['stepUp'],
    run: async (t) => {
      const ann = await t.newEnrolled();
      t.works(await t.on.stepUp(ann.client, t.code(ann.key)), (say) => say.control.stepUp);
      const offer = await t.on.enable(ann.client, ann.person.password);
      if (!offer.accepted) throw new Absent((say) => say.absent.noReplacing);
      const { key } = await t.offeredKey(ann);
      // Some servers remember the last time step of an account, not of a key.
      await t.nextStep(key);
      t.works(await t.on.confirm(ann.client, t.code(key)), (say) => say.control.confirmingNewKey);
      await t.nextStep(key);
      const other = await t.newPending(ann);
      t.refused(await t.on.verify(other, t.code(ann.key)), (say) => say.what.codeFromReplacedKey);
      await t.stillWorks({ ...ann, key });
    },
  }),
  check({
    id: 'enrol-key-told-once',
    why: 'RFC 6238 §5.1; NIST SP 800-63B-4 §3.1.4.2; ASVS 5 14.2.6',
    needs: ['revealKey', 'clock'],
    run: async (t) => {
      const ann = await t.newEnrolled();
      await t.untilNotRecent(ann);
      const answer = await t.on.revealKey(ann.client, ann.person.password);
      t.refused(answer, (say) => say.what.requestForKeyInUse);
    },
  }),
]);
