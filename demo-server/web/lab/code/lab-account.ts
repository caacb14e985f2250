import { Base32Error, base32FromBytes, bytesFromBase32 } from '../../../../shared/base32.ts';
import type { Algorithm } from '../../../../shared/key-uri.ts';
import type { CodeParameters } from '../../../../shared/one-time-code.ts';
import { wholeNumber } from '../../../../shared/whole-number.ts';
import { choice, type StateOf, whole } from '../links/lab-state.ts';
import { SAMPLE_KEYS, type SampleKey, sampleKeyOf, TEST_KEY } from '../links/sample-keys.ts';

/** Maximum period in the form, in seconds: a day. */
export const LONGEST_PERIOD = 86_400;

/** The last time in the form, in seconds since 1970: the last row of RFC 6238 Appendix B. */
export const LATEST_TIME = 20_000_000_000;

/** The content of the form, as text. */
export interface AccountDraft {
  secret: string;
  type: CodeParameters['type'];
  algorithm: Algorithm;
  digits: string;
  period: string;
  counter: string;
  /** Seconds since 1970; empty for the present time. */
  time: string;
}

/** An account with valid fields. */
export interface LabAccount {
  parameters: CodeParameters;
  counter: number;
  /** A fixed time, in Unix milliseconds. Without it, the clock runs. */
  at?: number;
}

export const FIRST_DRAFT: AccountDraft = {
  secret: TEST_KEY,
  type: 'totp',
  algorithm: 'SHA1',
  digits: '6',
  period: '30',
  counter: '0',
  time: '',
};

export const FIRST_ACCOUNT: LabAccount = {
  parameters: { type: 'totp', secret: TEST_KEY, algorithm: 'SHA1', digits: 6, period: 30 },
  counter: 0,
};

/** Returns the account of a draft, or its wrong fields. Ignores fields that the type does not use. */
export function readDraft(draft: AccountDraft): LabAccount | { wrong: readonly (keyof AccountDraft)[] } {
  const wrong: (keyof AccountDraft)[] = [];
  if (!isKey(draft.secret)) wrong.push('secret');
  const period = wholeNumber(draft.period, 1, LONGEST_PERIOD);
  const counter = wholeNumber(draft.counter, 0, Number.MAX_SAFE_INTEGER);
  if (draft.type === 'totp' && period === undefined) wrong.push('period');
  if (draft.type === 'hotp' && counter === undefined) wrong.push('counter');
  const hasTime = draft.type !== 'hotp' && draft.time.trim() !== '';
  const seconds = hasTime ? wholeNumber(draft.time, 0, LATEST_TIME) : undefined;
  if (hasTime && seconds === undefined) wrong.push('time');
  if (wrong.length > 0) return { wrong };

  const { secret, algorithm } = draft;
  const digits = Number(draft.digits);
  const at = seconds === undefined ? {} : { at: seconds * 1000 };
  switch (draft.type) {
    case 'steam':
      return {
        parameters: { type: 'steam', secret, algorithm: 'SHA1', digits: 5, period: 30 },
        counter: 0,
        ...at,
      };
    case 'hotp':
      return { parameters: { type: 'hotp', secret, algorithm, digits }, counter: counter ?? 0 };
    case 'totp':
      return {
        parameters: { type: 'totp', secret, algorithm, digits, period: period ?? 30 },
        counter: 0,
        ...at,
      };
  }
}

/** No time: the clock runs. */
const RUNNING = -1;

/** What a link to the page has. */
export const ACCOUNT_SPEC = {
  key: choice(Object.keys(SAMPLE_KEYS) as SampleKey[], 'rfc-20'),
  type: choice(['totp', 'hotp', 'steam'], FIRST_DRAFT.type),
  hash: choice(['SHA1', 'SHA256', 'SHA512'], FIRST_DRAFT.algorithm),
  digits: choice(['6', '7', '8', '9', '10'], '6'),
  period: whole(1, LONGEST_PERIOD, 30),
  counter: whole(0, Number.MAX_SAFE_INTEGER, 0),
  time: whole(RUNNING, LATEST_TIME, RUNNING),
};

type AccountState = StateOf<typeof ACCOUNT_SPEC>;

/** Returns the form's content for a state. */
export function draftOf(state: AccountState): AccountDraft {
  return {
    secret: SAMPLE_KEYS[state.key],
    type: state.type,
    algorithm: state.hash,
    digits: state.digits,
    period: String(state.period),
    counter: String(state.counter),
    time: state.time === RUNNING ? '' : String(state.time),
  };
}

/** Returns the state for the form's content. A key that is no sample key, and wrong fields, are not in it. */
export function stateOf(draft: AccountDraft): AccountState {
  const digits = ACCOUNT_SPEC.digits.values.find((value) => value === draft.digits);
  return {
    key: sampleKeyOf(draft.secret) ?? ACCOUNT_SPEC.key.start,
    type: draft.type,
    hash: draft.algorithm,
    digits: digits ?? ACCOUNT_SPEC.digits.start,
    period: wholeNumber(draft.period, 1, LONGEST_PERIOD) ?? ACCOUNT_SPEC.period.start,
    counter: wholeNumber(draft.counter, 0, Number.MAX_SAFE_INTEGER) ?? ACCOUNT_SPEC.counter.start,
    time: wholeNumber(draft.time, 0, LATEST_TIME) ?? RUNNING,
  };
}

/** Returns a random key of 160 bits, as RFC 4226 §4 recommends. */
export function randomKey(): string {
  return base32FromBytes(crypto.getRandomValues(new Uint8Array(20)));
}

function isKey(text: string): boolean {
  try {
    bytesFromBase32(text);
    return true;
  } catch (error) {
    if (error instanceof Base32Error) return false;
    throw error;
  }
}
