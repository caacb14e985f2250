import type { AppMiddleware } from './state.ts';

/** Lets go of connections that are kept open, once the server is stopping: their owners connect elsewhere. */
export function closeConnectionsWhenStopping(isStopping: () => boolean): AppMiddleware {
  return async function closeWhenStopping(ctx, next) {
    await next();
    if (isStopping()) ctx.set('Connection', 'close');
  };
}
