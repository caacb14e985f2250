import type { Router } from '@koa/router';
import { z } from 'zod';
import { type Language, languageFor } from '../../shared/translations/languages.ts';
import type { Run } from '../actions/run.ts';
import type { Occasion } from '../base/occasion.ts';
import { Refusal } from '../base/refusal.ts';
import type { ReadBodyOf, ReadQueryOf, RouteContract } from '../contract/index.ts';
import type { SiteCookies } from '../middleware/cookies.ts';
import type { RequestState } from '../middleware/state.ts';
import { assertStanding } from '../people/standing.ts';
import { noteSeen } from '../sessions/last-seen.ts';
import { type AnySession, type FullSession, isFull, type StartedSession } from '../sessions/sessions.ts';
import type { TrustedToken } from '../sessions/trusted-devices.ts';

/** The session a route can count on, by who may call it. */
interface SessionFor {
  anyone: AnySession | undefined;
  pending: AnySession;
  enrolling: FullSession;
  full: FullSession;
  proven: FullSession;
  support: FullSession;
  admin: FullSession;
}

/** What a handler gets: checked, typed, and nothing of Koa. */
export interface Call<R extends RouteContract> {
  body: ReadBodyOf<R>;
  query: ReadQueryOf<R>;
  session: SessionFor[R['access']];
  occasion: Occasion;
  /** The language the browser asks for, or the nearest one this site has. */
  preferredLanguage: Language;
  /** The token in the trusted device's cookie. Not checked yet. */
  deviceToken: string | undefined;
  /** The token in the cookie of a browser that was asked for a passkey. Not checked yet. */
  passkeyToken: string | undefined;
  /** Sets the session cookie. */
  setSessionCookie(started: StartedSession): void;
  /** Clears the session cookie. */
  clearSessionCookie(): void;
  /** Sets the cookie of a trusted device. */
  setDeviceCookie(device: TrustedToken): void;
  /** Clears the cookie of a trusted device. */
  clearDeviceCookie(): void;
  /** Sets the cookie that ties a passkey's answer to this browser. */
  setPasskeyCookie(browser: TrustedToken): void;
  /** Clears that cookie. */
  clearPasskeyCookie(): void;
}

/** Names a route; what it replies comes second, since TypeScript reads the reply's exact type from the route. */
export type MountRoute = <R extends RouteContract>(
  contract: R,
) => { reply(handle: (call: Call<R>) => Promise<z.input<R['reply']>>): void };

/**
 * Returns what mounts a route. Every route of the API goes through it: it decides on access, and it checks request and
 * reply against the contract.
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
        const { session, occasion } = ctx.state;
        await assertAccess(run, contract, session, occasion);
        const body = readBody(contract, ctx.request.body);
        const query = readQuery(contract, ctx.query);
        const reply = await handle({
          // The lines above have made sure of these; TypeScript cannot follow a type parameter that far.
          session: session as SessionFor[R['access']],
          body: body as ReadBodyOf<R>,
          query: query as ReadQueryOf<R>,
          occasion,
          preferredLanguage: languageFor(null, ctx.acceptsLanguages()),
          deviceToken: cookies.device.read(ctx),
          passkeyToken: cookies.passkey.read(ctx),
          setSessionCookie: ({ token, session: { expiresAt } }) =>
            cookies.session.set(ctx, token, expiresAt - occasion.now),
          clearSessionCookie: () => cookies.session.clear(ctx),
          setDeviceCookie: ({ token, lastsMs }) => cookies.device.set(ctx, token, lastsMs),
          clearDeviceCookie: () => cookies.device.clear(ctx),
          setPasskeyCookie: ({ token, lastsMs }) => cookies.passkey.set(ctx, token, lastsMs),
          clearPasskeyCookie: () => cookies.passkey.clear(ctx),
        });
        // Koa would answer a body of null with 204 and nothing; this API answers with JSON, always.
        ctx.body = JSON.stringify(contract.reply.parse(reply));
        ctx.type = 'application/json';
      });
    },
  });
}

/** The one decision on who may call what. */
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
  // The second step of a sign-in comes through here, and asks the store nothing.
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

/** Names what was wrong, and does not repeat what was sent. */
function invalid({ issues }: z.ZodError): Refusal {
  const fields = issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  return new Refusal('VALIDATION_ERROR', { fields });
}
