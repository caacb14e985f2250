import type { Logger } from 'pino';
import type { DomainParts } from './actions/run.ts';
import type { Clock } from './base/occasion.ts';
import type { DemoControls } from './demo/controls.ts';
import type { Metrics } from './metrics/metrics.ts';
import type { Config } from './settings/config.ts';
import type { Pacing } from './throttle/pacing.ts';

/** The parts of the server. Tests use their own clock, folder and password cost. */
export interface ServerParts extends DomainParts {
  clock: Clock;
  logger: Logger;
  /** Number of your own proxies in front of the server, which are trusted to report the client's address. */
  trustedProxies: number;
  /** Whose request goes on when. */
  pacing: Pacing;
  /** The folder of the built pages. */
  pages: string;
  /** Only with `DEMO_CONTROLS=1`: the clock and the faults of tests and lessons. */
  demo?: DemoControls;
  /** Only with `COUNTERSIGN_METRICS_TOKEN`: what is counted, and the token that reads it. */
  metrics?: { counted: Metrics; token: string };
  /** Whether the server is stopping: it finishes current requests, and clients should send no new ones. */
  isStopping: () => boolean;
}

/** Returns the parts that come from the configuration. */
export function settingParts(config: Config) {
  const { limits, methods, backupCodes, recovery, issuer, trustedProxies, deletionMs, classes } = config;
  return {
    limits,
    methods,
    backupCodes,
    recovery,
    issuer,
    trustedProxies,
    deletionMs,
    classes,
  } satisfies Partial<ServerParts>;
}
