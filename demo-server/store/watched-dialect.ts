import type { Dialect } from 'kysely';
import type { Load } from './load.ts';

/** A dialect that knows how busy its connections are. */
export interface WatchedDialect extends Dialect {
  load(): Load;
  /** Runs a transaction once there is a place for it. If absent, there always is. */
  inTurn?<T>(transaction: () => Promise<T>): Promise<T>;
}
