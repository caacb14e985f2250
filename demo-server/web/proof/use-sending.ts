import { useState } from 'react';
import type { ReplyOf, routes } from '../../contract/index.ts';
import { ApiRefusal, sentenceOf } from '../api/api.ts';
import { endOfWait } from '../time/server-clock.ts';

type Sent = ReplyOf<typeof routes.sendCode>;

export interface Sending {
  /** The code that went out last. */
  sent: { to: string; times: number } | undefined;
  busy: boolean;
  fault: string | undefined;
  /** Until when no other is sent, in this computer's Unix milliseconds. */
  waitUntil: number | undefined;
  /** When that was said: the shared clock of the page ticks once a second, and may be behind it. */
  saidAt: number;
  send: () => Promise<void>;
}

/**
 * Having codes sent, one after the other.
 *
 * @param ask has the server send one
 * @param first a code that has gone out already
 * @param onRefused told of every refusal; returns whether that was all there is to say
 */
export function useSending(
  ask: () => Promise<Sent>,
  first?: Sent,
  onRefused: (refusal: ApiRefusal) => boolean = () => false,
): Sending {
  const [sent, setSent] = useState(first && { to: first.to, times: 1 });
  const [waitUntil, setWaitUntil] = useState(first && endOfWait(first.resendAfter));
  const [saidAt, setSaidAt] = useState(() => Date.now());
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  return {
    sent,
    busy,
    fault,
    waitUntil,
    saidAt,
    async send() {
      if (busy) return;
      setBusy(true);
      setFault(undefined);
      try {
        const reply = await ask();
        setSent((before) => ({ to: reply.to, times: (before?.times ?? 0) + 1 }));
        setWaitUntil(endOfWait(reply.resendAfter));
      } catch (error) {
        if (error instanceof ApiRefusal) {
          const { retryAfter } = error.body;
          if (retryAfter !== undefined) setWaitUntil(endOfWait(retryAfter));
          if (onRefused(error)) return;
        }
        setFault(sentenceOf(error));
      } finally {
        setSaidAt(Date.now());
        setBusy(false);
      }
    },
  };
}
