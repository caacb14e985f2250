import { accountOf, setLanguage, signIn, signOut } from '../accounts/accounts.ts';
import { signUp } from '../accounts/sign-up.ts';
import type { Run } from '../actions/run.ts';
import { routes, type TwoFactorMethod } from '../contract/index.ts';
import type { MountRoute } from './guard.ts';
import { presentSession, presentUser } from './present.ts';

/** Routes for sign-up, sign-in and sign-out. */
export function accountRoutes(mount: MountRoute, run: Run): void {
  mount(routes.signUpEmail).reply(
    async ({ body, session, deviceToken, occasion, setSessionCookie, preferredLanguage }) => {
      const { name, email, password, language = preferredLanguage } = body;
      const signedIn = await run(
        signUp,
        { name, email, password, language },
        { session, deviceToken },
        occasion,
      );
      setSessionCookie(signedIn);
      return { token: null, user: presentUser(signedIn.account) };
    },
  );

  mount(routes.signInEmail).reply(
    async ({ body, session, deviceToken, rightToken, occasion, ...cookies }) => {
      const signedIn = await run(signIn, body, { session, deviceToken, rightToken }, occasion);
      cookies.setSessionCookie(signedIn);
      if (signedIn.refused) throw signedIn.refused;
      if (signedIn.device) cookies.setDeviceCookie(signedIn.device);
      if (signedIn.right) cookies.setRightCookie(signedIn.right);
      return signedIn.awaits.length > 0
        ? { twoFactorRedirect: true, twoFactorMethods: withBetterAuthsWord(signedIn.awaits) }
        : { redirect: false, token: null, user: presentUser(signedIn.account) };
    },
  );

  mount(routes.signOut).reply(async ({ session, occasion, clearSessionCookie }) => {
    if (session) await run(signOut, session, occasion);
    clearSessionCookie();
    return { success: true };
  });

  mount(routes.setLanguage).reply(async ({ body, session }) => {
    await run(setLanguage, session, body.language);
    return { status: true };
  });

  mount(routes.getSession).reply(async ({ session, occasion }) => {
    if (session?.kind !== 'full') return null;
    const account = await run(accountOf, session.userId);
    return account ? { session: presentSession(session, occasion.now), user: presentUser(account) } : null;
  });
}

/** Adds `otp`, better-auth's only word for any sent code. */
function withBetterAuthsWord(methods: readonly TwoFactorMethod[]): (TwoFactorMethod | 'otp')[] {
  return methods.some((method) => method === 'sms' || method === 'email')
    ? [...methods, 'otp']
    : [...methods];
}
