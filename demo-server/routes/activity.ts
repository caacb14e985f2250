import { readActivity } from '../accounts/activity.ts';
import { routes } from '../contract/index.ts';
import { readAudit } from '../people/directory.ts';
import type { Guard } from './guard.ts';
import type { Parts } from './parts.ts';
import { presentEvent, presentNamedEvent } from './present.ts';

/** What happened: to one’s own account, and to all of them. */
export function activityRoutes(on: Guard, parts: Parts): void {
  on(routes.getSecurityActivity).reply(async ({ query, session }) => {
    const { events, next } = await readActivity(parts, session.userId, query);
    return { events: events.map((event) => presentEvent(event, session)), next };
  });

  on(routes.readAudit).reply(async ({ query }) => {
    const { events, next } = await readAudit(parts, query);
    return { events: events.map(presentNamedEvent), next };
  });
}
