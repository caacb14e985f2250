/** The interface of every export, and the losses of a format. */
import type { ImportedAccount } from '../account/imported-account.ts';

/** A detail that an account loses. It is known before the export is written. */
export interface Loss {
  /** The account's issuer and name. */
  entry: string;
  reason: string;
  /** Whether the account is left out completely. */
  leftOut: boolean;
}

export interface ExportOptions {
  /** For encrypted exports. */
  password?: string | undefined;
  /** For Google's migration codes: ten accounts per code, or five for readers that fail with more. */
  accountsACode: number;
  /** Unix milliseconds, for formats that contain their time. */
  now: number;
}

export interface ExportFormat {
  /** Stable, because scripts use it. */
  id: string;
  /** As the user knows it. */
  name: string;
  extension: string;
  /** Whether a password is needed. */
  encrypted: boolean;
  /** The details that it keeps. */
  keeps: {
    note: boolean;
    tags: 'all' | 'one' | 'none';
    favourite: boolean;
    icon: boolean;
    /** Parameters of a key URI that its format does not define. */
    parameters: boolean;
  };
  /** Returns why this format cannot contain an account, or `undefined`. */
  refuses(account: ImportedAccount): string | undefined;
  write(accounts: readonly ImportedAccount[], options: ExportOptions): Promise<Uint8Array> | Uint8Array;
}

/** Returns the unknown fields that came from the same format, for the export. */
export function fieldsFrom(account: ImportedAccount, format: string): Record<string, unknown> {
  return account.extra?.format === format ? { ...account.extra.fields } : {};
}

export function asBytes(json: unknown): Uint8Array {
  return Buffer.from(`${JSON.stringify(json, null, 2)}\n`, 'utf8');
}

export function nameOf({ issuer, name }: ImportedAccount): string {
  return [issuer, name].filter((part) => part !== '').join(': ');
}
