import type { Run } from '../actions/run.ts';
import { routes } from '../contract/index.ts';
import { retryMail, viewMailQueue } from '../mail/mail-queue.ts';
import type { MountRoute } from './guard.ts';
import { instant } from './present.ts';

/** Routes for the mail queue, for admins. */
export function mailQueueRoutes(mount: MountRoute, run: Run): void {
  mount(routes.viewMailQueue).reply(async ({ query }) => {
    const { counts, messages, next } = await run(viewMailQueue, query);
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
    await run(retryMail, body.id, occasion);
    return { status: true };
  });
}
