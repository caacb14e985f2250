/** A mail server for servers that send links: it keeps what they send, and delivers nothing. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface MailCatcher {
  port: number;
  /** Returns the value of this parameter in the newest link that was mailed to an address. */
  linkParameter(email: string, name: string): string | undefined;
  stop(): Promise<void>;
}

export async function startMailCatcher(): Promise<MailCatcher> {
  const mails: { to: string[]; text: string }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    async onData(stream, session, done) {
      const { text = '', html } = await simpleParser(stream);
      const to = session.envelope.rcptTo.map(({ address }) => address.toLowerCase());
      mails.unshift({ to, text: `${text}\n${html || ''}` });
      done();
    },
  });
  // A client that is closed within a message, for example because its server ends. Nobody waits for that message.
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  return {
    port: (server.server.address() as AddressInfo).port,
    linkParameter(email, name) {
      const mail = mails.find(({ to }) => to.includes(email.toLowerCase()));
      for (const [link] of mail?.text.matchAll(/https?:\/\/[^\s"'<>\])]+/g) ?? []) {
        const value = new URL(link.replaceAll('&amp;', '&')).searchParams.get(name);
        if (value !== null) return value;
      }
      return undefined;
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
