import type { Limits } from '../throttle/limits.ts';
import type { ValuesOf } from './setting.ts';
import type { SETTINGS } from './table.ts';

type Values = ValuesOf<typeof SETTINGS>;

/** The server's configuration: the values of all settings, and limits that no setting changes. */
export type Config = Omit<Values, 'limits'> & { limits: Limits };

/** All wrong settings, one line each. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/** A wrong command line. */
export class UsageError extends Error {
  override name = 'UsageError';
}
