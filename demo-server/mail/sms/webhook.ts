import { DeliveryError, type Transport } from '../message/transport.ts';
import type { SmsSettings } from './settings.ts';

/** How long a gateway may take to answer, in milliseconds. */
const PATIENCE_MS = 15_000;

/**
 * Text messages by a gateway's webhook: one POST of `{ id, to, text }` as JSON for each message. Any answer with a 2xx
 * status means that the gateway is responsible for it; `id` is the same at every try, so that it can tell a second one.
 */
export function smsWebhook({ url, token }: SmsSettings & { url: string }): Transport {
  return {
    keepsDetails: false,
    async send({ id, recipient, text }) {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          ...(token !== undefined && { Authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify({ id, to: recipient, text }),
        // Elsewhere it would go with the token, to somebody nobody named.
        redirect: 'manual',
        signal: AbortSignal.timeout(PATIENCE_MS),
      }).catch((error: unknown) => {
        const late = error instanceof DOMException && error.name === 'TimeoutError';
        throw new DeliveryError(
          late ? 'The gateway did not answer in time.' : 'The gateway could not be reached.',
        );
      });
      await response.body?.cancel();
      if (response.ok) return;
      // Too many, or its own fault: later it may take it. Anything else it would refuse again.
      const isFinal = response.status < 500 && response.status !== 429 && response.status !== 408;
      throw new DeliveryError(`The gateway answered ${response.status}.`, isFinal);
    },
    close: () => undefined,
  };
}
