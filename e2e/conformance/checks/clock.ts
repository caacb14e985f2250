import { type Chapter, check } from '../trial/check.ts';

export const clock: Chapter = {
  title: 'Clocks',
  checks: [
    check({
      id: 'clock-present-step',
      does: 'Signs in with the present code.',
      must: 'It is accepted.',
      why: 'RFC 6238 §4.2',
      attack: 'None.',
      run: async (t) => {
        const { ann, client } = await t.newAtCode();
        t.accepted(await t.on.verify(client, t.code(ann.key)), 'The present code');
        t.expect(
          (await t.on.whoAmI(client)) === ann.person.email,
          'Nobody is signed in after the right code.',
        );
      },
    }),
    check({
      id: 'clock-one-step-late',
      does: 'Signs in with the code of the step before, not used yet.',
      must: 'It is accepted: people type slowly and clocks differ.',
      why: 'RFC 6238 §5.2',
      attack: 'None; but codes typed at the end of their time are refused.',
      level: 'should',
      run: async (t) => {
        const ann = await t.newEnrolled();
        await t.nextStep(ann.key);
        const client = await t.newPending(ann);
        t.accepted(await t.on.verify(client, t.code(ann.key, -1)), 'A code one step late');
      },
    }),
    ...[-2, -3, -10, 2, 3, 10].map((steps) =>
      check({
        id: `clock-${Math.abs(steps)}-steps-${steps < 0 ? 'late' : 'early'}`,
        does: `Signs in with a code ${Math.abs(steps)} time steps ${steps < 0 ? 'late' : 'early'}.`,
        must: 'It is refused: one step of difference is recommended, no more.',
        why: 'RFC 6238 §5.2, §6',
        attack:
          'Each step forgiven is one more code that a guess can hit, and a longer life for one that was seen.',
        run: async (t) => {
          const ann = await t.newEnrolled();
          // Later than the step that enrolled: else a late code is refused for being older than that one.
          await t.nextStep(ann.key, Math.abs(steps));
          const client = await t.newPending(ann);
          t.refused(await t.on.verify(client, t.code(ann.key, steps)), 'A code of another time');
          t.expect(!(await t.isSignedIn(client)), 'Somebody is signed in after it.');
        },
      }),
    ),
    check({
      id: 'clock-step-zero',
      does: 'Signs in with the code of the first time step there ever was.',
      must: 'It is refused.',
      why: 'RFC 6238 §4.2',
      attack: 'A missing or zero timestamp opens every account.',
      run: async (t) => {
        const { ann, client } = await t.newAtCode();
        const first = t.code(ann.key, -Math.floor(t.now() / (ann.key.period * 1000)));
        t.refused(await t.on.verify(client, first), 'The code of time step 0');
      },
    }),
  ],
};
