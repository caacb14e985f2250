import { chapter, check } from '../trial/check.ts';
import type { Client } from '../trial/client.ts';
import type { Enrolled, Trial } from '../trial/trial.ts';

const ONCE = 'RFC 6238 §5.2; NIST SP 800-63B-4 §3.1.4.2; ASVS 5 6.5.1';

export const replay = chapter('replay', [
  check({
    id: 'replay-at-sign-in',
    why: ONCE,
    run: async (t) => {
      const ann = await t.newEnrolled();
      const code = t.code(ann.key);
      t.works(await t.on.verify(await t.newPending(ann), code), (say) => say.control.firstUse);
      t.refused(await t.on.verify(await t.newPending(ann), code), (say) => say.what.secondUse);
      await t.stillWorks(ann);
    },
  }),
  check({
    id: 'replay-enrolment-code',
    follows: ['replay-at-sign-in'],
    why: ONCE,
    run: async (t) => {
      const { account, key } = await t.newOffered();
      await t.nextStep(key);
      const code = t.code(key);
      t.works(await t.on.confirm(account.client, code), (say) => say.control.confirmation);
      const other = await t.newPending(account);
      t.refused(await t.on.verify(other, code), (say) => say.what.codeThatConfirmedKey);
      await t.stillWorks({ ...account, key });
    },
  }),
  check({
    id: 'replay-earlier-step',
    follows: ['replay-at-sign-in'],
    why: ONCE,
    level: 'should',
    run: async (t) => {
      const ann = await t.newEnrolled();
      await t.nextStep(ann.key);
      const earlier = t.code(ann.key, -1);
      t.works(await t.on.verify(await t.newPending(ann), t.code(ann.key)), (say) => say.control.currentCode);
      t.refused(
        await t.on.verify(await t.newPending(ann), earlier),
        (say) => say.what.codeOfPreviousTimeStep,
      );
      await t.stillWorks(ann);
    },
  }),
  check({
    id: 'replay-next-step-works',
    why: 'RFC 6238 §5.2',
    run: async (t) => {
      const { ann, client: first } = await t.newAtCode();
      t.works(await t.on.verify(first, t.code(ann.key)), (say) => say.control.firstCode);
      await t.nextStep(ann.key);
      const second = await t.newPending(ann);
      t.accepted(await t.on.verify(second, t.code(ann.key)), (say) => say.what.codeOfNextTimeStep);
    },
  }),
  check({
    id: 'replay-later-in-its-window',
    follows: ['replay-at-sign-in'],
    why: ONCE,
    run: async (t) => {
      const { ann, client: first } = await t.newAtCode();
      const code = t.code(ann.key);
      t.works(await t.on.verify(first, code), (say) => say.control.firstUse);
      await t.nextStep(ann.key);
      const second = await t.newPending(ann);
      t.refused(await t.on.verify(second, code), (say) => say.what.secondUseLater);
      await t.stillWorks(ann);
    },
  }),
  check({
    id: 'replay-from-sign-in-to-step-up',
    follows: ['replay-at-sign-in'],
    why: ONCE,
    needs: ['stepUp'],
    run: async (t) => {
      const { ann, client } = await t.newAtCode();
      const code = t.code(ann.key);
      t.works(await t.on.verify(client, code), (say) => say.control.signIn);
      t.refused(await t.on.stepUp(client, code), (say) => say.what.sameCodeForStepUp);
      await stepUpWorks(t, ann, client);
    },
  }),
  check({
    id: 'replay-from-step-up-to-sign-in',
    follows: ['replay-at-sign-in'],
    why: ONCE,
    needs: ['stepUp'],
    run: async (t) => {
      const { ann, client: other } = await t.newAtCode();
      const code = t.code(ann.key);
      t.works(await t.on.stepUp(ann.client, code), (say) => say.control.theStepUp);
      t.refused(await t.on.verify(other, code), (say) => say.what.sameCodeForSignIn);
      await t.stillWorks(ann);
    },
  }),
  check({
    id: 'replay-at-step-up',
    follows: ['replay-at-sign-in'],
    why: ONCE,
    needs: ['stepUp'],
    run: async (t) => {
      const ann = await t.newEnrolled();
      const code = t.code(ann.key);
      t.works(await t.on.stepUp(ann.client, code), (say) => say.control.firstUse);
      t.refused(await t.on.stepUp(ann.client, code), (say) => say.what.secondUse);
      await stepUpWorks(t, ann, ann.client);
    },
  }),
  check({
    id: 'replay-spelt-differently',
    follows: ['replay-at-sign-in'],
    why: ONCE,
    run: async (t) => {
      const ann = await t.newEnrolled();
      const code = t.code(ann.key);
      t.works(await t.on.verify(await t.newPending(ann), code), (say) => say.control.firstUse);
      const spaced = `${code.slice(0, 3)} ${code.slice(3)}`;
      t.refused(await t.on.verify(await t.newPending(ann), spaced), (say) => say.what.sameDigitsWithSpace);
      await t.stillWorks(ann);
    },
  }),
  check({
    id: 'replay-race-in-one-sign-in',
    follows: ['replay-at-sign-in'],
    why: ONCE,
    run: async (t) => {
      const { ann, client: pending } = await t.newAtCode();
      const code = t.code(ann.key);
      const tries = Array.from({ length: 20 }, () => t.on.verify(t.elsewhere(pending), code));
      await t.atMostOne(await Promise.all(tries), 'usesOfSameCode', () => t.stillWorks(ann));
    },
  }),
  check({
    id: 'replay-race-across-sign-ins',
    follows: ['replay-at-sign-in'],
    why: ONCE,
    run: async (t) => {
      const ann = await t.newEnrolled();
      const clients = [];
      for (let n = 0; n < 8; n += 1) clients.push(await t.newPending(ann));
      const code = t.code(ann.key);
      const tries = clients.map((client) => t.on.verify(client, code));
      await t.atMostOne(await Promise.all(tries), 'signInsWithSameCode', () => t.stillWorks(ann));
    },
  }),
  check({
    id: 'replay-race-sign-in-and-step-up',
    follows: ['replay-at-sign-in', 'replay-from-sign-in-to-step-up', 'replay-race-across-sign-ins'],
    why: ONCE,
    needs: ['stepUp'],
    run: async (t) => {
      const { ann, client: other } = await t.newAtCode();
      const code = t.code(ann.key);
      const answers = await Promise.all([t.on.stepUp(ann.client, code), t.on.verify(other, code)]);
      await t.atMostOne(answers, 'usesOfSameCodeInTwoPlaces', async () => {});
      await stepUpWorks(t, ann, await t.stillWorks(ann));
    },
  }),
]);

/** A control: a step-up with an unused right code works in this session. @throws Unjudged */
async function stepUpWorks(t: Trial, { key }: Enrolled, client: Client): Promise<void> {
  await t.nextStep(key);
  t.works(await t.on.stepUp(client, t.code(key)), (say) => say.control.stepUpWithUnusedRightCode);
}
