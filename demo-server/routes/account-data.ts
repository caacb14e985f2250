import { DAY } from '../../shared/durations.ts';
import { cancelDeletion, cancelDeletionByLink, requestDeletion, viewDeletion } from '../accounts/deletion.ts';
import { exportAccountData } from '../accounts/export-data.ts';
import type { Run } from '../actions/run.ts';
import { routes } from '../contract/index.ts';
import type { MountRoute } from './guard.ts';
import { offeredIn } from './offered.ts';
import { instant, instantOrNull } from './present.ts';

/** Routes for the export of an account's data and for its deletion by the owner. */
export function accountDataRoutes(mount: MountRoute, run: Run): void {
  mount(routes.exportAccountData).reply(({ body, session, occasion }) =>
    run(exportAccountData, session, { password: body.password, offered: offeredIn(body) }, occasion),
  );

  mount(routes.getDeletion).reply(async ({ session }) => {
    const { graceMs, deletesAt } = await run(viewDeletion, session);
    return { graceDays: graceMs / DAY, deletesAt: instantOrNull(deletesAt) };
  });

  mount(routes.requestDeletion).reply(async ({ body, session, occasion }) => {
    const asked = { password: body.password, offered: offeredIn(body) };
    const deletesAt = instant(await run(requestDeletion, session, asked, occasion));
    return { success: true, message: `The account will be deleted on ${deletesAt}.`, deletesAt };
  });

  mount(routes.cancelDeletion).reply(async ({ session, occasion }) => {
    await run(cancelDeletion, session, occasion);
    return { status: true };
  });

  mount(routes.cancelDeletionByLink).reply(async ({ body, occasion }) => {
    await run(cancelDeletionByLink, body.token, occasion);
    return { status: true };
  });
}
