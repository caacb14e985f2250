import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { onTestFinished } from 'vitest';

/** A real mail server on its own port, which keeps all messages. */
export interface MailServer {
  /** For SMTP_URL. */
  url: string;
  /** The accepted messages, oldest first. */
  received: ParsedMail[];
  /** The same messages as they were sent, not decoded. */
  raw: string[];
  /** How many connections were made. */
  connections: number;
  /** Returns the refusal for a recipient; `undefined` to accept it. */
  refuse: ((recipient: string) => { status: number; text: string } | undefined) | undefined;
  /** Stops listening, like a mail server that is down. */
  down(): Promise<void>;
  /** Listens again on the same port. */
  up(): Promise<void>;
}

export async function startMailServer(): Promise<MailServer> {
  let running = create();
  let port = 0;
  const mailServer: MailServer = {
    url: '',
    received: [],
    raw: [],
    connections: 0,
    refuse: undefined,
    async down() {
      await new Promise<void>((resolve) => running.close(() => resolve()));
    },
    async up() {
      running = create();
      await listen(running, port);
    },
  };
  port = await listen(running, 0);
  mailServer.url = `smtp://127.0.0.1:${port}`;
  onTestFinished(() => mailServer.down());
  return mailServer;

  function create(): SMTPServer {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      logger: false,
      onConnect(_session, done) {
        mailServer.connections += 1;
        done();
      },
      onRcptTo({ address }, _session, done) {
        const refusal = mailServer.refuse?.(address);
        done(refusal && Object.assign(new Error(refusal.text), { responseCode: refusal.status }));
      },
      onData(stream, _session, done) {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', async () => {
          const source = Buffer.concat(chunks);
          mailServer.raw.push(source.toString('latin1'));
          mailServer.received.push(await simpleParser(source));
          done();
        });
      },
    });
    // A client that is closed within a message. Without a listener, that would end the run of all tests.
    server.on('error', () => undefined);
    return server;
  }
}

async function listen(server: SMTPServer, port: number): Promise<number> {
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  return (server.server.address() as AddressInfo).port;
}
