/** The one shape that every export has, and what formats cannot hold. */
import type { ImportedAccount } from '../account/imported-account.ts';

/** Something that an account loses. Known before anything is written. */
export interface Loss {
  /** The account's issuer and name. */
  entry: string;
  reason: string;
  /** Whether the whole account is left out. */
  leftOut: boolean;
}

export interface ExportOptions {
  /** For encrypted exports. */
  password?: string | undefined;
  /** Google's migration codes: ten, or five for readers that fail above. */
  accountsACode: number;
  /** Unix milliseconds, for formats that state when they were written. */
  now: number;
}

export interface ExportFormat {
  /** Stable: scripts name it. */
  id: string;
  /** As people call it. */
  name: string;
  extension: string;
  /** Whether a password is needed. */
  encrypted: boolean;
  /** What it keeps besides the code itself. */
  keeps: { note: boolean; tags: 'all' | 'one' | 'none'; favourite: boolean; icon: boolean };
  /** @returns why an account cannot be in this format at all */
  refuses(account: ImportedAccount): string | undefined;
  write(accounts: readonly ImportedAccount[], options: ExportOptions): Promise<Uint8Array> | Uint8Array;
}

/** Returns the unknown fields that came from the same format, to go out again. */
export function fieldsFrom(account: ImportedAccount, format: string): Record<string, unknown> {
  return account.extra?.format === format ? { ...account.extra.fields } : {};
}

export function asBytes(json: unknown): Uint8Array {
  return Buffer.from(`${JSON.stringify(json, null, 2)}\n`, 'utf8');
}

export function nameOf({ issuer, name }: ImportedAccount): string {
  return [issuer, name].filter((part) => part !== '').join(': ');
}
