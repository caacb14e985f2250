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
  /** Channels whose messages are only shown in the outbox at `/outbox`. None in production. */
  shown: readonly Channel[];
}

/** What {@link openMail} needs. */
export interface MailParts {
  store: Store;
  keys: KeyRing;
  clock: Clock;
  logger: Logger;
  settings: MailSettings;
  sms: SmsSettings;
  production: boolean;
  /** Name of the site. */
  site: string;
  /** The configured address. Links use it, and nothing from a request. */
  baseUrl: () => string;
  /** Whether the demo controls have switched delivery off. */
  isDown?: (() => boolean) | undefined;
}

/** Creates the server's mail. Its courier delivers nothing until it is called. */
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
          // Links in mails open accounts, so mail must be encrypted on its way.
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

/** Returns a transport that refuses every message while `isDown` is true. */
function breakable(transport: Transport, isDown: () => boolean): Transport {
  return {
    keepsDetails: transport.keepsDetails,
    async send(message) {
      if (isDown()) throw new DeliveryError('Delivery is switched off by the demo controls.');
      await transport.send(message);
    },
    async rehearse(message) {
      if (isDown()) throw new DeliveryError('Delivery is switched off by the demo controls.');
      await transport.rehearse(message);
    },
    close: () => transport.close(),
  };
}
