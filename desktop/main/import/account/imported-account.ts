/** What an import gives: one account of any app, whole. */
import type { Algorithm } from '../../../../shared/key-uri.ts';

export interface ImportedAccount {
  type: 'totp' | 'hotp' | 'steam';
  issuer: string;
  name: string;
  /** The key as the file writes it: upper-case Base32 without spaces and padding. Its length may be impossible. */
  secret: string;
  algorithm: Algorithm;
  digits: number;
  /** Seconds; absent for counter-based accounts. */
  period?: number;
  /** What the next code is made from; counter-based accounts only. */
  counter?: number;
  /** Names of tags, groups, folders or categories. */
  tags: readonly string[];
  note: string;
  favourite: boolean;
  icon?: Icon;
  /** Unix milliseconds. */
  createdAt?: number;
  /** Unix milliseconds. */
  usedAt?: number;
  /** The issuer in a key URI's label, where it differs from the `issuer` parameter. */
  labelIssuer?: string;
  /** Parameters of a key URI that the format does not define, in order. */
  parameters?: readonly (readonly [name: string, value: string])[];
  /** Fields that have no place above. They go out again on an export to the same format. */
  extra?: Extra;
}

export interface Icon {
  mime: string;
  data: Uint8Array;
}

export interface Extra {
  /** The format's id. */
  format: string;
  fields: Readonly<Record<string, unknown>>;
}

/** Something about one entry that a person should know. Neither part holds a key. */
export interface Problem {
  /** The entry's issuer and name, or its number. */
  entry: string;
  reason: string;
  /** The entry as it stands in the file, where it was not imported: a person may wish to keep it. */
  kept?: Extra;
}

export interface ImportedFile {
  /** The format's id. */
  format: string;
  encrypted: boolean;
  accounts: ImportedAccount[];
  problems: Problem[];
}
