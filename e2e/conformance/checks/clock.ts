import { chapter, check } from '../trial/check.ts';

export const clock = chapter('clock', [
  check({
    id: 'clock-present-step',
    why: 'RFC 6238 §4.2',
    run: async (t) => {
      const { ann, client } = await t.newAtCode();
      t.accepted(await t.on.verify(client, t.code(ann.key)), (say) => say.what.currentCode);
      t.expect((await t.on.whoAmI(client)) === ann.person.email, (say) => say.finding.notSignedInAfterCode);
    },
  }),
  check({
    id: 'clock-one-step-late',
    why: 'RFC 6238 §5.2',
    level: 'should',
    run: async (t) => {
      const ann = await t.newEnrolled();
      await t.nextStep(ann.key);
      const client = await t.newPending(ann);
      t.accepted(await t.on.verify(client, t.code(ann.key, -1)), (say) => say.what.codeOneTimeStepLate);
      t.expect(await t.isSignedIn(client), (say) => say.finding.notSignedIn);
    },
  }),
  ...([-2, -3, -10, 2, 3, 10] as const).map((steps, _, all) =>
    check({
      follows: all.filter((nearer) => nearer * steps > 0 && Math.abs(nearer) < Math.abs(steps)).map(idOf),
      id: idOf(steps),
      why: 'RFC 6238 §5.2, §6',
      run: async (t) => {
        const ann = await t.newEnrolled();
        // After the enrolment's time step. Otherwise a late code would be refused because it is older than that one.
        await t.nextStep(ann.key, Math.abs(steps));
        const client = await t.newPending(ann);
        t.refused(
          await t.on.verify(client, t.code(ann.key, steps)),
          (say) => say.what.codeFromAnotherTimeStep,
        );
        t.expect(!(await t.isSignedIn(client)), (say) => say.finding.signedIn);
        await t.stillWorks(ann);
      },
    }),
  ),
  check({
    id: 'clock-step-zero',
    why: 'RFC 6238 §4.2',
    run: async (t) => {
      const { ann, client } = await t.newAtCode();
      const first = t.code(ann.key, -Math.floor(t.now() / (ann.key.period * 1000)));
      t.refused(await t.on.verify(client, first), (say) => say.what.codeOfTimeStep0);
      await t.stillWorks(ann);
    },
  }),
]);

function idOf(steps: 2 | 3 | 10 | -2 | -3 | -10) {
  return `clock-${Math.abs(steps) as 2 | 3 | 10}-steps-${steps < 0 ? 'late' : 'early'}` as const;
}
