import pino from 'pino';
import type { KeyRing } from '../keys/key-ring.ts';
import { type Mail, openMail } from '../mail/mail.ts';
import { DEFAULT_MAIL } from '../mail/settings.ts';
import type { Store } from '../store/store.ts';

/** Mail that nobody has started: for tests of the app without its server. */
export function idleMail(store: Store, keys: KeyRing): Mail {
  return openMail({
    store,
    keys,
    clock: Date.now,
    logger: pino({ level: 'silent' }),
    settings: DEFAULT_MAIL,
    sms: {},
    production: false,
    site: 'Countersign',
    baseUrl: () => 'http://127.0.0.1:1',
  });
}
