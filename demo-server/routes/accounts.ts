import { accountOf, chooseLanguage, signIn, signOut } from '../accounts/accounts.ts';
import { signUp } from '../accounts/sign-up.ts';
import { routes, type TwoFactorMethod } from '../contract/index.ts';
import type { Guard } from './guard.ts';
import type { Parts } from './parts.ts';
import { presentSession, presentUser } from './present.ts';

/** Signing up, in and out. */
export function accountRoutes(on: Guard, parts: Parts): void {
  on(routes.signUpEmail).reply(async ({ body, session, device, occasion, keep, preferred }) => {
    const { name, email, password, language = preferred } = body;
    const signedIn = await signUp(parts, { name, email, password, language }, { session, device }, occasion);
    keep(signedIn);
    return { token: null, user: presentUser(signedIn.account) };
  });

  on(routes.signInEmail).reply(async ({ body, session, device, occasion, keep, trust }) => {
    const signedIn = await signIn(parts, body, { session, device }, occasion);
    keep(signedIn);
    if (signedIn.device) trust(signedIn.device);
    return signedIn.awaits.length > 0
      ? { twoFactorRedirect: true, twoFactorMethods: withBetterAuthsWord(signedIn.awaits) }
      : { redirect: false, token: null, user: presentUser(signedIn.account) };
  });

  on(routes.signOut).reply(async ({ session, occasion, forget }) => {
    if (session) await signOut(parts, session, occasion);
    forget();
    return { success: true };
  });

  on(routes.setLanguage).reply(async ({ body, session }) => {
    await chooseLanguage(parts.store, session, body.language);
    return { status: true };
  });

  on(routes.getSession).reply(async ({ session, occasion }) => {
    if (session?.kind !== 'full') return null;
    const account = await accountOf(parts.store, session.userId);
    return account ? { session: presentSession(session, occasion.now), user: presentUser(account) } : null;
  });
}

/** better-auth's client calls any code that is sent `otp`, and knows no other word for it. */
function withBetterAuthsWord(methods: readonly TwoFactorMethod[]): (TwoFactorMethod | 'otp')[] {
  return methods.some((method) => method === 'sms' || method === 'email')
    ? [...methods, 'otp']
    : [...methods];
}
