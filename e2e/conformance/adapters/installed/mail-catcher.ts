/** A mail server for servers that send links: it keeps what they send, and delivers nothing. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface MailCatcher {
  port: number;
  /**
   * Returns the value of this parameter in the newest link that was mailed to an address, each value once. Waits for a
   * link, because servers send mail after they have answered.
   */
  linkParameter(email: string, name: string): Promise<string | undefined>;
  stop(): Promise<void>;
}

/** How long a mail may take, in milliseconds. */
const ARRIVAL = 15_000;

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
  const given = new Set<string>();
  const valuesFor = (email: string, name: string) =>
    mails
      .filter(({ to }) => to.includes(email.toLowerCase()))
      .flatMap(({ text }) => [...text.matchAll(/https?:\/\/[^\s"'<>\])]+/g)])
      .map(([link]) => new URL(link.replaceAll('&amp;', '&')).searchParams.get(name))
      .filter((value) => value !== null);
  // A client that is closed within a message, for example because its server ends. Nobody waits for that message.
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  return {
    port: (server.server.address() as AddressInfo).port,
    async linkParameter(email, name) {
      for (const until = Date.now() + ARRIVAL; ; await sleep(50)) {
        const [value] = valuesFor(email, name).filter((one) => !given.has(one));
        if (value !== undefined) given.add(value);
        if (value !== undefined || Date.now() >= until) return value;
      }
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
