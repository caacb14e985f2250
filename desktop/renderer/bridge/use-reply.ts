import { useCallback, useEffect, useState } from 'react';
import type { Channel, EventName, IpcFailure, Replies, RequestOf } from '../../ipc-contract.ts';
import { ask, listen } from './bridge.ts';

/**
 * The reply to a request without a body, asked again whenever an event says that it may have changed.
 *
 * @returns `again` asks once more; `set` takes a newer reply that came another way
 */
export function useReply<C extends Channel>(
  channel: undefined extends RequestOf<C> ? C : never,
  event?: EventName,
) {
  const [value, set] = useState<Replies[C]>();
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
