import pino from 'pino';
import { KeyRing } from '../keys/key-ring.ts';
import { openMail } from '../mail/mail.ts';
import { PasswordPool } from '../passwords/password-pool.ts';
import { type ServerParts, settingParts } from '../server-parts.ts';
import type { Store } from '../store/store.ts';
import { Pacing } from '../throttle/pacing.ts';
import { keptPasswordThread } from './kept-password-threads.ts';
import { TEST_PASSWORD_COST } from './test-password-cost.ts';
import { defaultConfig } from './test-site.ts';

/** Returns the parts of a server that was not started, for tests of the app without its process. Delivers no mail. */
export function idleParts(store: Store): ServerParts {
  const config = defaultConfig();
  const keys = new KeyRing(new Map([['k1', new Uint8Array(32)]]));
  const logger = pino({ level: 'silent' });
  const baseUrl = () => 'http://127.0.0.1';
  const mail = openMail({
    store,
    keys,
    logger,
    baseUrl,
    clock: Date.now,
    settings: config.mail,
    sms: config.sms,
    production: false,
    site: config.issuer,
  });
  return {
    ...settingParts(config),
    store,
    keys,
    mail,
    logger,
    baseUrl,
    clock: Date.now,
    pacing: new Pacing(config.limits.requests),
    catchUp: async () => undefined,
    passwords: new PasswordPool(TEST_PASSWORD_COST, undefined, keptPasswordThread),
    pages: '',
    isStopping: () => false,
  };
}
