import { useCallback, useEffect, useState } from 'react';
import type { IpcFailure } from '../../ipc/envelope.ts';
import type { EventName } from '../../ipc/events.ts';
import type { Channel, ReplyOf, RequestOf } from '../../ipc/index.ts';
import { ask, listen } from './bridge.ts';

/**
 * Sends a request without a body, and sends it again after each event.
 *
 * @returns `again` sends it once more; `set` replaces the reply by a newer one
 */
export function useReply<C extends Channel>(
  channel: undefined extends RequestOf<C> ? C : never,
  event?: EventName,
) {
  const [value, set] = useState<ReplyOf<C>>();
  const [failure, setFailure] = useState<IpcFailure>();
  const again = useCallback(async () => {
    const reply = await ask(channel as C, undefined as RequestOf<C>);
    if (reply.ok) set(reply.value);
    setFailure(reply.ok ? undefined : reply.error);
  }, [channel]);
  useEffect(() => {
    void again();
    return event && listen(event, () => void again());
  }, [again, event]);
  return { value, failure, again, set };
}
