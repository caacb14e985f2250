import type { Router } from '@koa/router';
import { z } from 'zod';
import type { Access, ReadBodyOf, RouteContract } from '../contract/index.ts';
import type { SessionCookie } from '../middleware/session-cookie.ts';
import type { State } from '../middleware/state.ts';
import type { Occasion } from '../occasion.ts';
import { Refusal } from '../refusal.ts';
import type { AnySession, FullSession, StartedSession } from '../sessions/sessions.ts';

/** The session a route can count on, by who may call it. */
interface SessionFor {
  anyone: AnySession | undefined;
  pending: AnySession;
  full: FullSession;
  proven: FullSession;
}

/** What a handler gets: checked, typed, and nothing of Koa. */
export interface Call<R extends RouteContract> {
  body: ReadBodyOf<R>;
  session: SessionFor[R['access']];
  occasion: Occasion;
  /** Gives the browser the session that has just begun. */
  keep(started: StartedSession): void;
  /** Takes the browser's session cookie away. */
  forget(): void;
}

/** Names a route; what it replies comes second, since TypeScript reads the reply's exact type from the route. */
export type Guard = <R extends RouteContract>(
  contract: R,
) => { reply(handle: (call: Call<R>) => Promise<z.input<R['reply']>>): void };

/**
 * Mounts routes. Every route of the API goes through here, so this is where access is decided and where what
 * comes in and what goes out is held to the contract.
 *
 * @example
 * ```ts
 * const on = guard(router, cookie);
 * on(routes.health).reply(async () => ({ status: 'ok' }));
 * ```
 */
export function guard(router: Router<State>, cookie: SessionCookie): Guard {
  return (contract) => ({
    reply(handle) {
      type R = typeof contract;
      router.register(contract.path, [contract.method], async (ctx) => {
        const { session, occasion } = ctx.state;
        assertAccess(contract.access, session);
        const body = readBody(contract, ctx.request.body);
        const reply = await handle({
          // The two lines above have made sure of these; TypeScript cannot follow a type parameter that far.
          session: session as SessionFor[R['access']],
          body: body as ReadBodyOf<R>,
          occasion,
          keep: (started) => cookie.set(ctx, started),
          forget: () => cookie.clear(ctx),
        });
        // Koa would answer a body of null with 204 and nothing; this API answers with JSON, always.
        ctx.body = JSON.stringify(contract.reply.parse(reply));
        ctx.type = 'application/json';
      });
    },
  });
}

/** The one decision on who may call what. */
function assertAccess(access: Access, session: AnySession | undefined): void {
  if (access === 'anyone') return;
  if (!session) throw new Refusal('UNAUTHORIZED');
  if (access !== 'pending' && session.kind !== 'full') throw new Refusal('SECOND_FACTOR_REQUIRED');
}

function readBody({ body, refusals }: RouteContract, sent: unknown): unknown {
  if (!body) return undefined;
  const read = body.safeParse(sent);
  if (read.success) return read.data;

  const fields = z.flattenError(read.error).fieldErrors;
  const named = Object.keys(fields).find((field) => refusals?.[field] !== undefined);
  const code = named === undefined ? undefined : refusals?.[named];
  if (code) throw new Refusal(code);
  throw new Refusal('VALIDATION_ERROR', {
    fields: read.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
  });
}
