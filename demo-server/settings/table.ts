import { resolve } from 'node:path';
import { DAY, HOUR, MINUTE, SECOND } from '../../shared/durations.ts';
import { PROVISIONAL_MS } from '../accounts/provisional.ts';
import { DEFAULT_CLASSES } from '../classes/settings.ts';
import { DEFAULT_BACKUP_CODES, LEAST_BACKUP_CODES, MOST_BACKUP_CODES } from '../contract/index.ts';
import { DEFAULT_METHODS } from '../factors/default-methods.ts';
import { RESET_LINK_MS } from '../mail/settings.ts';
import { DEFAULT_RECOVERY, LINK_MS } from '../recovery/settings.ts';
import { DEFAULT_LIMITS } from '../throttle/limits.ts';
import {
  bearerToken,
  codeLimit,
  either,
  folder,
  gatewayUrl,
  hostName,
  issuerName,
  keyList,
  mailbox,
  methodList,
  oneOf,
  postgresUrl,
  secretToken,
  siteUrl,
  smtpUrl,
  steadyLimit,
  wholeNumber,
} from './kinds.ts';
import { optional, setting, settingByEnvironment } from './setting.ts';

const SECONDS = { name: 'seconds', is: SECOND };
const MINUTES = { name: 'minutes', is: MINUTE };
const DAYS = { name: 'days', is: DAY };
const HOURS = { name: 'hours', is: HOUR };

/**
 * All settings of the server. The texts of `--help` and docs/settings.md, the reading and error messages of values, and
 * the type of the configuration all come from this table. To add a setting: add an entry, use it, and run `npx vitest
 * run demo-server/settings --update`, which writes the document.
 */
export const SETTINGS = {
  /** The port to listen on. */
  port: setting({
    variable: 'COUNTERSIGN_PORT',
    flag: { name: 'port', value: 'NUMBER' },
    about: 'The port to listen on. 0: any free port.',
    kind: wholeNumber(0, 65_535),
    fallback: 4280,
    example: '5000',
  }),
  /** The address to listen on. */
  host: setting({
    variable: 'COUNTERSIGN_HOST',
    flag: { name: 'host', value: 'ADDRESS' },
    about: 'The address to listen on.',
    kind: hostName,
    fallback: '127.0.0.1',
    example: 'localhost',
  }),
  /** The folder of the database and the key file; absolute. */
  data: setting({
    variable: 'COUNTERSIGN_DATA',
    flag: { name: 'data', value: 'FOLDER' },
    about: 'The folder for the database and the key file.',
    kind: folder,
    fallback: resolve('data'),
    otherwise: './data',
    example: 'elsewhere',
  }),
  /** A PostgreSQL database instead of the file in the data folder. */
  databaseUrl: optional({
    variable: 'DATABASE_URL',
    about: 'A PostgreSQL database. Several servers may share it.',
    kind: postgresUrl,
    otherwise: 'a file in the data folder',
    example: 'postgres://user:password@host:5432/countersign',
    isSecret: true,
  }),
  /** The address people use, without a slash at its end, if it differs from the one that the server listens on. */
  baseUrl: optional({
    variable: 'COUNTERSIGN_BASE_URL',
    about:
      'The public address, if the server is behind a proxy: an origin, and a path if the site is under one.',
    kind: siteUrl,
    otherwise: 'http://HOST:PORT',
    example: 'https://2fa.example.com',
  }),
  /** Keys to use instead of the key file. */
  keys: optional({
    variable: 'COUNTERSIGN_KEYS',
    about: 'The keys that encrypt what is stored: id:base64,id:base64.',
    kind: keyList,
    otherwise: 'the key file in the data folder, made at first start',
    example: `k1:${'A'.repeat(43)}=`,
    isSecret: true,
  }),
  /** Whether the server runs in production. Keys must then be given and strong, and users must use https. */
  production: setting({
    variable: 'COUNTERSIGN_ENV',
    about: 'In production, keys and https are required, and keys must not look chosen.',
    kind: either('production', 'development'),
    fallback: false,
    example: 'production',
  }),
  /** The issuer that authenticator apps show. */
  issuer: setting({
    variable: 'COUNTERSIGN_ISSUER',
    about: 'The name that authenticator apps show.',
    kind: issuerName,
    fallback: 'Countersign',
    example: 'Example',
  }),
  /** The operator's proxies in front of the server: see demo-server/throttle/client-address.ts. */
  trustedProxies: setting({
    variable: 'COUNTERSIGN_TRUSTED_PROXIES',
    about: 'Your proxies in front of the server: how many entries of X-Forwarded-For are trusted.',
    kind: wholeNumber(0, 10),
    fallback: 0,
    example: '2',
  }),
  /** The second-factor methods that people can add. Methods they already have keep working. */
  methods: settingByEnvironment({
    variable: 'COUNTERSIGN_METHODS',
    about: 'The methods people can add. Methods they already have keep working.',
    kind: methodList,
    fallback: DEFAULT_METHODS,
    example: 'totp,email',
  }),
  /** Number of backup codes in a new set. Existing sets do not change. */
  backupCodes: setting({
    variable: 'COUNTERSIGN_BACKUP_CODES',
    about: 'Backup codes in a new set. Sets that people have stay as they are.',
    kind: wholeNumber(LEAST_BACKUP_CODES, MOST_BACKUP_CODES),
    fallback: DEFAULT_BACKUP_CODES,
    example: '12',
  }),
  /** How long an account may wait for the first proof of its sign-in address, in milliseconds; 0: for ever. */
  provisionalMs: setting({
    variable: 'COUNTERSIGN_UNCONFIRMED_DAYS',
    about:
      'Days until an account is deleted if no one has confirmed its email address. Its owner is told by email before. 0: never.',
    kind: wholeNumber(0, 365, DAYS),
    fallback: PROVISIONAL_MS,
    example: '30',
  }),
  /** How long an account stays after its owner asked for its deletion, in milliseconds. */
  deletionMs: setting({
    variable: 'COUNTERSIGN_DELETION_DAYS',
    about:
      'Days from the owner’s request until an account is deleted. Until then, a link in each email about it, or signing in, can keep it.',
    kind: wholeNumber(1, 365, DAYS),
    fallback: 14 * DAY,
    example: '30',
  }),
  /** How long audit events are kept, in milliseconds. */
  auditMs: setting({
    variable: 'COUNTERSIGN_AUDIT_DAYS',
    about: 'Days that the audit log keeps an event. Older ones are deleted in small steps.',
    kind: wholeNumber(1, 3650, DAYS),
    fallback: 400 * DAY,
    example: '90',
  }),
  sms: {
    url: optional({
      variable: 'COUNTERSIGN_SMS_URL',
      about: 'The webhook of an SMS gateway. It gets { id, to, text } as JSON.',
      kind: gatewayUrl,
      otherwise: 'the outbox',
      example: 'https://sms.example.com/send',
      isSecret: true,
    }),
    token: optional({
      variable: 'COUNTERSIGN_SMS_TOKEN',
      about: 'The bearer token for that gateway.',
      kind: bearerToken,
      otherwise: 'none',
      example: 'a-token',
      isSecret: true,
    }),
  },
  limits: {
    codes: setting({
      variable: 'COUNTERSIGN_CODE_LIMIT',
      about:
        'Codes per account: “growing” (five, then waits from 30 seconds up to an hour), or attempts and seconds. A hundred wrong codes in a row lock the account’s codes either way.',
      kind: codeLimit,
      fallback: DEFAULT_LIMITS.codes,
      example: '5/60',
    }),
    requests: setting({
      variable: 'COUNTERSIGN_REQUEST_LIMIT',
      about:
        'Requests of any kind per network, before they wait for those of others: requests and seconds. A network that is alone never waits.',
      kind: steadyLimit,
      fallback: DEFAULT_LIMITS.requests,
      example: '1000/1',
    }),
    network: setting({
      variable: 'COUNTERSIGN_NETWORK_LIMIT',
      about: 'Attempts of any kind per network: attempts and seconds.',
      kind: steadyLimit,
      fallback: DEFAULT_LIMITS.network,
      example: '10/1',
    }),
    signUps: setting({
      variable: 'COUNTERSIGN_SIGN_UP_LIMIT',
      about: 'New accounts per network: attempts and seconds.',
      kind: steadyLimit,
      fallback: DEFAULT_LIMITS.signUps,
      example: '10/60',
    }),
    classes: setting({
      variable: 'COUNTERSIGN_CLASS_LIMIT',
      about: 'Classes of the lab opened per network: attempts and seconds.',
      kind: steadyLimit,
      fallback: DEFAULT_LIMITS.classes,
      example: '5/60',
    }),
    classCodes: setting({
      variable: 'COUNTERSIGN_CLASS_CODE_LIMIT',
      about: 'Codes per pupil of a class: attempts and seconds.',
      kind: steadyLimit,
      fallback: DEFAULT_LIMITS.classCodes,
      example: '5/60',
    }),
  },
  classes: {
    most: settingByEnvironment({
      variable: 'COUNTERSIGN_CLASSES',
      about:
        'Classes of the lab that can be open at the same time. Anyone can open one, without an account. 0: no class mode.',
      kind: wholeNumber(0, 1000),
      fallback: DEFAULT_CLASSES.most,
      example: '5',
    }),
    pupils: setting({
      variable: 'COUNTERSIGN_CLASS_PUPILS',
      about: 'Pupils in a class.',
      kind: wholeNumber(1, 200),
      fallback: DEFAULT_CLASSES.pupils,
      example: '12',
    }),
    attempts: setting({
      variable: 'COUNTERSIGN_CLASS_ATTEMPTS',
      about: 'Entered codes that are kept for each pupil. Older ones are deleted.',
      kind: wholeNumber(1, 100),
      fallback: DEFAULT_CLASSES.attempts,
      example: '5',
    }),
    lifeMs: setting({
      variable: 'COUNTERSIGN_CLASS_MINUTES',
      about: 'Minutes until a class ends and everything in it is deleted.',
      kind: wholeNumber(5, 1440, MINUTES),
      fallback: DEFAULT_CLASSES.lifeMs,
      example: '45',
    }),
  },
  mail: {
    smtpUrl: optional({
      variable: 'SMTP_URL',
      about: 'The mail server, smtp:// or smtps://. Required in production.',
      kind: smtpUrl,
      otherwise: 'the outbox, which /outbox shows',
      example: 'smtp://mail.example.com:587',
      isSecret: true,
    }),
    from: optional({
      variable: 'COUNTERSIGN_MAIL_FROM',
      about: 'The sender of email: an address, or Name <address>.',
      kind: mailbox,
      otherwise: 'no-reply@ the base URL’s host',
      example: 'us@example.com',
    }),
    resetLinkMs: settingByEnvironment({
      variable: 'COUNTERSIGN_RESET_LINK_MINUTES',
      about: 'Minutes a password reset link works.',
      kind: wholeNumber(5, 1440, MINUTES),
      fallback: RESET_LINK_MS,
      example: '10',
    }),
  },
  recovery: {
    linkMs: settingByEnvironment({
      variable: 'COUNTERSIGN_RECOVERY_LINK_MINUTES',
      about: 'Minutes a recovery link works. It resets a lost second factor, and needs the password, too.',
      kind: wholeNumber(5, 1440, MINUTES),
      fallback: LINK_MS,
      example: '15',
    }),
    waitMs: setting({
      variable: 'COUNTERSIGN_RECOVERY_WAIT_HOURS',
      about: 'Hours between using the link and the reset. Until then, the link in each notice can cancel it.',
      kind: wholeNumber(0, 720, HOURS),
      fallback: DEFAULT_RECOVERY.waitMs,
      example: '48',
    }),
    securityQuestions: setting({
      variable: 'COUNTERSIGN_SECURITY_QUESTIONS',
      about:
        'Whether people can set security questions that are asked before a reset, too. SECURITY.md says why not.',
      kind: either('on', 'off'),
      fallback: DEFAULT_RECOVERY.securityQuestions,
      example: 'on',
    }),
  },
  /** The bearer token of `/metrics`. Without it, there is no such page. */
  metricsToken: optional({
    variable: 'COUNTERSIGN_METRICS_TOKEN',
    about: 'The bearer token for /metrics, which Prometheus reads.',
    kind: secretToken,
    otherwise: 'no /metrics',
    example: 'a-token-of-24-characters',
    isSecret: true,
  }),
  /** How long a stopping server still accepts requests while it reports that it is not ready, in milliseconds. */
  drainMs: setting({
    variable: 'COUNTERSIGN_DRAIN',
    about: 'Seconds to keep answering after a stop signal, while /readyz says no.',
    kind: wholeNumber(0, 300, SECONDS),
    fallback: 0,
    example: '5',
  }),
  /** The routes under `/demo`, which move the clock and delete all data. Never in production. */
  demoControls: setting({
    variable: 'DEMO_CONTROLS',
    about:
      '1: routes under /demo that move the clock, cause faults and delete all data, for tests and lessons. Never in production.',
    kind: either('1', '0'),
    fallback: false,
    example: '1',
  }),
  logLevel: setting({
    variable: 'COUNTERSIGN_LOG_LEVEL',
    about: 'What is logged, as JSON lines on standard error.',
    kind: oneOf('silent', 'error', 'warn', 'info', 'debug'),
    fallback: 'warn',
    example: 'info',
  }),
};
