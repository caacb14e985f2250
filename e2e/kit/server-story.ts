/** What tests do with the demo server, as steps of a report. */
import { seenBy } from './report/decisions.ts';
import { type Sentences, withNarration } from './report/with-narration.ts';
import type { DemoServerControl } from './server/demo-server.ts';
import type { Story } from './story.ts';

/** Returns the server with its calls as steps. The report then shows the server's decisions. */
export function watchServer(story: Story, server: DemoServerControl): DemoServerControl {
  story.watchDecisions(async () => seenBy(await server.audit()));
  return withNarration(server, DEMO_SERVER, (sentence, act) => story.step(sentence, act));
}

const DEMO_SERVER: Sentences<DemoServerControl> = {
  seed: (...people) =>
    `The demo server has accounts for ${people.map(({ name, twoFactor }) => `${name}, with${twoFactor ? '' : 'out'} a second factor`).join('; ')}.`,
  clock: { advance: (ms) => `The demo server’s clock moves by ${ms / 1000} seconds.` },
  mail: {
    waitFor: ({ kind } = {}) => `The test waits for an email${kind === undefined ? '' : `: ${kind}`}.`,
  },
  faults: {
    mailDown: (isDown = true) => (isDown ? 'Email delivery fails.' : 'Email delivery works again.'),
    slowStore: (ms) => `Each database statement takes ${ms} ms longer.`,
    skew: (ms) => `The demo server’s clock is wrong by ${ms / 1000} seconds.`,
    none: () => 'Everything works again.',
  },
};
