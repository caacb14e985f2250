import { type Chapter, check } from '../trial/check.ts';

export const clock: Chapter = {
  title: 'Clocks',
  checks: [
    check({
      id: 'clock-present-step',
      does: 'Signs in with the current code.',
      must: 'It is accepted.',
      why: 'RFC 6238 §4.2',
      attack: 'None.',
      run: async (t) => {
        const { ann, client } = await t.newAtCode();
        t.accepted(await t.on.verify(client, t.code(ann.key)), 'The current code');
        t.expect(
          (await t.on.whoAmI(client)) === ann.person.email,
          'The user is not signed in after the right code.',
        );
      },
    }),
    check({
      id: 'clock-one-step-late',
      does: 'Signs in with the unused code of the previous time step.',
      must: 'It is accepted, because people type slowly and clocks differ.',
      why: 'RFC 6238 §5.2',
      attack: 'None. But the server refuses codes typed at the end of their time step.',
      level: 'should',
      run: async (t) => {
        const ann = await t.newEnrolled();
        await t.nextStep(ann.key);
        const client = await t.newPending(ann);
        t.accepted(await t.on.verify(client, t.code(ann.key, -1)), 'A code one time step late');
        t.expect(await t.isSignedIn(client), 'The user is not signed in after it.');
      },
    }),
    ...[-2, -3, -10, 2, 3, 10].map((steps, _, all) =>
      check({
        follows: all.filter((nearer) => nearer * steps > 0 && Math.abs(nearer) < Math.abs(steps)).map(idOf),
        id: idOf(steps),
        does: `Signs in with a code ${Math.abs(steps)} time steps ${steps < 0 ? 'late' : 'early'}.`,
        must: 'It is refused: the recommended tolerance is one time step.',
        why: 'RFC 6238 §5.2, §6',
        attack:
          'Each extra time step gives guesses one more right code and keeps an observed code valid longer.',
        run: async (t) => {
          const ann = await t.newEnrolled();
          // After the enrolment's time step. Otherwise a late code would be refused because it is older than that one.
          await t.nextStep(ann.key, Math.abs(steps));
          const client = await t.newPending(ann);
          t.refused(await t.on.verify(client, t.code(ann.key, steps)), 'A code from another time step');
          t.expect(!(await t.isSignedIn(client)), 'The browser is signed in after it.');
          await t.stillWorks(ann);
        },
      }),
    ),
    check({
      id: 'clock-step-zero',
      does: 'Signs in with the code of time step 0, in January 1970.',
      must: 'It is refused.',
      why: 'RFC 6238 §4.2',
      attack: 'A missing or zero timestamp opens every account.',
      run: async (t) => {
        const { ann, client } = await t.newAtCode();
        const first = t.code(ann.key, -Math.floor(t.now() / (ann.key.period * 1000)));
        t.refused(await t.on.verify(client, first), 'The code of time step 0');
        await t.stillWorks(ann);
      },
    }),
  ],
};

function idOf(steps: number): string {
  return `clock-${Math.abs(steps)}-steps-${steps < 0 ? 'late' : 'early'}`;
}
