import type { Limits } from '../throttle/limits.ts';
import type { ValuesOf } from './setting.ts';
import type { SETTINGS } from './table.ts';

type Values = ValuesOf<typeof SETTINGS>;

/** The configuration of the server: the values of all settings, beside limits that no setting changes. */
export type Config = Omit<Values, 'limits'> & { limits: Limits };

/** All settings that are wrong, one line each. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/** A command line that is wrong. */
export class UsageError extends Error {
  override name = 'UsageError';
}
