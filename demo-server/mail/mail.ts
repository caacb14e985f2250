import type { Logger } from 'pino';
import type { Clock } from '../base/occasion.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import type { QueuedMessage } from '../store/mail-queue.ts';
import type { Store } from '../store/store.ts';
import { Courier } from './courier.ts';
import type { Sender } from './message/message-content.ts';
import { DeliveryError, outboxTransport, type Transport } from './message/transport.ts';
import { defaultMailbox, isLoopback, type MailSettings } from './settings.ts';
import type { SmsSettings } from './sms/settings.ts';
import { smsWebhook } from './sms/webhook.ts';
import { smtpTransport } from './smtp.ts';

type Channel = QueuedMessage['channel'];

/** The server's mail. */
export interface Mail {
  settings: MailSettings;
  courier: Courier;
  sender: () => Sender;
  /** The channels whose messages go nowhere but into the outbox, to be read at `/outbox`. None in production. */
  shown: readonly Channel[];
}

/** What mail is made of. */
export interface MailParts {
  store: Store;
  keys: KeyRing;
  clock: Clock;
  logger: Logger;
  settings: MailSettings;
  sms: SmsSettings;
  production: boolean;
  /** What the site is called. */
  site: string;
  /** The configured origin: links are made of it, and of nothing a request says. */
  baseUrl: () => string;
  /** Whether mail is broken on purpose. */
  isDown?: (() => boolean) | undefined;
}

/** Puts the server's mail together. Nothing is delivered until its courier is asked to. */
export function openMail(parts: MailParts): Mail {
  const { settings, sms, production, site, baseUrl, isDown = () => false, ...rest } = parts;
  const sender = () => ({ site, baseUrl: baseUrl() });
  const { smtpUrl } = settings;
  const mail =
    smtpUrl === undefined
      ? outboxTransport
      : smtpTransport({
          url: smtpUrl,
          from: () => settings.from ?? defaultMailbox(site, baseUrl()),
          // What is mailed opens accounts: nobody on the way may read it.
          requireTls: production && !isLoopback(smtpUrl),
        });
  const texts = sms.url === undefined ? outboxTransport : smsWebhook({ ...sms, url: sms.url });
  const transports = { mail: breakable(mail, isDown), sms: breakable(texts, isDown) };
  const channels = Object.keys(transports) as Channel[];
  return {
    settings,
    sender,
    courier: new Courier({ ...rest, sender, transports }),
    shown: production ? [] : channels.filter((channel) => transports[channel].keepsDetails),
  };
}

/** The same way, which refuses everything while it is to be down. */
function breakable(transport: Transport, isDown: () => boolean): Transport {
  return {
    keepsDetails: transport.keepsDetails,
    async send(message) {
      if (isDown()) throw new DeliveryError('Delivery is switched off by the demo controls.');
      await transport.send(message);
    },
    close: () => transport.close(),
  };
}
