import { routes } from '../contract/index.ts';
import { readOutbox } from '../mail/outbox.ts';
import type { MountRoute } from './guard.ts';
import { instant } from './present.ts';
import type { ServerParts } from './server-parts.ts';

/** Mail of a site that has no mail server. */
export function outboxRoutes(mount: MountRoute, parts: ServerParts): void {
  mount(routes.readOutbox).reply(async () => ({
    messages: (await readOutbox(parts)).map(({ message, composed }) => ({
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
