import type { Router } from '@koa/router';
import { z } from 'zod';
import { DAY } from '../../shared/durations.ts';
import { type Language, languageFor } from '../../shared/translations/languages.ts';
import type { Run } from '../actions/run.ts';
import type { Occasion } from '../base/occasion.ts';
import { Refusal } from '../base/refusal.ts';
import type { ReadBodyOf, ReadQueryOf, RouteContract } from '../contract/index.ts';
import { bearerIn } from '../middleware/bearer.ts';
import type { SiteCookies } from '../middleware/cookies.ts';
import type { RequestState } from '../middleware/state.ts';
import { browserTokenFor } from '../passwords/known-browser.ts';
import { assertStanding } from '../people/standing.ts';
import { noteSeen } from '../sessions/last-seen.ts';
import { type AnySession, type FullSession, isFull, type StartedSession } from '../sessions/sessions.ts';
import type { TrustedToken } from '../sessions/trusted-devices.ts';

/** How long a browser is remembered as one that has signed in, in milliseconds. */
const KNOWN_BROWSER_MS = 180 * DAY;

/** The session a route has, by its access level. */
interface SessionFor {
  anyone: AnySession | undefined;
  pending: AnySession;
  enrolling: FullSession;
  full: FullSession;
  proven: FullSession;
  support: FullSession;
  admin: FullSession;
}

/** What a handler gets: validated and typed, without Koa. */
export interface Call<R extends RouteContract> {
  body: ReadBodyOf<R>;
  query: ReadQueryOf<R>;
  session: SessionFor[R['access']];
  occasion: Occasion;
  /** The site's language that is nearest to the browser's choice. */
  preferredLanguage: Language;
  /** The token in the trusted device's cookie. Not checked yet. */
  deviceToken: string | undefined;
  /** The token in the cookie of the right to set up a second factor after a reset. Not checked yet. */
  rightToken: string | undefined;
  /** The token in the cookie that binds a passkey's answer to this browser. Not checked yet. */
  passkeyToken: string | undefined;
  /** The token in the header `Authorization`, for a class. Not checked yet. */
  bearer: string | undefined;
  /** Sets the session cookie. After a full session, the browser also counts as one that has signed in. */
  setSessionCookie(started: StartedSession): void;
  /** Clears the session cookie. */
  clearSessionCookie(): void;
  /** Sets the cookie of a trusted device. */
  setDeviceCookie(device: TrustedToken): void;
  /** Sets the cookie of the right to set up a second factor after a reset. */
  setRightCookie(right: TrustedToken): void;
  /** Clears the cookie of a trusted device. */
  clearDeviceCookie(): void;
  /** Sets the cookie that binds a passkey's answer to this browser. */
  setPasskeyCookie(browser: TrustedToken): void;
  /** Clears that cookie. */
  clearPasskeyCookie(): void;
}

/** Takes a route first and its handler second, so that TypeScript reads the exact reply type from the route. */
export type MountRoute = <R extends RouteContract>(
  contract: R,
) => { reply(handle: (call: Call<R>) => Promise<z.input<R['reply']>>): void };

/**
 * Returns the function that mounts a route. All routes of the API use it: it decides on access, and validates request
 * and reply against the contract.
 *
 * @example
 * ```ts
 * const mount = routeMounter(router, cookies, run);
 * mount(routes.health).reply(async () => ({ status: 'ok' }));
 * ```
 */
export function routeMounter(router: Router<RequestState>, cookies: SiteCookies, run: Run): MountRoute {
  return (contract) => ({
    reply(handle) {
      type R = typeof contract;
      router.register(contract.path, [contract.method], async (ctx) => {
        const { session } = ctx.state;
        const occasion = { ...ctx.state.occasion, browserToken: cookies.browser.read(ctx) };
        await assertAccess(run, contract, session, occasion);
        const body = readBody(contract, ctx.request.body);
        const query = readQuery(contract, ctx.query);
        const begun: { session?: FullSession } = {};
        const reply = await handle({
          // The lines above ensure these types; TypeScript cannot follow the type parameter.
          session: session as SessionFor[R['access']],
          body: body as ReadBodyOf<R>,
          query: query as ReadQueryOf<R>,
          occasion,
          // Few routes ask, and reading the header takes a while.
          get preferredLanguage() {
            return languageFor(null, ctx.acceptsLanguages());
          },
          deviceToken: cookies.device.read(ctx),
          rightToken: cookies.right.read(ctx),
          passkeyToken: cookies.passkey.read(ctx),
          bearer: bearerIn(ctx.get('Authorization')),
          setSessionCookie: ({ token, session: started }) => {
            cookies.session.set(ctx, token, started.expiresAt - occasion.now);
            if (isFull(started)) begun.session = started;
          },
          clearSessionCookie: () => cookies.session.clear(ctx),
          setDeviceCookie: ({ token, lastsMs }) => cookies.device.set(ctx, token, lastsMs),
          setRightCookie: ({ token, lastsMs }) => cookies.right.set(ctx, token, lastsMs),
          clearDeviceCookie: () => cookies.device.clear(ctx),
          setPasskeyCookie: ({ token, lastsMs }) => cookies.passkey.set(ctx, token, lastsMs),
          clearPasskeyCookie: () => cookies.passkey.clear(ctx),
        });
        // Not before the second factor: someone who knows only the password gets no budget of their own.
        const browserToken = begun.session && run(browserTokenFor, begun.session, occasion);
        if (browserToken !== undefined) cookies.browser.set(ctx, browserToken, KNOWN_BROWSER_MS);
        // Koa would answer a null body with an empty 204, but this API always answers with JSON.
        ctx.body = JSON.stringify(contract.reply.parse(reply));
        ctx.type = 'application/json';
      });
    },
  });
}

/** Makes sure that the session may call the route. The only place that decides on access. */
async function assertAccess(
  run: Run,
  contract: RouteContract,
  session: AnySession | undefined,
  occasion: Occasion,
): Promise<void> {
  const { access } = contract;
  if (session && isFull(session) && access !== 'pending') await run(noteSeen, session, occasion);
  if (access === 'anyone') return;
  if (!session) throw new Refusal('UNAUTHORIZED');
  // The second step of a sign-in needs no further query.
  if (access === 'pending') return;
  if (!isFull(session)) throw new Refusal('SECOND_FACTOR_REQUIRED');
  if (access !== 'enrolling') await run(assertStanding, session, contract, occasion);
}

function readBody({ body, refusals }: RouteContract, sent: unknown): unknown {
  if (!body) return undefined;
  const read = body.safeParse(sent);
  if (read.success) return read.data;

  const fields = z.flattenError(read.error).fieldErrors;
  const named = Object.keys(fields).find((field) => refusals?.[field] !== undefined);
  const code = named === undefined ? undefined : refusals?.[named];
  if (code) throw new Refusal(code);
  throw invalid(read.error);
}

function readQuery({ query }: RouteContract, sent: unknown): unknown {
  const read = query?.safeParse(sent);
  if (read?.success === false) throw invalid(read.error);
  return read?.data;
}

/** Returns a refusal that names the wrong fields without repeating their values. */
function invalid({ issues }: z.ZodError): Refusal {
  const fields = issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  return new Refusal('VALIDATION_ERROR', { fields });
}
