/** The interface of every importer, and the small helpers that they share. */
import type { Sentences } from '../../texts/catalogue.ts';
import { type Collector, isRecord } from '../account/collector.ts';
import { passwordRequired } from '../account/import-failure.ts';
import type { ImportedFile } from '../account/imported-account.ts';
import type { ImportFile } from '../file/import-file.ts';
import type { AllowMemory } from '../unlock/costs.ts';

export interface ImportTools {
  password: string | undefined;
  /** Whether to import accounts in the app's bin. */
  includeRemoved: boolean;
  allowMemory: AllowMemory;
}

export type Opened = Omit<ImportedFile, 'format'>;

/**
 * Whether a file has a format. `maybe`: files of other formats look the same, as ciphertext without a mark or an empty
 * list does. Then every such format is tried.
 */
export type Recognised = boolean | 'maybe';

export interface ImportFormat {
  /** Stable, because scripts use it. `importFormats` of the texts says in each language which files it reads. */
  id: keyof Sentences['importFormats'];
  /** The app's name. */
  name: string;
  /** How its files are encrypted, for the documentation; absent if they never are. */
  encryption?: string;
  /** Checks only the content, and never decrypts. */
  recognise(file: ImportFile): Recognised | Promise<Recognised>;
  /** Reads the file. @throws ImportFailure only, for any bytes */
  open(file: ImportFile, tools: ImportTools): Opened | Promise<Opened>;
}

export function opened({ accounts, problems, skipped }: Collector, encrypted: boolean): Opened {
  return { encrypted, accounts, problems, skipped };
}

/** Returns the password. @throws ImportFailure `password_required` without one */
export function requirePassword(format: string, { password }: ImportTools): string {
  if (password === undefined || password === '') throw passwordRequired(format);
  return password;
}

export function recordOf(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Whether it is the export of an app that had no accounts. Several apps write nothing else. */
export function isEmptyList(json: unknown): boolean {
  return Array.isArray(json) && json.length === 0;
}

export function stringOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Returns a copy without these properties. */
export function without(record: Readonly<Record<string, unknown>>, known: readonly string[]) {
  return Object.fromEntries(Object.entries(record).filter(([name]) => !known.includes(name)));
}

/** Whether all names are columns, and with `only`, that there are no others. */
export function hasColumns(columns: readonly string[], names: readonly string[], only = false): boolean {
  return names.every((name) => columns.includes(name)) && (!only || columns.length === names.length);
}

/** Converts an ISO 8601 time to Unix milliseconds. */
export function moment(text: unknown): number | undefined {
  const ms = typeof text === 'string' && /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isFinite(ms) ? ms : undefined;
}

/** Converts Unix seconds to milliseconds. */
export function fromSeconds(seconds: unknown): number | undefined {
  return typeof seconds === 'number' && Number.isFinite(seconds) ? Math.round(seconds * 1_000) : undefined;
}
