import { Refusal } from '../base/refusal.ts';
import { isOfClasses } from '../contract/index.ts';
import { networkOf } from '../throttle/network.ts';
import type { Pacing } from '../throttle/pacing.ts';
import { bearerIn } from './bearer.ts';
import type { AppMiddleware } from './state.ts';

/** What the file of a page counts for: a page has many, and they need neither a body nor the database. */
const FILE_SHARE = 0.1;
const API = /\/(?:api|demo)\//;
/** Supervisors ask these. What else comes from their network must not make the server look ill. */
const PROBE = /^\/(?:healthz|readyz|metrics)$/;

/**
 * Lets a network with many requests wait while others are there. This comes before the body is read and before anything
 * asks the database.
 *
 * Thirty pupils share the address of their school. So a request with a token of a class counts for its class, and for
 * its network only as much as a file. A token that this site has not made changes nothing.
 *
 * @param classOf returns the class of a token that this site has made, without the database
 */
export function paceRequests(
  pacing: Pacing,
  classOf: (token: string | undefined) => string | undefined,
): AppMiddleware {
  return async function pace(ctx, next) {
    const network = networkOf(ctx.state.occasion.address);
    const isProbe = PROBE.test(ctx.path);
    const ofClass = isOfClasses(ctx.path) ? classOf(bearerIn(ctx.get('Authorization'))) : undefined;
    const isWhole = isProbe || (API.test(ctx.path) && ofClass === undefined);
    const gone = new AbortController();
    // Not after each answer: an abort makes an error with its stack.
    ctx.res.once('close', () => {
      if (!ctx.res.writableFinished) gone.abort();
    });
    const takeTurn = async (client: string, share: number) => {
      const turn = await pacing.takeTurn(client, share, gone.signal);
      if (turn.retryAfter !== undefined) throw new Refusal('TOO_MANY_REQUESTS', turn);
    };
    await takeTurn(isProbe ? `probe ${network}` : network, isWhole ? 1 : FILE_SHARE);
    if (ofClass !== undefined) await takeTurn(`class ${ofClass}`, 1);
    // Nobody would get the answer.
    if (gone.signal.aborted) return undefined;
    return next();
  };
}
