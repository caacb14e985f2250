/** The one shape that every importer has, and the small reading hands they share. */
import { type Collector, isRecord } from '../account/collector.ts';
import { passwordRequired } from '../account/import-failure.ts';
import type { ImportedFile } from '../account/imported-account.ts';
import type { ImportFile } from '../file/import-file.ts';
import type { AllowMemory } from '../unlock/costs.ts';

export interface ImportTools {
  password: string | undefined;
  /** Whether a person wants what is in the app's bin, too. */
  includeRemoved: boolean;
  allowMemory: AllowMemory;
}

export type Opened = Omit<ImportedFile, 'format'>;

export interface ImportFormat {
  /** Stable: scripts name it. */
  id: string;
  /** As the app calls itself. */
  name: string;
  /** Which of the app's files are read, for the documentation. */
  files: string;
  /** How they are encrypted; absent where they never are. */
  encryption?: string;
  /** Looks at the content alone, and never decrypts. */
  recognise(file: ImportFile): boolean | Promise<boolean>;
  /** @throws ImportFailure, whatever the bytes are */
  open(file: ImportFile, tools: ImportTools): Opened | Promise<Opened>;
}

export function opened({ accounts, problems }: Collector, encrypted: boolean): Opened {
  return { encrypted, accounts, problems };
}

/** @throws ImportFailure `password_required` without one */
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

export function stringOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Returns a copy without the properties that were understood. */
export function without(record: Readonly<Record<string, unknown>>, known: readonly string[]) {
  return Object.fromEntries(Object.entries(record).filter(([name]) => !known.includes(name)));
}

/** Whether every one of the names is a column, and none besides where `only` is set. */
export function hasColumns(columns: readonly string[], names: readonly string[], only = false): boolean {
  return names.every((name) => columns.includes(name)) && (!only || columns.length === names.length);
}

/** Milliseconds of an ISO 8601 time. */
export function moment(text: unknown): number | undefined {
  const ms = typeof text === 'string' && /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isFinite(ms) ? ms : undefined;
}

/** Milliseconds of a time in seconds. */
export function fromSeconds(seconds: unknown): number | undefined {
  return typeof seconds === 'number' && Number.isFinite(seconds) ? Math.round(seconds * 1_000) : undefined;
}
