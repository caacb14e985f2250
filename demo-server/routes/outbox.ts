import { routes } from '../contract/index.ts';
import { readOutbox } from '../mail/outbox.ts';
import type { Guard } from './guard.ts';
import type { Parts } from './parts.ts';
import { instant } from './present.ts';

/** Mail of a site that has no mail server. */
export function outboxRoutes(on: Guard, parts: Parts): void {
  on(routes.outbox).reply(async () => ({
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
