import type { AppMiddleware } from './state.ts';

/** Closes kept-alive connections while the server is stopping, so that clients connect to another one. */
export function closeConnectionsWhenStopping(isStopping: () => boolean): AppMiddleware {
  return async function closeWhenStopping(ctx, next) {
    await next();
    if (isStopping()) ctx.set('Connection', 'close');
  };
}
