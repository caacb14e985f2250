import { parseArgs } from 'node:util';
import { DEFAULT_LIMITS } from '../throttle/limits.ts';
import { type Config, ConfigError, UsageError } from './config.ts';
import { contradictionsIn } from './contradictions.ts';
import {
  type Environment,
  type Given,
  type Group,
  isSetting,
  type Setting,
  settingsIn,
  type ValuesOf,
} from './setting.ts';
import { SETTINGS } from './table.ts';

/**
 * Reads the configuration from the command line, then the environment, then the defaults. An empty variable counts as
 * not set.
 *
 * @returns `'help'` if help was requested
 * @throws UsageError if the command line is wrong
 * @throws ConfigError with all wrong settings, but never the value of a secret one
 */
export function readConfig(argv: readonly string[], env: NodeJS.ProcessEnv): Config | 'help' {
  const { help, ...flags } = readFlags(argv);
  if (help === true) return 'help';
  const given = findGiven(flags, env);
  const isProduction = given.get(SETTINGS.production)?.text === 'production';
  const reader = new Reader(given, isProduction ? 'production' : 'development');
  const { limits, ...values } = reader.read(SETTINGS) as ValuesOf<typeof SETTINGS>;
  const mistakes = [...reader.mistakes, ...contradictionsIn(given, reader.wrong)];
  if (mistakes.length > 0) throw new ConfigError(mistakes.join('\n'));
  return { ...values, limits: { ...DEFAULT_LIMITS, ...limits } };
}

/** Reads the texts of a table as values and collects mistakes. */
class Reader {
  readonly mistakes: string[] = [];
  readonly wrong = new Set<Setting>();
  readonly #given: ReadonlyMap<Setting, Given>;
  readonly #environment: Environment;

  constructor(given: ReadonlyMap<Setting, Given>, environment: Environment) {
    this.#given = given;
    this.#environment = environment;
  }

  read(group: Group): Record<string, unknown> {
    const values: Record<string, unknown> = {};
    for (const [name, entry] of Object.entries(group)) {
      const value = isSetting(entry) ? this.#valueOf(entry) : this.read(entry);
      if (value !== undefined) values[name] = value;
    }
    return values;
  }

  #valueOf(setting: Setting): unknown {
    const given = this.#given.get(setting);
    if (!given) return 'fallback' in setting ? setting.fallback[this.#environment] : undefined;
    const { success, data } = setting.kind.schema.safeParse(given.text);
    if (success) return data;
    const value = setting.isSecret ? 'not valid' : JSON.stringify(given.text);
    this.mistakes.push(`${given.from} is ${value}; it must be ${setting.kind.mustBe}.`);
    this.wrong.add(setting);
    return undefined;
  }
}

function findGiven(
  flags: Readonly<Record<string, string | boolean | undefined>>,
  env: NodeJS.ProcessEnv,
): Map<Setting, Given> {
  const given = new Map<Setting, Given>();
  for (const setting of settingsIn(SETTINGS)) {
    const { flag, variable } = setting;
    const flagged = flag && flags[flag.name];
    const text = env[variable];
    if (typeof flagged === 'string') given.set(setting, { text: flagged, from: `--${flag?.name}` });
    else if (text !== undefined && text !== '') given.set(setting, { text, from: variable });
  }
  // Other programs set this variable, too. Only this value matters here.
  if (!given.has(SETTINGS.production) && env.NODE_ENV === 'production')
    given.set(SETTINGS.production, { text: 'production', from: 'NODE_ENV' });
  return given;
}

function readFlags(argv: readonly string[]): Readonly<Record<string, string | boolean | undefined>> {
  const names = settingsIn(SETTINGS).flatMap(({ flag }) => (flag ? [flag.name] : []));
  try {
    return parseArgs({
      args: [...argv],
      options: {
        ...Object.fromEntries(names.map((name) => [name, { type: 'string' } as const])),
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
