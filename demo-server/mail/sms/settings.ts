/** How text messages leave this server. */
export interface SmsSettings {
  /** A gateway's webhook; without one they stay in the store, where the outbox shows them. */
  url?: string;
  /** Sent to it as a bearer token (RFC 6750). */
  token?: string;
}

/** Whether a text is a gateway's address: https, or plain http on this very machine. */
export function isGatewayUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return (
    protocol === 'https:' || (protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname))
  );
}
