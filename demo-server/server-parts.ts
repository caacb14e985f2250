import type { Logger } from 'pino';
import type { DomainParts } from './actions/run.ts';
import type { Clock } from './base/occasion.ts';
import type { DemoControls } from './demo/controls.ts';
import type { Config } from './settings/config.ts';

/** What the server is made of. Tests put it together with their own clock, folder and cost. */
export interface ServerParts extends DomainParts {
  clock: Clock;
  logger: Logger;
  /** Proxies of one's own in front of the server, whose word on the client's address is taken. */
  trustedProxies: number;
  /** The folder of the built pages. */
  pages: string;
  /** With `DEMO_CONTROLS=1` only: what tests and lessons move and break. */
  demo?: DemoControls;
  /** Whether the server has been told to stop: what is under way is finished, nothing new should come. */
  isStopping: () => boolean;
}

/** Returns the parts that are settings, as the configuration has them. */
export function settingParts({ limits, methods, backupCodes, recovery, issuer, trustedProxies }: Config) {
  return { limits, methods, backupCodes, recovery, issuer, trustedProxies } satisfies Partial<ServerParts>;
}
