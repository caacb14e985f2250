import { useState } from 'react';
import type { ReplyOf, routes } from '../../contract/index.ts';
import { ApiRefusal, sentenceOf } from '../api/api.ts';
import { endOfWait } from '../time/server-clock.ts';

type Sent = ReplyOf<typeof routes.sendCode>;

export interface Sending {
  /** The last code that was sent. */
  sent: { to: string; times: number } | undefined;
  busy: boolean;
  fault: string | undefined;
  /** When the next code can be sent, in this computer's Unix milliseconds. */
  waitUntil: number | undefined;
  /** When that answer arrived. The page's shared clock ticks once a second and may be behind it. */
  saidAt: number;
  send: () => Promise<void>;
}

/**
 * Sends codes, one after the other.
 *
 * @param ask requests a code from the server
 * @param first a code that was already sent
 * @param onRefused runs after every refusal; returns whether it has handled the refusal
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
