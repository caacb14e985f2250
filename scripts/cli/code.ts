/** `countersign code` prints the code of a key URI from standard input, a file, an image or an argument. */
import { setTimeout as sleep } from 'node:timers/promises';
import { keyLinksIn } from '../../shared/key-links.ts';
import type { KeyUri } from '../../shared/key-uri.ts';
import { codeFor, codeParameters, timeStep, timeStepBounds } from '../../shared/one-time-code.ts';
import type { Options } from '../command/command.ts';
import { CliError, type Command, chooseKey, given, qrTextsInFile, readFlags, readText } from './input.ts';

const OPTIONS = {
  uri: {
    type: 'string',
    value: 'URI',
    about:
      'the key URI; with “-” or without a source, it is read from standard input, which other users of the computer cannot see (they can see arguments)',
  },
  'uri-file': { type: 'string', value: 'FILE', about: 'a file with the key URI' },
  image: {
    type: 'string',
    value: 'FILE',
    about: 'an image with the QR code of the key URI; “-” reads standard input',
  },
  account: {
    type: 'string',
    value: 'NAME',
    about: 'chooses one of several accounts: part of its issuer or name',
  },
  at: {
    type: 'string',
    value: 'TIME',
    about: 'the time for the code: 2026-11-20T12:00:00Z, or Unix seconds',
  },
  fresh: {
    type: 'string',
    value: 'SECONDS',
    about: 'waits for the next time step if fewer seconds than this are left',
  },
  counter: {
    type: 'string',
    value: 'N',
    about: 'for counter-based keys: use this counter instead of the one in the URI',
  },
  json: {
    type: 'boolean',
    about: 'prints one JSON object: the code, its time step, and how long it is valid',
  },
} as const satisfies Options;

export const codeCommand: Command = {
  about: 'prints the code of a key URI or of an image with its QR code',
  options: OPTIONS,
  async run(args) {
    const { values } = readFlags(args, OPTIONS);
    const sources = [values.uri, values['uri-file'], values.image].filter((value) => value !== undefined);
    if (sources.length > 1) throw new CliError('Give only one of --uri, --uri-file and --image.', 2);
    if (values.at !== undefined && values.fresh !== undefined) {
      throw new CliError('--fresh waits for real time, so it cannot be used with --at.', 2);
    }
    const at = values.at === undefined ? undefined : momentFrom(values.at);
    const fresh = wholeNumber('--fresh', values.fresh);
    const counter = wholeNumber('--counter', values.counter);

    const key = await keyFrom(values);
    const result = key.type === 'hotp' ? counted(key, counter) : await timed(key, at, fresh ?? 0);
    process.stdout.write(`${values.json ? JSON.stringify(result) : result.code}\n`);
    return 0;
  },
};

async function keyFrom(flags: {
  uri?: string;
  'uri-file'?: string;
  image?: string;
  account?: string;
}): Promise<KeyUri> {
  if (flags.image !== undefined) {
    return chooseKey(await qrTextsInFile(flags.image), flags.account, 'the image');
  }
  const given = flags.uri === undefined || flags.uri === '-' ? undefined : flags.uri;
  const texts = given ?? (await readText(flags['uri-file'] ?? '-'));
  const links = keyLinksIn(texts).links.map(({ text }) => text);
  return chooseKey(links, flags.account, 'the text');
}

function counted(key: KeyUri & { type: 'hotp' }, counter = key.counter) {
  return { code: codeFor(codeParameters(key), counter), ...names(key), counter };
}

async function timed(key: Exclude<KeyUri, { type: 'hotp' }>, at: number | undefined, fresh: number) {
  if (fresh > key.period) {
    throw new CliError(
      `A code of this key is valid for ${key.period} seconds, so --fresh cannot be more.`,
      2,
    );
  }
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
  if (!Number.isFinite(moment) || moment < 0) {
    throw new CliError(`--at${given(text)} must be a time such as 2026-11-20T12:00:00Z, or Unix seconds.`, 2);
  }
  return moment;
}

function wholeNumber(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[0-9]{1,15}$/.test(text)) throw new CliError(`${flag}${given(text)} must be a whole number.`, 2);
  return Number(text);
}
