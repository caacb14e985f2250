import { Base32Error, bytesFromBase32 } from '../../../shared/base32.ts';
import type { TypedKey } from '../../ipc/accounts.ts';
import { keySentences, translate } from '../texts/translator.ts';

/** The form as it is typed: numbers are still texts. */
export interface TypedDraft {
  issuer: string;
  account: string;
  secret: string;
  type: TypedKey['type'];
  algorithm: TypedKey['algorithm'];
  digits: string;
  period: string;
  counter: string;
}

export const EMPTY_DRAFT: TypedDraft = {
  issuer: '',
  account: '',
  secret: '',
  type: 'totp',
  algorithm: 'SHA1',
  digits: '6',
  period: '30',
  counter: '0',
};

/** A sentence per field that cannot be read. */
export type DraftFaults = Partial<Record<keyof TypedDraft, string>>;

/** Reads the form. Fields that a type does not have keep their defaults, whatever was typed before. */
export function readDraft(
  draft: TypedDraft,
): { key: TypedKey; faults?: undefined } | { key?: undefined; faults: DraftFaults } {
  const faults: DraftFaults = {};
  if (draft.issuer.trim() === '' && draft.account.trim() === '') {
    faults.issuer = translate('typed.needsName');
  }
  const secretFault = faultOfSecret(draft.secret);
  if (secretFault) faults.secret = secretFault;

  const period = draft.type === 'totp' ? readWhole(draft.period, 1, 86_400) : Number(EMPTY_DRAFT.period);
  if (period === undefined) faults.period = translate('typed.badPeriod');
  const counter =
    draft.type === 'hotp'
      ? readWhole(draft.counter, 0, Number.MAX_SAFE_INTEGER)
      : Number(EMPTY_DRAFT.counter);
  if (counter === undefined) faults.counter = translate('typed.badCounter');

  if (period === undefined || counter === undefined || Object.keys(faults).length > 0) return { faults };
  const steam = draft.type === 'steam';
  return {
    key: {
      issuer: draft.issuer.trim(),
      account: draft.account.trim(),
      secret: draft.secret,
      type: draft.type,
      algorithm: steam ? EMPTY_DRAFT.algorithm : draft.algorithm,
      // Steam's length is its own; the contract's bounds are those of digits.
      digits: Number(steam ? EMPTY_DRAFT.digits : draft.digits),
      period,
      counter,
    },
  };
}

function faultOfSecret(text: string): string | undefined {
  if (text.trim() === '') return translate('typed.needsKey');
  try {
    bytesFromBase32(text);
    return undefined;
  } catch (error) {
    if (error instanceof Base32Error) return error.in(keySentences());
    throw error;
  }
}

function readWhole(text: string, min: number, max: number): number | undefined {
  const value = /^[0-9]{1,16}$/.test(text.trim()) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(value) && value >= min && value <= max ? value : undefined;
}
