import { useCallback } from 'react';
import { useErrorNow, useToast } from '../../../shared/ui/index.ts';
import type { Channel, ReplyOf, RequestOf } from '../../ipc/index.ts';
import { ask } from './bridge.ts';

/**
 * Returns a function that sends a request to the main process and shows a failure as a toast. A success closes the toast of
 * an earlier failure.
 *
 * @returns the reply in its own object, so that a reply of `undefined` differs from a failure
 */
export function useAskWithToast(): <C extends Channel>(
  channel: C,
  request: RequestOf<C>,
) => Promise<{ value: ReplyOf<C> } | undefined> {
  const toast = useToast();
  const errorNow = useErrorNow();
  return useCallback(
    async (channel, request) => {
      const closeError = errorNow();
      const reply = await ask(channel, request);
      if (reply.ok) {
        closeError();
        return { value: reply.value };
      }
      toast({ tone: 'error', text: reply.error.message });
      return undefined;
    },
    [toast, errorNow],
  );
}
