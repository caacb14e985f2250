import { Refusal } from '../base/refusal.ts';
import { routes } from '../contract/index.ts';
import { sendProofCode } from '../factors/sent-codes.ts';
import { finishSignIn } from '../proof/second-step.ts';
import { stepUp } from '../proof/step-up.ts';
import type { MountRoute } from './guard.ts';
import { presentSentCode } from './present.ts';
import type { ServerParts } from './server-parts.ts';
import { userOf } from './user-of.ts';

/** Codes that are sent: having one sent, and using it. */
export function sentCodeRoutes(mount: MountRoute, parts: ServerParts): void {
  mount(routes.sendCode).reply(async ({ body, session, occasion }) =>
    presentSentCode(await sendProofCode(parts, session, body.method, occasion)),
  );

  mount(routes.verifySentCode).reply(
    async ({ body, session, occasion, setSessionCookie, setDeviceCookie }) => {
      const sent = body.method
        ? undefined
        : (await parts.store.sentCodes.latestIn(session.id, 'proof'))?.method;
      const method = body.method ?? sent;
      // Nothing was sent in this session, so nothing can be right.
      if (!method) throw new Refusal('INVALID_SENT_CODE');
      const offered = { factor: method, code: body.code } as const;
      if (session.kind === 'full') {
        setSessionCookie(await stepUp(parts, session, offered, occasion));
      } else {
        const asked = { trust: body.trustDevice ?? false };
        const { started, device } = await finishSignIn(parts, session, offered, asked, occasion);
        setSessionCookie(started);
        if (device) setDeviceCookie(device);
      }
      return { token: null, user: await userOf(parts, session.userId) };
    },
  );
}
