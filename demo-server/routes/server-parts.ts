import type { Logger } from 'pino';
import type { Clock } from '../base/occasion.ts';
import type { TwoFactorMethod } from '../contract/index.ts';
import type { DemoControls } from '../demo/controls.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import type { Mail } from '../mail/mail.ts';
import type { PasswordPool } from '../passwords/password-pool.ts';
import type { RecoverySettings } from '../recovery/settings.ts';
import type { Store } from '../store/store.ts';
import type { Limits } from '../throttle/limits.ts';

/** What the server is made of. Tests put it together with their own clock, folder and cost. */
export interface ServerParts {
  store: Store;
  keys: KeyRing;
  passwords: PasswordPool;
  /** The methods of the second factor that people can add. */
  methods: readonly TwoFactorMethod[];
  /** How often what may be tried. */
  limits: Limits;
  mail: Mail;
  /** Does now what is otherwise done beside the requests: see demo-server/jobs.ts. */
  catchUp: () => Promise<void>;
  recovery: RecoverySettings;
  clock: Clock;
  logger: Logger;
  /** Proxies of one's own in front of the server, whose word on the client's address is taken. */
  trustedProxies: number;
  /** Who issues the keys, as authenticators show it. */
  issuer: string;
  /** The origin people reach the server at, `http://127.0.0.1:4280`. Asked late: with port 0 it is known after listening. */
  baseUrl: () => string;
  /** The folder of the built pages. */
  pages: string;
  /** With `DEMO_CONTROLS=1` only: what tests and lessons move and break. */
  demo?: DemoControls;
  /** Whether the server has been told to stop: what is under way is finished, nothing new should come. */
  isStopping: () => boolean;
}
