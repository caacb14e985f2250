import { createTransport } from 'nodemailer';
import { MINUTE } from '../../shared/durations.ts';
import { DeliveryError, type Outgoing, type Transport } from './message/transport.ts';
import type { Mailbox } from './settings.ts';

/** The connection to a mail server. */
export interface SmtpSettings {
  /** `smtp://user:password@host:587` or `smtps://…:465`. */
  url: string;
  /** A function, because the default sender needs the origin, which is known only when the server listens. */
  from: () => Mailbox;
  /** Whether to refuse a connection that cannot be encrypted. */
  requireTls: boolean;
}

const CONNECT_MS = 10_000;
const SILENCE_MS = 20_000;
/** The longest time to send one message, in milliseconds. */
export const SEND_MS = MINUTE;

/**
 * Returns a transport for SMTP (RFC 5321). It opens one connection per message: there are few messages, and so a
 * restart of the mail server does no harm.
 */
export function smtpTransport({ url, from, requireTls }: SmtpSettings): Transport {
  const mailer = createTransport({
    url,
    requireTLS: requireTls,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  // Builds a mail and sends it nowhere.
  const builder = createTransport({ streamTransport: true, buffer: true });
  const attempt = async (work: () => Promise<unknown>) => {
    try {
      await within(SEND_MS, work());
    } catch (error) {
      throw deliveryError(error);
    }
  };
  return {
    keepsDetails: false,
    send: (message) => attempt(() => mailer.sendMail(mailOf(message, from()))),
    // Connects and signs in, like for a mail.
    rehearse: (message) =>
      attempt(async () => {
        await mailer.verify();
        await builder.sendMail(mailOf(message, from()));
      }),
    close: () => mailer.close(),
  };
}

function mailOf({ id, recipient, locale, at, subject, text, html }: Outgoing, from: Mailbox) {
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1);
  return {
    from,
    messageId: `<${id}@${domain}>`,
    // As a single address, so that it cannot be read as a list, a name or a header.
    to: { name: '', address: recipient },
    date: new Date(at),
    subject,
    text,
    html,
    headers: {
      'Content-Language': locale,
      // RFC 3834: prevents automatic replies.
      'Auto-Submitted': 'auto-generated',
    },
  };
}

/** Returns the error with codes only. A mail server's own words may repeat what it was sent. */
function deliveryError(error: unknown): DeliveryError {
  if (error instanceof DeliveryError) return error;
  const of = (name: string) =>
    error instanceof Error && name in error ? (error as unknown as Record<string, unknown>)[name] : undefined;
  const status = Number(of('responseCode'));
  const command = String(of('command') ?? '');
  if (status > 0) {
    // A permanent refusal (RFC 5321 §4.2.1) of this message. A refused login or sender is an error in the settings,
    // which can be corrected.
    const isFinal = status >= 500 && (command === 'RCPT TO' || command === 'DATA');
    return new DeliveryError(`The mail server answered ${status} to ${command || 'the message'}.`, isFinal);
  }
  // The system's error code, such as ECONNREFUSED, if there is one.
  const [code = of('code') ?? 'no answer'] =
    /\bE[A-Z]{4,}\b/.exec(error instanceof Error ? error.message : '') ?? [];
  return new DeliveryError(`The mail server could not be reached (${String(code)}).`);
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new DeliveryError(`The mail server took longer than ${ms / 1000} seconds.`)),
      ms,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
