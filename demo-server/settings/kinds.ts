import { resolve } from 'node:path';
import { z } from 'zod';
import { faultOfName } from '../../shared/displayed-name.ts';
import { METHODS_BY_STRENGTH, type TwoFactorMethod } from '../contract/index.ts';
import { KEY_LIST_SHAPE, keyRingFromText } from '../keys/key-file.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import { isSmtpUrl, type Mailbox, mailboxFromText } from '../mail/settings.ts';
import { isGatewayUrl } from '../mail/sms/settings.ts';
import { DEFAULT_LIMITS, type Limit, limitFromText } from '../throttle/limits.ts';

/** A kind of value: how to read and write its text, and which values are valid. */
export interface Kind<Value> {
  /** Ends the sentence “… is 70000; it must be …”. */
  mustBe: string;
  schema: z.ZodType<Value, string>;
  show(value: Value): string;
}

/** Returns the kind of a whole number. @param unit its unit, and the factor to the program's own unit */
export function wholeNumber(
  from: number,
  to: number,
  unit: { name: string; is: number } | undefined = undefined,
): Kind<number> {
  const factor = unit?.is ?? 1;
  return {
    mustBe: `a whole number ${unit ? `of ${unit.name} ` : ''}from ${from} to ${to}`,
    schema: z
      .string()
      .regex(new RegExp(`^[0-9]{1,${String(to).length}}$`))
      .transform(Number)
      .pipe(z.number().min(from).max(to))
      .transform((number) => number * factor),
    show: (value) => String(value / factor),
  };
}

/** Returns the kind of a choice between two words for yes and no. */
export function either(yes: string, no: string): Kind<boolean> {
  return {
    mustBe: `${yes} or ${no}`,
    schema: z.enum([yes, no]).transform((text) => text === yes),
    show: (value) => (value ? yes : no),
  };
}

export function oneOf<const Name extends string>(...names: [Name, ...Name[]]): Kind<Name> {
  return {
    mustBe: listed(names, 'or'),
    schema: z.string().pipe(z.enum(names)),
    show: (name) => name,
  };
}

/** Returns the kind of a text that passes a test and is not converted. */
export function textThat(isRight: (text: string) => boolean, mustBe: string): Kind<string> {
  return { mustBe, schema: z.string().refine(isRight), show: (text) => text };
}

export const hostName = textThat(
  (text) => /^[A-Za-z0-9.:-]+$/.test(text),
  'an IP address or a host name, such as 127.0.0.1',
);

export const folder: Kind<string> = {
  mustBe: 'the path of a folder',
  schema: z
    .string()
    .regex(/^[^\0]+$/)
    .transform((path) => resolve(path)),
  show: (path) => path,
};

export const postgresUrl = textThat(
  (text) => /^postgres(ql)?:\/\//.test(text) && URL.canParse(text),
  'the address of a PostgreSQL database, such as postgres://user:password@host:5432/countersign',
);

export const origin: Kind<string> = {
  mustBe: 'an origin without a path, such as https://2fa.example.com',
  schema: z
    .string()
    .refine(isOrigin)
    .transform((text) => new URL(text).origin),
  show: (text) => text,
};

export const issuerName: Kind<string> = {
  mustBe: 'a name of 1 to 64 visible characters without a colon',
  schema: z
    .string()
    .trim()
    .max(64)
    .refine((name) => faultOfName(name) === undefined && !name.includes(':')),
  show: (name) => name,
};

export const methodList: Kind<readonly TwoFactorMethod[]> = {
  mustBe: `some of ${listed(METHODS_BY_STRENGTH, 'and')}, separated by commas`,
  schema: z
    .string()
    .transform((text) => text.split(',').map((name) => name.trim()))
    .pipe(z.array(z.enum(METHODS_BY_STRENGTH)).min(1)),
  show: (methods) => methods.join(','),
};

/** A limit of attempts per time window. */
export const steadyLimit: Kind<Limit> = {
  mustBe: 'attempts and seconds, such as 5/60',
  schema: z.string().transform(readLimit),
  show: showLimit,
};

/** The limit of codes. With any pace it keeps the hard stop at a hundred wrong codes in a row. */
export const codeLimit: Kind<Limit> = {
  mustBe: '“growing”, or attempts and seconds, such as 5/60',
  schema: z.string().transform((text, context) => {
    if (text === 'growing') return DEFAULT_LIMITS.codes;
    const { hardStop, forgetAfterMs } = DEFAULT_LIMITS.codes;
    return { ...readLimit(text, context), hardStop, forgetAfterMs };
  }),
  show: showLimit,
};

export const gatewayUrl = textThat(
  isGatewayUrl,
  'the https address of a gateway, such as https://sms.example.com/send',
);

export const bearerToken = textThat((text) => /^[\x21-\x7e]+$/.test(text), 'a token without spaces');

/** A token that nobody guesses, although nothing slows guesses down. */
export const secretToken = textThat(
  (text) => /^[\x21-\x7e]{24,256}$/.test(text) && new Set(text).size >= 8,
  'a random token of at least 24 characters without spaces (openssl rand -base64 32)',
);

export const smtpUrl = textThat(
  isSmtpUrl,
  'the address of a mail server, such as smtp://user:password@mail.example.com:587',
);

export const mailbox: Kind<Mailbox> = {
  mustBe: 'an email address, or a name with an email address, such as Countersign <no-reply@example.com>',
  schema: z.string().transform((text, context) => {
    const read = mailboxFromText(text);
    if (!read) context.addIssue('not a mailbox');
    return read ?? z.NEVER;
  }),
  show: ({ name, address }) => `${name} <${address}>`,
};

export const keyList: Kind<KeyRing> = {
  mustBe: KEY_LIST_SHAPE,
  schema: z.string().transform((text, context) => {
    const ring = keyRingFromText(text);
    if (!ring) context.addIssue('not a list of keys');
    return ring ?? z.NEVER;
  }),
  show() {
    throw new TypeError('Keys are never shown.');
  },
};

function isOrigin(text: string): boolean {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return false;
  const { pathname, search, hash, username, password } = new URL(text);
  return pathname === '/' && `${search}${hash}${username}${password}` === '';
}

function readLimit(text: string, context: z.RefinementCtx): Limit {
  const limit = limitFromText(text);
  if (!limit) context.addIssue('not attempts and seconds');
  return limit ?? z.NEVER;
}

function showLimit({ pace }: Limit): string {
  return pace.kind === 'growing' ? 'growing' : `${pace.attempts}/${pace.windowMs / 1000}`;
}

/** Returns `a, b or c`. */
function listed(names: readonly string[], conjunction: 'and' | 'or'): string {
  return `${names.slice(0, -1).join(', ')} ${conjunction} ${names.at(-1)}`;
}
