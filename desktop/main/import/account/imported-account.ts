/** The result of an import: the complete accounts of any app. */
import type { Algorithm } from '../../../../shared/key-uri.ts';

export interface ImportedAccount {
  type: 'totp' | 'hotp' | 'steam';
  issuer: string;
  name: string;
  /** The key from the file: upper-case Base32 without spaces and padding. Its length may be impossible. */
  secret: string;
  algorithm: Algorithm;
  digits: number;
  /** Seconds; absent for counter-based accounts. */
  period?: number;
  /** The counter of the next code; counter-based accounts only. */
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
  /** The issuer in a key URI's label, if it differs from the `issuer` parameter. */
  labelIssuer?: string;
  /** Parameters of a key URI that the format does not define, in order. */
  parameters?: readonly (readonly [name: string, value: string])[];
  /** Other fields of the format. An export to the same format writes them again. */
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

/** A problem of one entry. Entry and reason never contain a key. */
export interface Problem {
  /** The entry's issuer and name, or its number. */
  entry: string;
  reason: string;
  /** Only for an entry that was not imported: its fields as in the file, as far as they were read, for the user to keep. */
  kept?: Extra;
}

export interface ImportedFile {
  /** The format's id. */
  format: string;
  encrypted: boolean;
  accounts: ImportedAccount[];
  problems: Problem[];
  /** Entries of a password manager without a second factor, each with its reason. */
  skipped: Problem[];
}
