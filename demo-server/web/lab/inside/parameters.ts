/** The fields that several stations share, and the account behind them. */
import type { Algorithm } from '../../../../shared/key-uri.ts';
import { choice, whole } from '../links/lab-state.ts';
import { SAMPLE_KEYS, type SampleKey } from '../links/sample-keys.ts';
import type { CounterKey } from './resynchronise.ts';

export const KEY_NAMES = Object.keys(SAMPLE_KEYS) as SampleKey[];
export const HASH_NAMES = ['SHA1', 'SHA256', 'SHA512'] as const satisfies readonly Algorithm[];

/** The highest counter to choose: enough to look around. */
export const LAST_COUNTER = 9999;

export const ACCOUNT_SPEC = {
  key: choice(KEY_NAMES, 'rfc-20'),
  hash: choice(HASH_NAMES, 'SHA1'),
  counter: whole(0, LAST_COUNTER, 0),
};

export interface Account {
  key: SampleKey;
  hash: Algorithm;
  counter: number;
}

export function counterKey({ key, hash }: Pick<Account, 'key' | 'hash'>, digits: number): CounterKey {
  return { type: 'hotp', secret: SAMPLE_KEYS[key], algorithm: hash, digits };
}
