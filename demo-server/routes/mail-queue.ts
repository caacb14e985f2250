import { routes } from '../contract/index.ts';
import { retryMail, viewMailQueue } from '../mail/mail-queue.ts';
import type { MountRoute } from './guard.ts';
import { instant } from './present.ts';
import type { ServerParts } from './server-parts.ts';

/** What became of mail, for those who look after the site. */
export function mailQueueRoutes(mount: MountRoute, parts: ServerParts): void {
  mount(routes.viewMailQueue).reply(async ({ query }) => {
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

  mount(routes.retryMail).reply(async ({ body, occasion }) => {
    await retryMail(parts, body.id, occasion);
    return { status: true };
  });
}
