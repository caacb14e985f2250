import type { Step } from './state.ts';

/** Lets go of connections that are kept open, once the server is stopping: their owners connect elsewhere. */
export function departure(isStopping: () => boolean): Step {
  return async function closeWhenStopping(ctx, next) {
    await next();
    if (isStopping()) ctx.set('Connection', 'close');
  };
}
