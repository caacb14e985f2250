import { Refusal } from '../base/refusal.ts';
import { routes } from '../contract/index.ts';
import { askForPasskey } from '../passkeys/ask.ts';
import { renamePasskey } from '../passkeys/rename.ts';
import { signInWithPasskey } from '../passkeys/sign-in.ts';
import { finishSignIn } from '../proof/second-step.ts';
import { stepUp } from '../proof/step-up.ts';
import { beginPasskeyRegistration, finishPasskeyRegistration } from '../two-factor/register-passkey.ts';
import { removeMethod } from '../two-factor/remove-method.ts';
import type { MountRoute } from './guard.ts';
import { presentAddedMethod } from './methods.ts';
import type { ServerParts } from './server-parts.ts';
import { userOf } from './user-of.ts';

/** Passkeys: as the second factor, and in place of a password. */
export function passkeyRoutes(mount: MountRoute, parts: ServerParts): void {
  mount(routes.beginPasskeyRegistration).reply(async ({ body, session, occasion }) => ({
    ...(await beginPasskeyRegistration(parts, session, body, occasion)),
  }));

  mount(routes.finishPasskeyRegistration).reply(
    async ({ body, session, occasion, setSessionCookie, clearDeviceCookie }) => {
      const added = await finishPasskeyRegistration(parts, session, body, occasion);
      setSessionCookie(added.started);
      clearDeviceCookie();
      return presentAddedMethod(parts, added);
    },
  );

  mount(routes.askForPasskey).reply(async ({ session, occasion, setPasskeyCookie }) => {
    const { options, browser } = await askForPasskey(parts, session, occasion);
    if (browser) setPasskeyCookie(browser);
    return { ...options };
  });

  mount(routes.verifyPasskey).reply(
    async ({
      body,
      session,
      occasion,
      passkeyToken,
      setSessionCookie,
      setDeviceCookie,
      clearPasskeyCookie,
    }) => {
      const { response } = body;
      if (!session) {
        if (passkeyToken === undefined) throw new Refusal('INVALID_PASSKEY');
        const started = await signInWithPasskey(parts, { response, browser: passkeyToken }, occasion);
        setSessionCookie(started);
        clearPasskeyCookie();
        return { token: null, user: await userOf(parts, started.session.userId) };
      }
      const offered = { factor: 'passkey', response } as const;
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

  mount(routes.renamePasskey).reply(async ({ body, session, occasion }) => {
    await renamePasskey(parts, session, body, occasion);
    return { status: true };
  });

  mount(routes.removePasskey).reply(
    async ({ body, session, occasion, setSessionCookie, clearDeviceCookie }) => {
      setSessionCookie(
        await removeMethod(parts, session, { method: 'passkey', id: body.id }, body, occasion),
      );
      clearDeviceCookie();
      return { status: true, user: await userOf(parts, session.userId) };
    },
  );
}
