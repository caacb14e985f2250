import { DeliveryError, type Transport } from '../message/transport.ts';
import type { SmsSettings } from './settings.ts';

/** Timeout for the gateway's answer, in milliseconds. */
const PATIENCE_MS = 15_000;

/**
 * Returns a transport for a gateway's webhook. It sends each message in one POST of `{ id, to, text }` as JSON. A 2xx
 * status means that the gateway has taken responsibility for it. `id` is the same for every attempt, so that the
 * gateway can recognise a repeated message.
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
        // A redirect would send the message and the token to a server that was not configured.
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
      // With 408, 429 and 5xx the gateway may accept it later. With any other status it would refuse it again.
      const isFinal = response.status < 500 && response.status !== 429 && response.status !== 408;
      throw new DeliveryError(`The gateway answered ${response.status}.`, isFinal);
    },
    // No request of a stranger leads to a text message.
    rehearse: async () => undefined,
    close: () => undefined,
  };
}
