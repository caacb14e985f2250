import { type Chapter, check } from '../trial/check.ts';
import { countAccepted } from '../trial/trial.ts';

const ONCE = 'RFC 6238 §5.2; NIST SP 800-63B-4 §3.1.4.2; ASVS 5 6.5.1';

export const replay: Chapter = {
  title: 'A code works once',
  checks: [
    check({
      id: 'replay-at-sign-in',
      does: 'Finishes two sign-ins with one code.',
      must: 'The second is refused.',
      why: ONCE,
      attack: 'A code read over a shoulder, or by a relay, signs the attacker in as well.',
      run: async (t) => {
        const ann = await t.newEnrolled();
        const [first, second] = [await t.newPending(ann), await t.newPending(ann)];
        const code = t.code(ann.key);
        t.accepted(await t.on.verify(first, code), 'The first use');
        t.refused(await t.on.verify(second, code), 'The second use');
      },
    }),
    check({
      id: 'replay-enrolment-code',
      does: 'Signs in with the code that proved the key.',
      must: 'It is refused: enrolment is a use, too.',
      why: ONCE,
      attack: 'Whoever watched the set-up has half a minute to sign in.',
      run: async (t) => {
        const { account, key } = await t.newOffered();
        await t.nextStep(key);
        const code = t.code(key);
        t.accepted(await t.on.confirm(account.client, code), 'The proof');
        const other = await t.newPending(account);
        t.refused(await t.on.verify(other, code), 'The code that proved the key');
      },
    }),
    check({
      id: 'replay-earlier-step',
      does: 'Uses the present code, then the one of the step before.',
      must: 'The earlier one is refused: once a step is used, those before it are over.',
      why: ONCE,
      attack: 'A code that was typed, seen and not sent stays good after its owner signed in.',
      level: 'should',
      run: async (t) => {
        const ann = await t.newEnrolled();
        await t.nextStep(ann.key);
        const [first, second] = [await t.newPending(ann), await t.newPending(ann)];
        const earlier = t.code(ann.key, -1);
        t.accepted(await t.on.verify(first, t.code(ann.key)), 'The present code');
        t.refused(await t.on.verify(second, earlier), 'The code of the step before');
      },
    }),
    check({
      id: 'replay-next-step-works',
      does: 'Signs in twice, with the codes of two steps that follow each other.',
      must: 'Both are accepted.',
      why: 'RFC 6238 §5.2',
      attack: 'None; but a server that refuses more than replays keeps people out.',
      run: async (t) => {
        const { ann, client: first } = await t.newAtCode();
        t.accepted(await t.on.verify(first, t.code(ann.key)), 'The first code');
        await t.nextStep(ann.key);
        const second = await t.newPending(ann);
        t.accepted(await t.on.verify(second, t.code(ann.key)), 'The code of the next step');
      },
    }),
    check({
      id: 'replay-later-in-its-window',
      does: 'Uses a code again in the following time step, where it would still be in time.',
      must: 'It is refused.',
      why: ONCE,
      attack: 'The tolerance for slow clocks becomes a second life for every code.',
      run: async (t) => {
        const { ann, client: first } = await t.newAtCode();
        const code = t.code(ann.key);
        t.accepted(await t.on.verify(first, code), 'The first use');
        await t.nextStep(ann.key);
        const second = await t.newPending(ann);
        t.refused(await t.on.verify(second, code), 'The second use, a step later');
      },
    }),
    check({
      id: 'replay-from-sign-in-to-step-up',
      does: 'Signs in with a code and proves the factor again with the same one.',
      must: 'It is refused.',
      why: ONCE,
      attack: 'A page that relays one code gets the sign-in and the dangerous action after it.',
      needs: ['stepUp'],
      run: async (t) => {
        const { ann, client } = await t.newAtCode();
        const code = t.code(ann.key);
        t.accepted(await t.on.verify(client, code), 'The sign-in');
        t.refused(await t.on.stepUp(client, code), 'The same code for a step-up');
      },
    }),
    check({
      id: 'replay-from-step-up-to-sign-in',
      does: 'Proves the factor again with a code and signs in elsewhere with the same one.',
      must: 'It is refused.',
      why: ONCE,
      attack: 'A code asked for “to confirm” signs the attacker in.',
      needs: ['stepUp'],
      run: async (t) => {
        const { ann, client: other } = await t.newAtCode();
        const code = t.code(ann.key);
        t.accepted(await t.on.stepUp(ann.client, code), 'The step-up');
        t.refused(await t.on.verify(other, code), 'The same code for a sign-in');
      },
    }),
    check({
      id: 'replay-at-step-up',
      does: 'Proves the factor twice with one code in one session.',
      must: 'The second is refused.',
      why: ONCE,
      attack: 'One code observed prolongs a stolen session’s rights.',
      needs: ['stepUp'],
      run: async (t) => {
        const ann = await t.newEnrolled();
        const code = t.code(ann.key);
        t.accepted(await t.on.stepUp(ann.client, code), 'The first use');
        t.refused(await t.on.stepUp(ann.client, code), 'The second use');
      },
    }),
    check({
      id: 'replay-spelt-differently',
      does: 'Uses a code, then the same digits with spaces.',
      must: 'It is refused: it is the same code.',
      why: ONCE,
      attack: 'A used code comes back in another spelling.',
      run: async (t) => {
        const ann = await t.newEnrolled();
        const [first, second] = [await t.newPending(ann), await t.newPending(ann)];
        const code = t.code(ann.key);
        t.accepted(await t.on.verify(first, code), 'The first use');
        const spaced = `${code.slice(0, 3)} ${code.slice(3)}`;
        t.refused(await t.on.verify(second, spaced), 'The same digits with a space');
      },
    }),
    check({
      id: 'replay-race-in-one-sign-in',
      does: 'Finishes one sign-in twenty times at once with one code.',
      must: 'One is accepted at most.',
      why: ONCE,
      attack: 'A code fired in parallel opens several sessions.',
      run: async (t) => {
        const { ann, client: pending } = await t.newAtCode();
        const code = t.code(ann.key);
        const tries = Array.from({ length: 20 }, () => t.on.verify(t.elsewhere(pending), code));
        const count = countAccepted(await Promise.all(tries));
        t.expect(count === 1, `${count} of twenty uses of one code were accepted.`);
      },
    }),
    check({
      id: 'replay-race-across-sign-ins',
      does: 'Finishes eight sign-ins at once with one code.',
      must: 'One is accepted at most.',
      why: ONCE,
      attack: 'The owner and the attacker both get in with one code if they are quick enough.',
      run: async (t) => {
        const ann = await t.newEnrolled();
        const clients = [];
        for (let n = 0; n < 8; n += 1) clients.push(await t.newPending(ann));
        const code = t.code(ann.key);
        const count = countAccepted(await Promise.all(clients.map((client) => t.on.verify(client, code))));
        t.expect(count === 1, `${count} of eight sign-ins were finished with one code.`);
      },
    }),
    check({
      id: 'replay-race-sign-in-and-step-up',
      does: 'Sends one code for a sign-in and for a step-up at once.',
      must: 'One is accepted at most.',
      why: ONCE,
      attack: 'Places that check codes on their own do not know of each other’s uses.',
      needs: ['stepUp'],
      run: async (t) => {
        const { ann, client: other } = await t.newAtCode();
        const code = t.code(ann.key);
        const answers = await Promise.all([t.on.stepUp(ann.client, code), t.on.verify(other, code)]);
        t.expect(countAccepted(answers) <= 1, 'One code was accepted in both places.');
      },
    }),
  ],
};
