import { createTransport } from 'nodemailer';
import { MINUTE } from '../../shared/durations.ts';
import { DeliveryError, type Outgoing, type Transport } from './message/transport.ts';
import type { Mailbox } from './settings.ts';

/** Where mail is handed over, and by whom. */
export interface SmtpSettings {
  /** `smtp://user:password@host:587` or `smtps://…:465`. */
  url: string;
  /** Asked late: it may be made of an origin that is known once the server listens. */
  from: () => Mailbox;
  /** Whether a connection that cannot be encrypted is none. */
  requireTls: boolean;
}

const CONNECT_MS = 10_000;
const SILENCE_MS = 20_000;
/** Longest that one message may take from beginning to end. */
export const SEND_MS = MINUTE;

/** Mail by SMTP (RFC 5321). A connection for each message: there are few, and a server that was restarted is met afresh. */
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
  return {
    keepsDetails: false,
    async send(message) {
      try {
        await within(SEND_MS, mailer.sendMail(mailOf(message, from())));
      } catch (error) {
        throw deliveryError(error);
      }
    },
    close: () => mailer.close(),
  };
}

function mailOf({ id, recipient, locale, at, subject, text, html }: Outgoing, from: Mailbox) {
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1);
  return {
    from,
    messageId: `<${id}@${domain}>`,
    // As an address and nothing else: no list, no name, nothing to be read as a header.
    to: { name: '', address: recipient },
    date: new Date(at),
    subject,
    text,
    html,
    headers: {
      'Content-Language': locale,
      // RFC 3834: so that nobody's holiday answers.
      'Auto-Submitted': 'auto-generated',
    },
  };
}

/** Says what went wrong in codes: what a mail server says may repeat what it was given. */
function deliveryError(error: unknown): DeliveryError {
  if (error instanceof DeliveryError) return error;
  const of = (name: string) =>
    error instanceof Error && name in error ? (error as unknown as Record<string, unknown>)[name] : undefined;
  const status = Number(of('responseCode'));
  const command = String(of('command') ?? '');
  if (status > 0) {
    // A refusal for good (RFC 5321 §4.2.1) of this very message; one of the login or the sender is ours to mend.
    const isFinal = status >= 500 && (command === 'RCPT TO' || command === 'DATA');
    return new DeliveryError(`The mail server answered ${status} to ${command || 'the message'}.`, isFinal);
  }
  // The system's own word, such as ECONNREFUSED, where there is one.
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
