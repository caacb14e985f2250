/** What tests do with the demo server, as steps of a report. */
import { decisionsIn } from './report/decisions.ts';
import type { Sentences as Texts } from './report/texts/catalogue.ts';
import { sentencesOf } from './report/texts/every-language.ts';
import { type Sentences, withNarration } from './report/with-narration.ts';
import type { DemoServerControl } from './server/demo-server.ts';
import type { Story } from './story.ts';

/** Returns the server with its calls as steps. The report then shows the server's decisions. */
export function watchServer(story: Story, server: DemoServerControl): DemoServerControl {
  const decisions = decisionsIn(story.language);
  story.watchDecisions(async () => (await decisions)(await server.audit()));
  return withNarration(server, serverIn(sentencesOf(story.language)), (sentence, act) =>
    story.step(sentence, act),
  );
}

function serverIn({ demoServer: say }: Texts): Sentences<DemoServerControl> {
  return {
    seed: (...people) =>
      say.seed({
        people: people.map(({ name, twoFactor }) =>
          twoFactor ? say.withFactor({ name }) : say.withoutFactor({ name }),
        ),
      }),
    clock: { advance: (ms) => say.clockMoves({ seconds: ms / 1000 }) },
    mail: { waitFor: ({ kind } = {}) => (kind === undefined ? say.anyMail : say.mail({ kind })) },
    faults: {
      mailDown: (isDown = true) => (isDown ? say.mailFails : say.mailWorks),
      slowStore: (ms) => say.slowStore({ milliseconds: ms }),
      skew: (ms) => say.clockIsWrong({ seconds: ms / 1000 }),
      none: () => say.noFaults,
    },
  };
}
