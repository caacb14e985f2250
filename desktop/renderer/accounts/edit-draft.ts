import type { AccountEdit, AccountView } from '../../ipc/accounts.ts';
import { translate } from '../texts/translator.ts';

/** The form as it is typed: numbers and tags are still texts. */
export interface EditDraft {
  issuer: string;
  account: string;
  tags: string;
  favourite: boolean;
  secret: string;
  type: AccountEdit['type'];
  algorithm: AccountEdit['algorithm'];
  digits: string;
  period: string;
  counter: string;
}

/** A sentence per field that cannot be read. */
export type EditFaults = Partial<Record<keyof EditDraft, string>>;

export function draftOf(account: AccountView): EditDraft {
  const steam = account.type === 'steam';
  return {
    issuer: account.issuer,
    account: account.account,
    tags: account.tags.join(', '),
    favourite: account.favourite,
    secret: '',
    type: account.type,
    algorithm: account.algorithm,
    // Steam's length is its own; another type begins with the usual one.
    digits: String(steam ? 6 : account.digits),
    period: String(account.period ?? 30),
    counter: String(account.counter ?? 0),
  };
}

/** Reads the form. */
export function readEdit(
  id: string,
  draft: EditDraft,
): { edit: AccountEdit; faults?: undefined } | { edit?: undefined; faults: EditFaults } {
  const faults: EditFaults = {};
  const issuer = draft.issuer.trim();
  const account = draft.account.trim();
  if (issuer === '' && account === '') faults.issuer = translate('edit.needsName');
  const tags = tagsIn(draft.tags);
  if (tags.length > 20 || tags.some(({ length }) => length > 40)) faults.tags = translate('edit.badTags');
  const period = draft.type === 'totp' ? whole(draft.period, 1, 86_400) : 30;
  if (period === undefined) faults.period = translate('edit.badPeriod');
  const counter = draft.type === 'hotp' ? whole(draft.counter, 0, Number.MAX_SAFE_INTEGER) : 0;
  if (counter === undefined) faults.counter = translate('edit.badCounter');
  if (period === undefined || counter === undefined || Object.keys(faults).length > 0) return { faults };
  const { favourite, secret, type, algorithm } = draft;
  return {
    edit: {
      id,
      issuer,
      account,
      tags,
      favourite,
      secret,
      type,
      algorithm,
      digits: Number(draft.digits),
      period,
      counter,
    },
  };
}

/** Tags as a person writes them: separated by commas, each once. */
export function tagsIn(text: string): string[] {
  return [...new Set(text.split(/[,;\n]/).flatMap((tag) => tag.trim().replace(/\s+/g, ' ') || []))];
}

function whole(text: string, min: number, max: number): number | undefined {
  const value = /^[0-9]{1,16}$/.test(text.trim()) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(value) && value >= min && value <= max ? value : undefined;
}
