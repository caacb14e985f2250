import { Refusal } from '../base/refusal.ts';
import { routes } from '../contract/index.ts';
import { askForPasskey } from '../passkeys/ask.ts';
import { renamePasskey } from '../passkeys/rename.ts';
import { signInWithPasskey } from '../passkeys/sign-in.ts';
import { finishSignIn } from '../proof/second-step.ts';
import { stepUp } from '../proof/step-up.ts';
import { beginPasskey, finishPasskey } from '../two-factor/register-passkey.ts';
import { removeMethod } from '../two-factor/remove-method.ts';
import type { Guard } from './guard.ts';
import { presentAdded } from './methods.ts';
import type { Parts } from './parts.ts';
import { userOf } from './user-of.ts';

/** Passkeys: as the second factor, and in place of a password. */
export function passkeyRoutes(on: Guard, parts: Parts): void {
  on(routes.passkeyRegisterOptions).reply(async ({ body, session, occasion }) => ({
    ...(await beginPasskey(parts, session, body, occasion)),
  }));

  on(routes.verifyPasskeyRegistration).reply(async ({ body, session, occasion, keep, distrust }) => {
    const added = await finishPasskey(parts, session, body, occasion);
    keep(added.started);
    distrust();
    return presentAdded(parts, added);
  });

  on(routes.passkeyOptions).reply(async ({ session, occasion, rememberAsking }) => {
    const { options, browser } = await askForPasskey(parts, session, occasion);
    if (browser) rememberAsking(browser);
    return { ...options };
  });

  on(routes.verifyPasskey).reply(async ({ body, session, occasion, asking, keep, trust, forgetAsking }) => {
    const { response } = body;
    if (!session) {
      if (asking === undefined) throw new Refusal('INVALID_PASSKEY');
      const started = await signInWithPasskey(parts, { response, browser: asking }, occasion);
      keep(started);
      forgetAsking();
      return { token: null, user: await userOf(parts, started.session.userId) };
    }
    const offered = { factor: 'passkey', response } as const;
    if (session.kind === 'full') {
      keep(await stepUp(parts, session, offered, occasion));
    } else {
      const asked = { trust: body.trustDevice ?? false };
      const { started, device } = await finishSignIn(parts, session, offered, asked, occasion);
      keep(started);
      if (device) trust(device);
    }
    return { token: null, user: await userOf(parts, session.userId) };
  });

  on(routes.renamePasskey).reply(async ({ body, session, occasion }) => {
    await renamePasskey(parts, session, body, occasion);
    return { status: true };
  });

  on(routes.deletePasskey).reply(async ({ body, session, occasion, keep, distrust }) => {
    keep(await removeMethod(parts, session, { method: 'passkey', id: body.id }, body, occasion));
    distrust();
    return { status: true, user: await userOf(parts, session.userId) };
  });
}
