/** `countersign code` prints the code of a key URI from standard input, a file, an image or an argument. */
import { setTimeout as sleep } from 'node:timers/promises';
import { keyLinksIn } from '../../shared/key-links.ts';
import type { KeyUri } from '../../shared/key-uri.ts';
import { codeFor, codeParameters, timeStep, timeStepBounds } from '../../shared/one-time-code.ts';
import { quotable } from '../../shared/quotable.ts';
import { explained, type OptionShapes } from '../command/command.ts';
import { CliError, type Command, chooseKey, qrTextsInFile, readFlags, readText } from './input.ts';
import { sentences } from './texts/texts.ts';

const OPTIONS = {
  uri: { type: 'string', value: 'URI' },
  'uri-file': { type: 'string', value: 'FILE' },
  image: { type: 'string', value: 'FILE' },
  account: { type: 'string', value: 'NAME' },
  at: { type: 'string', value: 'TIME' },
  fresh: { type: 'string', value: 'SECONDS' },
  counter: { type: 'string', value: 'N' },
  json: { type: 'boolean' },
} as const satisfies OptionShapes;

/** A time that `--at` reads. */
const EXAMPLE = '2026-11-20T12:00:00Z';

/** Returns the command in the current language. */
export function codeCommand(): Command {
  const { about, options } = sentences().code;
  const at = options.at({ example: EXAMPLE });
  return { about, options: explained(OPTIONS, { ...options, at }), run };
}

async function run(args: string[]): Promise<number> {
  const { values } = readFlags(args, OPTIONS);
  const sources = [values.uri, values['uri-file'], values.image].filter((value) => value !== undefined);
  if (sources.length > 1) throw new CliError(sentences().code.oneSource, 2);
  if (values.at !== undefined && values.fresh !== undefined)
    throw new CliError(sentences().code.freshWithAt, 2);
  const at = values.at === undefined ? undefined : momentFrom(values.at);
  const fresh = wholeNumber('--fresh', values.fresh);
  const counter = wholeNumber('--counter', values.counter);

  const key = await keyFrom(values);
  const result = key.type === 'hotp' ? counted(key, counter) : await timed(key, at, fresh ?? 0);
  process.stdout.write(`${values.json ? JSON.stringify(result) : result.code}\n`);
  return 0;
}

async function keyFrom(flags: {
  uri?: string;
  'uri-file'?: string;
  image?: string;
  account?: string;
}): Promise<KeyUri> {
  if (flags.image !== undefined) {
    return chooseKey(await qrTextsInFile(flags.image), flags.account, 'image');
  }
  const given = flags.uri === undefined || flags.uri === '-' ? undefined : flags.uri;
  const texts = given ?? (await readText(flags['uri-file'] ?? '-'));
  const links = keyLinksIn(texts).links.map(({ text }) => text);
  return chooseKey(links, flags.account, 'text');
}

function counted(key: KeyUri & { type: 'hotp' }, counter = key.counter) {
  return { code: codeFor(codeParameters(key), counter), ...names(key), counter };
}

async function timed(key: Exclude<KeyUri, { type: 'hotp' }>, at: number | undefined, fresh: number) {
  if (fresh > key.period) throw new CliError(sentences().code.freshTooLong({ seconds: key.period }), 2);
  let now = at ?? Date.now();
  const left = () => timeStepBounds(timeStep(now, key.period), key.period).endsAt - now;
  if (left() < fresh * 1000) {
    await sleep(left());
    now = Date.now();
  }
  const step = timeStep(now, key.period);
  const { startsAt, endsAt } = timeStepBounds(step, key.period);
  return {
    code: codeFor(codeParameters(key), step),
    ...names(key),
    step,
    startsAt: new Date(startsAt).toISOString(),
    endsAt: new Date(endsAt).toISOString(),
    secondsLeft: Math.floor((endsAt - now) / 1000),
  };
}

function names({ issuer, account, type, digits }: KeyUri) {
  return { issuer, account, type, digits };
}

/** Returns Unix milliseconds for a time in seconds or a date. */
function momentFrom(text: string): number {
  const moment = /^[0-9]{1,12}$/.test(text) ? Number(text) * 1000 : Date.parse(text);
  if (!Number.isFinite(moment) || moment < 0)
    throw new CliError(sentences().code.notTime({ given: quotable(text), example: EXAMPLE }), 2);
  return moment;
}

function wholeNumber(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[0-9]{1,15}$/.test(text))
    throw new CliError(sentences().code.notNumber({ option, given: quotable(text) }), 2);
  return Number(text);
}
