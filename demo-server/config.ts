import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { METHODS_BY_STRENGTH, type TwoFactorMethod } from './contract/index.ts';
import { DEFAULT_METHODS } from './factors/default-methods.ts';
import { KEY_LIST_SHAPE, keyRingFromText } from './keys/key-file.ts';
import type { KeyRing } from './keys/key-ring.ts';
import { isSmtpUrl, type MailSettings, mailboxFromText, RESET_LINK_MS } from './mail/settings.ts';
import { isGatewayUrl, type SmsSettings } from './mail/sms/settings.ts';
import { LINK_MS, type RecoverySettings } from './recovery/settings.ts';
import { DEFAULT_LIMITS, type Limit, type Limits, limitFromText } from './throttle/limits.ts';

export interface Config {
  /** In production, keys must be given and strong, and people must use https. */
  production: boolean;
  host: string;
  /** 0: the system chooses a free port. */
  port: number;
  /** The folder of the database and the key file; absolute. */
  data: string;
  /** A PostgreSQL database instead of the file in the data folder. */
  databaseUrl?: string;
  /** The origin people use, if it differs from the address that the server listens on. */
  baseUrl?: string;
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  /** The issuer that authenticator apps show. */
  issuer: string;
  /** Instead of the key file. */
  keys?: KeyRing;
  /** The operator's proxies in front of the server: see demo-server/throttle/client-address.ts. */
  trustedProxies: number;
  /** The second-factor methods that people can add. Methods they already have keep working. */
  methods: readonly TwoFactorMethod[];
  sms: SmsSettings;
  limits: Limits;
  mail: MailSettings;
  recovery: RecoverySettings;
  /** The routes under `/demo`, which move the clock and delete all data. Never in production. */
  demoControls: boolean;
  /** How long a stopping server still accepts requests while it reports that it is not ready, in milliseconds. */
  drainMs: number;
}

/** All settings that are wrong, one line each. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/** A command line that is wrong. */
export class UsageError extends Error {
  override name = 'UsageError';
}

export const USAGE = `Usage: npm run server -- [options]
       npm run server -- rotate-keys [options]       re-encrypt everything stored with a new key; servers keep running
       npm run server -- make-admin EMAIL [options]  make the account with this email address an admin

  --port NUMBER   the port to listen on; 0: any free port     COUNTERSIGN_PORT       4280
  --host ADDRESS  the address to listen on                    COUNTERSIGN_HOST       127.0.0.1
  --data FOLDER   the folder for the database and the keys    COUNTERSIGN_DATA       ./data
  --help          show this text

  A PostgreSQL database, instead of the file                  DATABASE_URL           postgres://…
  The public origin, if the server is behind a proxy          COUNTERSIGN_BASE_URL   http://HOST:PORT
  The keys, instead of the key file                           COUNTERSIGN_KEYS       id:base64,id:base64
  The name that authenticator apps show                       COUNTERSIGN_ISSUER     Countersign
  Your proxies in front of the server                         COUNTERSIGN_TRUSTED_PROXIES  0
  Codes per account: growing, or ATTEMPTS/SECONDS (5/60)      COUNTERSIGN_CODE_LIMIT     growing
  Attempts of any kind per network: ATTEMPTS/SECONDS          COUNTERSIGN_NETWORK_LIMIT  120/60
  New accounts per network: ATTEMPTS/SECONDS                  COUNTERSIGN_SIGN_UP_LIMIT  300/3600
  Methods people can add: passkey, totp, sms, email           COUNTERSIGN_METHODS    all, in production passkey,totp
  The webhook of an SMS gateway, instead of the outbox        COUNTERSIGN_SMS_URL    https://sms.example.com/send
  The bearer token for it                                     COUNTERSIGN_SMS_TOKEN
  The mail server, instead of the outbox at /outbox;
  required in production                                      SMTP_URL               smtp://user:password@host:587
  The sender of email                                         COUNTERSIGN_MAIL_FROM  no-reply@HOST
  Minutes a password reset link works                         COUNTERSIGN_RESET_LINK_MINUTES     60, in production 30
  Minutes a recovery link works                               COUNTERSIGN_RECOVERY_LINK_MINUTES  60, in production 30
  Hours between using the link and the reset                  COUNTERSIGN_RECOVERY_WAIT_HOURS    0
  Ask security questions before a reset: on or off            COUNTERSIGN_SECURITY_QUESTIONS     off
  production: keys and https are required                     COUNTERSIGN_ENV        development
  1: routes under /demo that move the clock, cause
  faults and delete all data; never in production             DEMO_CONTROLS          0
  Seconds to keep answering after a stop signal               COUNTERSIGN_DRAIN      0
  silent, error, warn, info or debug                          COUNTERSIGN_LOG_LEVEL  warn
`;

/** A setting: where it comes from, and what it must be. */
interface Setting {
  variable: string;
  flag?: 'port' | 'host' | 'data';
  mustBe: string;
  isSecret?: boolean;
}

const SETTINGS = {
  host: {
    variable: 'COUNTERSIGN_HOST',
    flag: 'host',
    mustBe: 'an IP address or a host name, such as 127.0.0.1',
  },
  port: { variable: 'COUNTERSIGN_PORT', flag: 'port', mustBe: 'a whole number from 0 to 65535' },
  data: { variable: 'COUNTERSIGN_DATA', flag: 'data', mustBe: 'the path of a folder' },
  databaseUrl: {
    variable: 'DATABASE_URL',
    mustBe: 'the address of a PostgreSQL database, such as postgres://user:password@host:5432/countersign',
    isSecret: true,
  },
  production: { variable: 'COUNTERSIGN_ENV', mustBe: 'development or production' },
  demoControls: { variable: 'DEMO_CONTROLS', mustBe: '1 or 0' },
  drainMs: { variable: 'COUNTERSIGN_DRAIN', mustBe: 'a whole number of seconds from 0 to 300' },
  baseUrl: {
    variable: 'COUNTERSIGN_BASE_URL',
    mustBe: 'an origin without a path, such as https://2fa.example.com',
  },
  logLevel: { variable: 'COUNTERSIGN_LOG_LEVEL', mustBe: 'silent, error, warn, info or debug' },
  issuer: {
    variable: 'COUNTERSIGN_ISSUER',
    mustBe: 'a name of 1 to 64 characters without a colon',
  },
  trustedProxies: { variable: 'COUNTERSIGN_TRUSTED_PROXIES', mustBe: 'a whole number from 0 to 10' },
  codeLimit: {
    variable: 'COUNTERSIGN_CODE_LIMIT',
    mustBe: '“growing”, or attempts and seconds, such as 5/60',
  },
  networkLimit: { variable: 'COUNTERSIGN_NETWORK_LIMIT', mustBe: 'attempts and seconds, such as 120/60' },
  signUpLimit: { variable: 'COUNTERSIGN_SIGN_UP_LIMIT', mustBe: 'attempts and seconds, such as 300/3600' },
  methods: {
    variable: 'COUNTERSIGN_METHODS',
    mustBe: 'some of passkey, totp, sms and email, separated by commas',
  },
  smsUrl: {
    variable: 'COUNTERSIGN_SMS_URL',
    mustBe: 'the https address of a gateway, such as https://sms.example.com/send',
    isSecret: true,
  },
  smsToken: { variable: 'COUNTERSIGN_SMS_TOKEN', mustBe: 'a token without spaces', isSecret: true },
  smtpUrl: {
    variable: 'SMTP_URL',
    mustBe: 'the address of a mail server, such as smtp://user:password@mail.example.com:587',
    isSecret: true,
  },
  mailFrom: {
    variable: 'COUNTERSIGN_MAIL_FROM',
    mustBe: 'an email address, or a name with an email address, such as Countersign <no-reply@example.com>',
  },
  resetLinkMs: {
    variable: 'COUNTERSIGN_RESET_LINK_MINUTES',
    mustBe: 'a whole number of minutes from 5 to 1440',
  },
  recoveryLinkMs: {
    variable: 'COUNTERSIGN_RECOVERY_LINK_MINUTES',
    mustBe: 'a whole number of minutes from 5 to 1440',
  },
  recoveryWaitMs: {
    variable: 'COUNTERSIGN_RECOVERY_WAIT_HOURS',
    mustBe: 'a whole number of hours from 0 to 720',
  },
  securityQuestions: { variable: 'COUNTERSIGN_SECURITY_QUESTIONS', mustBe: 'on or off' },
  keys: { variable: 'COUNTERSIGN_KEYS', mustBe: KEY_LIST_SHAPE, isSecret: true },
} as const satisfies Record<string, Setting>;
type SettingName = keyof typeof SETTINGS;

const linkMinutes = z
  .string()
  .regex(/^[0-9]{1,4}$/)
  .transform(Number)
  .pipe(z.number().min(5).max(1440))
  .transform((minutes) => minutes * 60_000);

const schema = z.object({
  host: z
    .string()
    .regex(/^[A-Za-z0-9.:-]+$/)
    .default('127.0.0.1'),
  port: z
    .string()
    .regex(/^[0-9]{1,5}$/)
    .transform(Number)
    .pipe(z.number().max(65_535))
    .default(4280),
  data: z
    .string()
    .regex(/^[^\0]+$/)
    .default('data')
    .transform((path) => resolve(path)),
  databaseUrl: z
    .string()
    .refine((text) => /^postgres(ql)?:\/\//.test(text) && URL.canParse(text))
    .optional(),
  production: z
    .enum(['development', 'production'])
    .default('development')
    .transform((name) => name === 'production'),
  demoControls: z
    .enum(['0', '1'])
    .default('0')
    .transform((text) => text === '1'),
  drainMs: z
    .string()
    .regex(/^[0-9]{1,3}$/)
    .transform(Number)
    .pipe(z.number().max(300))
    .transform((seconds) => seconds * 1000)
    .default(0),
  baseUrl: z
    .string()
    .refine(isOrigin)
    .transform((text) => new URL(text).origin)
    .optional(),
  logLevel: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('warn'),
  issuer: z
    .string()
    .trim()
    .min(1)
    .max(64)
    .regex(/^[^:\p{Cc}]*$/u)
    .default('Countersign'),
  trustedProxies: z
    .string()
    .regex(/^([0-9]|10)$/)
    .transform(Number)
    .default(0),
  codeLimit: z
    .string()
    .transform((text, context) => {
      if (text === 'growing') return DEFAULT_LIMITS.codes;
      const { hardStop, forgetAfterMs } = DEFAULT_LIMITS.codes;
      return { ...readLimit(text, context), hardStop, forgetAfterMs };
    })
    .default(DEFAULT_LIMITS.codes),
  networkLimit: z.string().transform(readLimit).default(DEFAULT_LIMITS.network),
  signUpLimit: z.string().transform(readLimit).default(DEFAULT_LIMITS.signUps),
  methods: z
    .string()
    .transform((text) => text.split(',').map((name) => name.trim()))
    .pipe(z.array(z.enum(METHODS_BY_STRENGTH)).min(1))
    .optional(),
  smsUrl: z.string().refine(isGatewayUrl).optional(),
  smsToken: z
    .string()
    .regex(/^[\x21-\x7e]+$/)
    .optional(),
  smtpUrl: z.string().refine(isSmtpUrl).optional(),
  mailFrom: z
    .string()
    .transform((text, context) => {
      const mailbox = mailboxFromText(text);
      if (!mailbox) context.addIssue('not a mailbox');
      return mailbox ?? z.NEVER;
    })
    .optional(),
  resetLinkMs: linkMinutes.optional(),
  recoveryLinkMs: linkMinutes.optional(),
  recoveryWaitMs: z
    .string()
    .regex(/^[0-9]{1,3}$/)
    .transform(Number)
    .pipe(z.number().max(720))
    .transform((hours) => hours * 3_600_000)
    .default(0),
  securityQuestions: z
    .enum(['on', 'off'])
    .default('off')
    .transform((text) => text === 'on'),
  keys: z
    .string()
    .transform((text, context) => {
      const ring = keyRingFromText(text);
      if (!ring) context.addIssue('not a list of keys');
      return ring ?? z.NEVER;
    })
    .optional(),
});

/**
 * Reads the configuration: the command line first, then the environment, then the defaults. An empty variable
 * counts as none.
 *
 * @returns `'help'` when that is what was asked for
 * @throws UsageError when the command line is wrong
 * @throws ConfigError naming every setting that is wrong; never the value of a secret one
 */
export function readConfig(argv: readonly string[], env: NodeJS.ProcessEnv): Config | 'help' {
  const flags = readFlags(argv);
  if (flags.help === true) return 'help';

  const given: Partial<Record<SettingName, { text: string; from: string }>> = {};
  for (const name of Object.keys(SETTINGS) as SettingName[]) {
    const setting: Setting = SETTINGS[name];
    const flagged = setting.flag && flags[setting.flag];
    const variable = env[setting.variable];
    if (flagged !== undefined) given[name] = { text: flagged, from: `--${setting.flag}` };
    else if (variable !== undefined && variable !== '')
      given[name] = { text: variable, from: setting.variable };
  }
  // What other programs say, too; any other value of it is theirs alone.
  if (!given.production && env.NODE_ENV === 'production')
    given.production = { text: 'production', from: 'NODE_ENV' };

  const texts = Object.fromEntries(Object.entries(given).map(([name, { text }]) => [name, text]));
  const read = schema.safeParse(texts);
  const wrong = new Set(read.error?.issues.map(({ path }) => path[0]));
  const mistakes = (Object.keys(SETTINGS) as SettingName[])
    .filter((name) => wrong.has(name))
    .map((name) => {
      const setting: Setting = SETTINGS[name];
      const value = setting.isSecret ? 'not valid' : JSON.stringify(given[name]?.text);
      return `${given[name]?.from} is ${value}; it must be ${setting.mustBe}.`;
    });

  if (texts.production === 'production' && texts.demoControls === '1') {
    mistakes.push(
      `DEMO_CONTROLS is 1; in production (${given.production?.from}) it must be 0, because anyone who can ` +
        'reach the server could delete all data.',
    );
  }
  if (texts.production === 'production' && texts.smtpUrl === undefined) {
    mistakes.push(
      `SMTP_URL is missing; in production (${given.production?.from}) it must be the mail server, such as ` +
        'smtp://user:password@mail.example.com:587. Without it, no message is delivered.',
    );
  }
  if (
    texts.production === 'production' &&
    texts.smsUrl === undefined &&
    read.data?.methods?.includes('sms')
  ) {
    mistakes.push(
      `COUNTERSIGN_SMS_URL is missing; in production (${given.production?.from}) sms in COUNTERSIGN_METHODS needs ` +
        'the webhook of an SMS gateway, such as https://sms.example.com/send.',
    );
  }
  const host = texts.host ?? '';
  const isPlain = !wrong.has('baseUrl') && !texts.baseUrl?.toLowerCase().startsWith('https:');
  if (texts.production === 'production' && isPlain) {
    mistakes.push(
      `COUNTERSIGN_BASE_URL is ${texts.baseUrl === undefined ? 'missing' : 'not https'}; in production ` +
        `(${given.production?.from}) it must be the https origin people use, such as https://2fa.example.com.`,
    );
  } else if (/^(0\.0\.0\.0|::)$/.test(host) && texts.baseUrl === undefined) {
    mistakes.push(
      `COUNTERSIGN_BASE_URL is missing; with ${given.host?.from} ${host} it must be the origin people use, ` +
        'such as https://2fa.example.com.',
    );
  }
  if (!read.success || mistakes.length > 0) throw new ConfigError(mistakes.join('\n'));
  const {
    codeLimit: codes,
    networkLimit: network,
    signUpLimit: signUps,
    recoveryLinkMs,
    recoveryWaitMs,
    securityQuestions,
    methods,
    smsUrl,
    smsToken,
    smtpUrl,
    mailFrom: from,
    resetLinkMs,
    ...config
  } = read.data;
  const environment = config.production ? 'production' : 'development';
  const linkMs = recoveryLinkMs ?? LINK_MS[environment];
  return {
    ...config,
    limits: { ...DEFAULT_LIMITS, codes, network, signUps },
    methods: methods ?? DEFAULT_METHODS[environment],
    sms: {
      ...(smsUrl !== undefined && { url: smsUrl }),
      ...(smsToken !== undefined && { token: smsToken }),
    },
    mail: {
      ...(smtpUrl !== undefined && { smtpUrl }),
      ...(from && { from }),
      resetLinkMs: resetLinkMs ?? RESET_LINK_MS[environment],
    },
    recovery: { linkMs, waitMs: recoveryWaitMs, securityQuestions },
  };
}

function readFlags(argv: readonly string[]): { port?: string; host?: string; data?: string; help?: boolean } {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        data: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function isOrigin(text: string): boolean {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return false;
  const { pathname, search, hash, username, password } = new URL(text);
  return pathname === '/' && `${search}${hash}${username}${password}` === '';
}

function readLimit(text: string, context: z.RefinementCtx): Limit {
  const limit = limitFromText(text);
  if (!limit) context.addIssue('not tries and seconds');
  return limit ?? z.NEVER;
}
