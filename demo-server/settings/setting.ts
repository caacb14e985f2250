import type { Kind } from './kinds.ts';

export type Environment = 'development' | 'production';

/** Everything about one setting of the server: where it comes from, what it is for, and what it must be. */
interface Described<Value> {
  /** The environment variable. */
  variable: string;
  /** The option of the command line, and the word for its value. */
  flag?: { name: string; value: string };
  /** What it is for: one line for `--help` and docs/settings.md. */
  about: string;
  kind: Kind<Value>;
  /** A value that is not the default, for the test that every setting reaches the configuration. */
  example: string;
  /** Its value is never printed. */
  isSecret?: true;
}

/** A setting that always has a value. */
export interface Defaulted<Value = unknown> extends Described<Value> {
  /** Its value in each environment when it is not set. */
  fallback: Readonly<Record<Environment, Value>>;
  /** What stands for the default in the documents, where that is not the value itself. */
  otherwise?: string;
}

/** A setting that may have no value. */
export interface Optional<Value = unknown> extends Described<Value> {
  /** What happens when it is not set. */
  otherwise: string;
}

export type Setting<Value = unknown> = Defaulted<Value> | Optional<Value>;

/** The text a setting was given, and where: an option, or a variable. */
export interface Given {
  text: string;
  from: string;
}

/** Settings, and groups of them, as the configuration holds their values. */
export interface Group {
  readonly [name: string]: Setting | Group;
}

/** The values of a group: those of optional settings may be absent. */
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

/** A setting with one default for every environment. */
export function setting<Value>(
  described: Omit<Defaulted<Value>, 'fallback'> & { fallback: Value },
): Defaulted<Value> {
  const { fallback } = described;
  return { ...described, fallback: { development: fallback, production: fallback } };
}

/** A setting whose default is another one in production. */
export function settingByEnvironment<Value>(described: Defaulted<Value>): Defaulted<Value> {
  return described;
}

/** A setting without a default. */
export function optional<Value>(described: Optional<Value>): Optional<Value> {
  return described;
}

export function isSetting(entry: Setting | Group): entry is Setting {
  return typeof entry.variable === 'string';
}

/** Returns every setting of a group, those of the groups inside it included, in the order of the table. */
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
