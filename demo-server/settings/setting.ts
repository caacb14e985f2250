import type { Kind } from './kinds.ts';

export type Environment = 'development' | 'production';

/** Everything about one setting: its sources, its purpose and its valid values. */
interface Described<Value> {
  /** The environment variable. */
  variable: string;
  /** The command line option, and the word for its value. */
  flag?: { name: string; value: string };
  /** Its purpose: one line for `--help` and docs/settings.md. */
  about: string;
  kind: Kind<Value>;
  /** A value other than the default, for the test that each setting reaches the configuration. */
  example: string;
  /** Set if its value must never be printed. */
  isSecret?: true;
}

/** A setting that always has a value. */
export interface Defaulted<Value = unknown> extends Described<Value> {
  /** Its default in each environment. */
  fallback: Readonly<Record<Environment, Value>>;
  /** The words for the default in the documents, if it is not the value itself. */
  otherwise?: string;
}

/** A setting that may have no value. */
export interface Optional<Value = unknown> extends Described<Value> {
  /** What happens when it is not set. */
  otherwise: string;
}

export type Setting<Value = unknown> = Defaulted<Value> | Optional<Value>;

/** The text of a setting and its source: an option or a variable. */
export interface Given {
  text: string;
  from: string;
}

/** Settings and groups of settings, in the structure of the configuration. */
export interface Group {
  readonly [name: string]: Setting | Group;
}

/** The values of a group. Those of optional settings may be missing. */
export type ValuesOf<G> = {
  -readonly [Name in keyof G as G[Name] extends Optional ? never : Name]: G[Name] extends Defaulted<
    infer Value
  >
    ? Value
    : ValuesOf<G[Name]>;
} & {
  -readonly [Name in keyof G as G[Name] extends Optional ? Name : never]?: G[Name] extends Optional<
    infer Value
  >
    ? Value
    : never;
};

/** Returns a setting with the same default in every environment. */
export function setting<Value>(
  described: Omit<Defaulted<Value>, 'fallback'> & { fallback: Value },
): Defaulted<Value> {
  const { fallback } = described;
  return { ...described, fallback: { development: fallback, production: fallback } };
}

/** Returns a setting with another default in production. */
export function settingByEnvironment<Value>(described: Defaulted<Value>): Defaulted<Value> {
  return described;
}

/** Returns a setting without a default. */
export function optional<Value>(described: Optional<Value>): Optional<Value> {
  return described;
}

export function isSetting(entry: Setting | Group): entry is Setting {
  return typeof entry.variable === 'string';
}

/** Returns all settings of a group and its inner groups, in the order of the table. */
export function settingsIn(group: Group): Setting[] {
  return Object.values(group).flatMap((entry) => (isSetting(entry) ? [entry] : settingsIn(entry)));
}

/** Returns the default as the documents name it. */
export function defaultOf(entry: Setting): string {
  if (entry.otherwise !== undefined) return entry.otherwise;
  if (!('fallback' in entry)) return '';
  const { kind, fallback } = entry;
  const [development, production] = [kind.show(fallback.development), kind.show(fallback.production)];
  return development === production ? development : `${development}, in production ${production}`;
}
