import type { Run } from '../actions/run.ts';
import { Refusal } from '../base/refusal.ts';
import { routes } from '../contract/index.ts';
import { askForPasskey } from '../passkeys/ask.ts';
import { renamePasskey } from '../passkeys/rename.ts';
import { signInWithPasskey } from '../passkeys/sign-in.ts';
import { beginPasskeyRegistration, finishPasskeyRegistration } from '../two-factor/register-passkey.ts';
import { removeMethod } from '../two-factor/remove-method.ts';
import type { MountRoute } from './guard.ts';
import { presentAddedMethod } from './methods.ts';
import { proveAndReply } from './prove-and-reply.ts';
import { userOf } from './user-of.ts';

/** Routes for passkeys, as the second factor and instead of a password. */
export function passkeyRoutes(mount: MountRoute, run: Run): void {
  mount(routes.beginPasskeyRegistration).reply(async ({ body, session, occasion }) => ({
    ...(await run(beginPasskeyRegistration, session, body, occasion)),
  }));

  mount(routes.finishPasskeyRegistration).reply(
    async ({ body, session, occasion, setSessionCookie, clearDeviceCookie }) => {
      const added = await run(finishPasskeyRegistration, session, body, occasion);
      setSessionCookie(added.started);
      clearDeviceCookie();
      return presentAddedMethod(run, added);
    },
  );

  mount(routes.askForPasskey).reply(async ({ session, occasion, setPasskeyCookie }) => {
    const { options, browser } = await run(askForPasskey, session, occasion);
    if (browser) setPasskeyCookie(browser);
    return { ...options };
  });

  mount(routes.verifyPasskey).reply(async (call) => {
    const { body, session, occasion, passkeyToken, setSessionCookie, clearPasskeyCookie } = call;
    const { response } = body;
    if (session) return proveAndReply(run, { ...call, session }, { factor: 'passkey', response });
    if (passkeyToken === undefined) throw new Refusal('INVALID_PASSKEY');
    const started = await run(signInWithPasskey, { response, browser: passkeyToken }, occasion);
    setSessionCookie(started);
    clearPasskeyCookie();
    return { token: null, user: await userOf(run, started.session.userId) };
  });

  mount(routes.renamePasskey).reply(async ({ body, session, occasion }) => {
    await run(renamePasskey, session, body, occasion);
    return { status: true };
  });

  mount(routes.removePasskey).reply(
    async ({ body, session, occasion, setSessionCookie, clearDeviceCookie }) => {
      setSessionCookie(await run(removeMethod, session, { method: 'passkey', id: body.id }, body, occasion));
      clearDeviceCookie();
      return { status: true, user: await userOf(run, session.userId) };
    },
  );
}
