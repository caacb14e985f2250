import type { Run } from '../actions/run.ts';
import { Refusal } from '../base/refusal.ts';
import { routes } from '../contract/index.ts';
import { latestSentMethod, sendProofCode } from '../factors/sent-codes.ts';
import type { MountRoute } from './guard.ts';
import { presentSentCode } from './present.ts';
import { proveAndReply } from './prove-and-reply.ts';

/** Routes for sending a code and using it. */
export function sentCodeRoutes(mount: MountRoute, run: Run): void {
  mount(routes.sendCode).reply(async ({ body, session, occasion }) =>
    presentSentCode(await run(sendProofCode, session, body.method, occasion)),
  );

  mount(routes.verifySentCode).reply(async (call) => {
    const { body, session } = call;
    const method = body.method ?? (await run(latestSentMethod, session));
    // No code was sent in this session, so none can be right.
    if (!method) throw new Refusal('INVALID_SENT_CODE');
    return proveAndReply(run, call, { factor: method, code: body.code });
  });
}
