import { type Chapter, check } from '../trial/check.ts';
import type { Client } from '../trial/client.ts';
import type { Enrolled, Trial } from '../trial/trial.ts';

const ONCE = 'RFC 6238 §5.2; NIST SP 800-63B-4 §3.1.4.2; ASVS 5 6.5.1';

export const replay: Chapter = {
  title: 'A code works once',
  checks: [
    check({
      id: 'replay-at-sign-in',
      does: 'Finishes two sign-ins with the same code.',
      must: 'The second use is refused.',
      why: ONCE,
      attack: 'An attacker who sees or relays a code can sign in with it too.',
      run: async (t) => {
        const ann = await t.newEnrolled();
        const code = t.code(ann.key);
        t.works(await t.on.verify(await t.newPending(ann), code), 'the first use');
        t.refused(await t.on.verify(await t.newPending(ann), code), 'The second use');
        await t.stillWorks(ann);
      },
    }),
    check({
      id: 'replay-enrolment-code',
      follows: ['replay-at-sign-in'],
      does: 'Signs in with the code that confirmed the key.',
      must: 'It is refused: the enrolment already used it.',
      why: ONCE,
      attack: 'Anyone who watched the enrolment has half a minute to sign in.',
      run: async (t) => {
        const { account, key } = await t.newOffered();
        await t.nextStep(key);
        const code = t.code(key);
        t.works(await t.on.confirm(account.client, code), 'the confirmation');
        const other = await t.newPending(account);
        t.refused(await t.on.verify(other, code), 'The code that confirmed the key');
        await t.stillWorks({ ...account, key });
      },
    }),
    check({
      id: 'replay-earlier-step',
      follows: ['replay-at-sign-in'],
      does: 'Uses the current code, then the code of the previous time step.',
      must: 'The earlier code is refused: once a time step is used, earlier ones are no longer valid.',
      why: ONCE,
      attack: 'A code that someone saw before it was sent stays valid after the owner signed in.',
      level: 'should',
      run: async (t) => {
        const ann = await t.newEnrolled();
        await t.nextStep(ann.key);
        const earlier = t.code(ann.key, -1);
        t.works(await t.on.verify(await t.newPending(ann), t.code(ann.key)), 'the current code');
        t.refused(await t.on.verify(await t.newPending(ann), earlier), 'The code of the previous time step');
        await t.stillWorks(ann);
      },
    }),
    check({
      id: 'replay-next-step-works',
      does: 'Signs in twice, with the codes of two consecutive time steps.',
      must: 'Both are accepted.',
      why: 'RFC 6238 §5.2',
      attack: 'None. But a server that refuses more than used codes keeps users out.',
      run: async (t) => {
        const { ann, client: first } = await t.newAtCode();
        t.works(await t.on.verify(first, t.code(ann.key)), 'the first code');
        await t.nextStep(ann.key);
        const second = await t.newPending(ann);
        t.accepted(await t.on.verify(second, t.code(ann.key)), 'The code of the next time step');
      },
    }),
    check({
      id: 'replay-later-in-its-window',
      follows: ['replay-at-sign-in'],
      does: 'Uses a code again in the next time step, when it would still be within the tolerance.',
      must: 'It is refused.',
      why: ONCE,
      attack: 'The tolerance for slow clocks lets every code work twice.',
      run: async (t) => {
        const { ann, client: first } = await t.newAtCode();
        const code = t.code(ann.key);
        t.works(await t.on.verify(first, code), 'the first use');
        await t.nextStep(ann.key);
        const second = await t.newPending(ann);
        t.refused(await t.on.verify(second, code), 'The second use, one time step later');
        await t.stillWorks(ann);
      },
    }),
    check({
      id: 'replay-from-sign-in-to-step-up',
      follows: ['replay-at-sign-in'],
      does: 'Signs in with a code and uses the same code for a step-up.',
      must: 'It is refused.',
      why: ONCE,
      attack: 'A phishing page that relays one code can sign in and also perform a sensitive action.',
      needs: ['stepUp'],
      run: async (t) => {
        const { ann, client } = await t.newAtCode();
        const code = t.code(ann.key);
        t.works(await t.on.verify(client, code), 'the sign-in');
        t.refused(await t.on.stepUp(client, code), 'The same code for a step-up');
        await stepUpWorks(t, ann, client);
      },
    }),
    check({
      id: 'replay-from-step-up-to-sign-in',
      follows: ['replay-at-sign-in'],
      does: 'Uses a code for a step-up and signs in from another browser with the same code.',
      must: 'It is refused.',
      why: ONCE,
      attack: 'A code that the owner entered “to confirm” signs the attacker in.',
      needs: ['stepUp'],
      run: async (t) => {
        const { ann, client: other } = await t.newAtCode();
        const code = t.code(ann.key);
        t.works(await t.on.stepUp(ann.client, code), 'the step-up');
        t.refused(await t.on.verify(other, code), 'The same code for a sign-in');
        await t.stillWorks(ann);
      },
    }),
    check({
      id: 'replay-at-step-up',
      follows: ['replay-at-sign-in'],
      does: 'Uses the same code for two step-ups in one session.',
      must: 'The second use is refused.',
      why: ONCE,
      attack: 'One observed code extends what a stolen session may do.',
      needs: ['stepUp'],
      run: async (t) => {
        const ann = await t.newEnrolled();
        const code = t.code(ann.key);
        t.works(await t.on.stepUp(ann.client, code), 'the first use');
        t.refused(await t.on.stepUp(ann.client, code), 'The second use');
        await stepUpWorks(t, ann, ann.client);
      },
    }),
    check({
      id: 'replay-spelt-differently',
      follows: ['replay-at-sign-in'],
      does: 'Uses a code, then the same digits with a space.',
      must: 'It is refused: it is the same code.',
      why: ONCE,
      attack: 'An attacker reuses a code by writing it differently.',
      run: async (t) => {
        const ann = await t.newEnrolled();
        const code = t.code(ann.key);
        t.works(await t.on.verify(await t.newPending(ann), code), 'the first use');
        const spaced = `${code.slice(0, 3)} ${code.slice(3)}`;
        t.refused(await t.on.verify(await t.newPending(ann), spaced), 'The same digits with a space');
        await t.stillWorks(ann);
      },
    }),
    check({
      id: 'replay-race-in-one-sign-in',
      follows: ['replay-at-sign-in'],
      does: 'Finishes one sign-in twenty times at once with the same code.',
      must: 'At most one is accepted.',
      why: ONCE,
      attack: 'A code sent many times in parallel opens several sessions.',
      run: async (t) => {
        const { ann, client: pending } = await t.newAtCode();
        const code = t.code(ann.key);
        const tries = Array.from({ length: 20 }, () => t.on.verify(t.elsewhere(pending), code));
        await t.atMostOne(await Promise.all(tries), 'uses of the same code', () => t.stillWorks(ann));
      },
    }),
    check({
      id: 'replay-race-across-sign-ins',
      follows: ['replay-at-sign-in'],
      does: 'Finishes eight sign-ins at once with the same code.',
      must: 'At most one is accepted.',
      why: ONCE,
      attack: 'The owner and an attacker can both sign in with the same code if they are quick enough.',
      run: async (t) => {
        const ann = await t.newEnrolled();
        const clients = [];
        for (let n = 0; n < 8; n += 1) clients.push(await t.newPending(ann));
        const code = t.code(ann.key);
        const tries = clients.map((client) => t.on.verify(client, code));
        await t.atMostOne(await Promise.all(tries), 'sign-ins with the same code', () => t.stillWorks(ann));
      },
    }),
    check({
      id: 'replay-race-sign-in-and-step-up',
      follows: ['replay-at-sign-in', 'replay-from-sign-in-to-step-up', 'replay-race-across-sign-ins'],
      does: 'Sends the same code for a sign-in and a step-up at once.',
      must: 'At most one is accepted.',
      why: ONCE,
      attack: 'Places that check codes separately do not know which codes were already used.',
      needs: ['stepUp'],
      run: async (t) => {
        const { ann, client: other } = await t.newAtCode();
        const code = t.code(ann.key);
        const answers = await Promise.all([t.on.stepUp(ann.client, code), t.on.verify(other, code)]);
        await t.atMostOne(answers, 'uses of the same code in two places', async () => {});
        await t.stillWorks(ann);
        await stepUpWorks(t, ann, ann.client);
      },
    }),
  ],
};

/** A control: a step-up with an unused right code works in this session. @throws Unjudged */
async function stepUpWorks(t: Trial, { key }: Enrolled, client: Client): Promise<void> {
  await t.nextStep(key);
  t.works(await t.on.stepUp(client, t.code(key)), 'a step-up with an unused right code');
}
