import type { Run } from '../actions/run.ts';
import { readActivity, readAudit } from '../activity/activity.ts';
import { routes } from '../contract/index.ts';
import type { MountRoute } from './guard.ts';
import { presentAuditEvent, presentOwnEvent } from './present.ts';

/** Routes for the activity of one’s own account and for the audit log of all accounts. */
export function activityRoutes(mount: MountRoute, run: Run): void {
  mount(routes.readActivity).reply(async ({ query, session }) => {
    const { events, next } = await run(readActivity, session.userId, query);
    return { events: events.map((event) => presentOwnEvent(event, session)), next };
  });

  mount(routes.readAudit).reply(async ({ query }) => {
    const { events, next } = await run(readAudit, query);
    return { events: events.map(presentAuditEvent), next };
  });
}
