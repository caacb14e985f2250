/** The settings of text messages. */
export interface SmsSettings {
  /** A gateway's webhook. Without one, messages stay in the store, and the outbox shows them. */
  url?: string;
  /** Sent to it as a bearer token (RFC 6750). */
  token?: string;
}

/** Returns whether a text is a valid gateway URL: https, or http on this computer. */
export function isGatewayUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return (
    protocol === 'https:' || (protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname))
  );
}
