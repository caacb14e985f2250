import { routes } from '../contract/index.ts';
import { retryMessage, viewMailQueue } from '../mail/queue.ts';
import type { Guard } from './guard.ts';
import type { Parts } from './parts.ts';
import { instant } from './present.ts';

/** What became of mail, for those who look after the site. */
export function mailQueueRoutes(on: Guard, parts: Parts): void {
  on(routes.viewMailQueue).reply(async ({ query }) => {
    const { counts, messages, next } = await viewMailQueue(parts, query);
    return {
      counts,
      messages: messages.map(
        ({ id, channel, recipient, kind, at, state, tries, nextTryAt, settledAt, lastError }) => ({
          id,
          channel,
          recipient,
          kind,
          at: instant(at),
          state,
          tries,
          nextTryAt: state === 'waiting' ? instant(nextTryAt) : null,
          settledAt: settledAt === null ? null : instant(settledAt),
          lastError,
        }),
      ),
      next,
    };
  });

  on(routes.retryMail).reply(async ({ body, occasion }) => {
    await retryMessage(parts, body.id, occasion);
    return { status: true };
  });
}
