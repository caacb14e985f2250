import { useCallback, useEffect, useState } from 'react';
import type { IpcFailure } from '../../ipc/envelope.ts';
import type { EventName } from '../../ipc/events.ts';
import type { Channel, ReplyOf, RequestOf } from '../../ipc/index.ts';
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
