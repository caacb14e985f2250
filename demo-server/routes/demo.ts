import type { Run } from '../actions/run.ts';
import { type ActivityKind, demoRoutes } from '../contract/index.ts';
import type { DemoControls } from '../demo/controls.ts';
import { forgetEverything, listLatestEvents } from '../demo/database.ts';
import { seedPerson } from '../demo/seed.ts';
import { deliverShown, readWholeQueue, retryAllMail } from '../mail/outbox.ts';
import type { MountRoute } from './guard.ts';
import { instant } from './present.ts';

/** The most events in a reply. */
const MOST_EVENTS = 1000;

/** Routes that control the server in tests and lessons. Only mounted with `DEMO_CONTROLS=1`. */
export function demoControlRoutes(mount: MountRoute, run: Run, demo: DemoControls): void {
  const clockView = () => ({ now: instant(demo.clock()), offsetMs: demo.offset });

  mount(demoRoutes.demoClock).reply(async () => clockView());

  mount(demoRoutes.moveDemoClock).reply(async ({ body }) => {
    demo.advance(body.advanceMs);
    return clockView();
  });

  mount(demoRoutes.resetDemo).reply(async () => {
    demo.putBack();
    await run(forgetEverything);
    return { success: true };
  });

  mount(demoRoutes.seedDemo).reply(async ({ body, occasion }) => {
    const people = [];
    for (const person of body.people) people.push(await run(seedPerson, person, occasion));
    return { people };
  });

  mount(demoRoutes.demoOutbox).reply(async () => ({
    mails: (await run(readWholeQueue)).map(({ message, composed }) => ({
      id: message.id,
      recipient: message.recipient,
      kind: message.kind,
      at: instant(message.at),
      channel: message.channel,
      delivered: message.state === 'delivered',
      subject: composed?.subject ?? null,
      text: composed?.text ?? null,
    })),
  }));

  mount(demoRoutes.demoAudit).reply(async () => ({
    events: (await run(listLatestEvents, MOST_EVENTS)).map(({ at, email, kind, outcome, reason }) => ({
      at: instant(at),
      email,
      kind: kind as ActivityKind,
      outcome,
      reason,
    })),
  }));

  mount(demoRoutes.demoFaults).reply(async () => demo.faults);

  mount(demoRoutes.setDemoFaults).reply(async ({ body, occasion }) => {
    // Mail from before the switch is still delivered.
    if (body.mailDown === true) await run(deliverShown);
    demo.setFaults(body);
    // Delayed mail is delivered now, without waiting for its next attempt.
    if (body.mailDown === false) await run(retryAllMail, occasion);
    return demo.faults;
  });
}
