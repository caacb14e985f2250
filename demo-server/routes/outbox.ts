import type { Run } from '../actions/run.ts';
import { routes } from '../contract/index.ts';
import { readOutbox } from '../mail/outbox.ts';
import type { MountRoute } from './guard.ts';
import { instant } from './present.ts';

/** Routes for the outbox of a site without a mail server. */
export function outboxRoutes(mount: MountRoute, run: Run): void {
  mount(routes.readOutbox).reply(async () => ({
    messages: (await run(readOutbox)).map(({ message, composed }) => ({
      id: message.id,
      channel: message.channel,
      recipient: message.recipient,
      kind: message.kind,
      at: instant(message.at),
      language: message.language,
      subject: composed.subject,
      text: composed.text,
      html: composed.html,
    })),
  }));
}
