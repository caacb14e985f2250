import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../shared/durations.ts';
import { DEFAULT_MAIL, RESET_LINK_MS } from '../mail/settings.ts';
import { DEFAULT_RECOVERY } from '../recovery/settings.ts';
import { DEFAULT_LIMITS } from '../throttle/limits.ts';
import { ConfigError, UsageError } from './config.ts';
import { readConfig } from './read-config.ts';

test('listens only on this computer by default', () => {
  expect(readConfig([], {})).toMatchObject({
    production: false,
    demoControls: false,
    host: '127.0.0.1',
    port: 4280,
    data: resolve('data'),
    trustedProxies: 0,
    limits: DEFAULT_LIMITS,
    mail: DEFAULT_MAIL,
    sms: {},
    recovery: DEFAULT_RECOVERY,
  });
});

test('the command line takes precedence over the environment, and an empty variable counts as not set', () => {
  expect(
    readConfig(['--port', '0', '--data', 'elsewhere'], {
      COUNTERSIGN_PORT: '5000',
      COUNTERSIGN_HOST: '',
      COUNTERSIGN_BASE_URL: 'HTTPS://2fa.Example.com/',
    }),
  ).toMatchObject({
    port: 0,
    data: resolve('elsewhere'),
    host: '127.0.0.1',
    baseUrl: 'https://2fa.example.com',
  });
});

test('reports all mistakes at once, one line each, without secrets', () => {
  const env = {
    COUNTERSIGN_HOST: 'not a host',
    COUNTERSIGN_DATA: 'a\0b',
    DATABASE_URL: 'mysql://root:hunter2@localhost/x',
    COUNTERSIGN_ENV: 'prod',
    COUNTERSIGN_DRAIN: '1 minute',
    COUNTERSIGN_BASE_URL: 'https://2fa.example.com/path?query',
    COUNTERSIGN_LOG_LEVEL: 'loud',
    COUNTERSIGN_ISSUER: 'a:b',
    COUNTERSIGN_KEYS: 'k1:hunter2hunter2',
  };
  const error = mistakeOf(() => readConfig(['--port', '70000'], env));
  const lines = error.message.split('\n');
  expect(lines.map((line) => line.split(' ')[0])).toEqual([
    '--port',
    'COUNTERSIGN_HOST',
    'COUNTERSIGN_DATA',
    'DATABASE_URL',
    'COUNTERSIGN_BASE_URL',
    'COUNTERSIGN_KEYS',
    'COUNTERSIGN_ENV',
    'COUNTERSIGN_ISSUER',
    'COUNTERSIGN_DRAIN',
    'COUNTERSIGN_LOG_LEVEL',
  ]);
  expect(lines[0]).toBe('--port is "70000"; it must be a whole number from 0 to 65535.');
  expect(error.message).not.toContain('hunter2');
});

test('refuses ports and base URLs that are almost right', () => {
  for (const port of ['-1', '80.5', '1e3', '0x50', ' 80', '65536', 'http']) {
    expect(() => readConfig([`--port=${port}`], {})).toThrow(ConfigError);
  }
  for (const url of [
    '2fa.example.com',
    'ftp://a.example',
    'https://user:pw@a.example',
    'https://a.example/?x',
    'https://',
  ]) {
    expect(() => readConfig([], { COUNTERSIGN_BASE_URL: url })).toThrow(ConfigError);
  }
});

test('listening on all addresses needs a base URL', () => {
  const error = mistakeOf(() => readConfig(['--host', '0.0.0.0'], {}));
  expect(error.message).toMatch(/^COUNTERSIGN_BASE_URL is missing; with --host 0\.0\.0\.0 it must be/);
  expect(
    readConfig(['--host', '0.0.0.0'], { COUNTERSIGN_BASE_URL: 'https://2fa.example.com' }),
  ).toMatchObject({ host: '0.0.0.0' });
});

test('production, set in any way, needs https and a mail server', () => {
  const SMTP_URL = 'smtps://ann:hunter2@mail.example.com';
  for (const said of [{ COUNTERSIGN_ENV: 'production' }, { NODE_ENV: 'production' }] as NodeJS.ProcessEnv[]) {
    const env = { ...said, SMTP_URL };
    for (const COUNTERSIGN_BASE_URL of ['', 'http://2fa.example.com']) {
      const { message } = mistakeOf(() => readConfig([], { ...env, COUNTERSIGN_BASE_URL }));
      expect(message).toMatch(/^COUNTERSIGN_BASE_URL is (missing|not https); in production/);
      expect(message.split('\n')).toHaveLength(1);
    }
    const COUNTERSIGN_BASE_URL = 'https://2fa.example.com';
    expect(readConfig([], { ...env, COUNTERSIGN_BASE_URL })).toMatchObject({
      production: true,
      mail: { smtpUrl: SMTP_URL, resetLinkMs: RESET_LINK_MS.production },
    });
    const { message } = mistakeOf(() => readConfig([], { ...said, COUNTERSIGN_BASE_URL }));
    expect(message).toMatch(/^SMTP_URL is missing; in production/);
  }
  expect(readConfig([], { NODE_ENV: 'test' })).toMatchObject({ production: false });
  expect(readConfig([], { NODE_ENV: 'production', COUNTERSIGN_ENV: 'development' })).toMatchObject({
    production: false,
  });
});

test('an unknown option is a usage error', () => {
  for (const argv of [['--prot', '80'], ['--port'], ['extra']]) {
    expect(() => readConfig(argv, {})).toThrow(UsageError);
  }
  expect(readConfig(['--help'], { COUNTERSIGN_PORT: 'wrong' })).toBe('help');
});

function mistakeOf(read: () => unknown): ConfigError {
  try {
    read();
  } catch (error) {
    if (error instanceof ConfigError) return error;
  }
  throw new Error('A ConfigError was expected.');
}

test('limits are attempts and seconds; codes keep the hard stop at a hundred with any pace', () => {
  const { limits, trustedProxies } = configOf({
    COUNTERSIGN_CODE_LIMIT: '5/60',
    COUNTERSIGN_NETWORK_LIMIT: '10/1',
    COUNTERSIGN_TRUSTED_PROXIES: '2',
  });
  expect(limits.codes).toEqual({
    pace: { kind: 'steady', attempts: 5, windowMs: MINUTE },
    hardStop: 100,
    forgetAfterMs: null,
  });
  expect(limits.network.pace).toEqual({ kind: 'steady', attempts: 10, windowMs: 1000 });
  expect(trustedProxies).toBe(2);
  expect(configOf({ COUNTERSIGN_CODE_LIMIT: 'growing' }).limits).toEqual(DEFAULT_LIMITS);

  for (const [name, value] of [
    ['COUNTERSIGN_CODE_LIMIT', '5 a minute'],
    ['COUNTERSIGN_CODE_LIMIT', '0/60'],
    ['COUNTERSIGN_NETWORK_LIMIT', 'growing'],
    ['COUNTERSIGN_TRUSTED_PROXIES', 'all'],
    ['COUNTERSIGN_TRUSTED_PROXIES', '11'],
  ] as const) {
    expect(() => readConfig([], { [name]: value })).toThrow(`${name} is "${value}"`);
  }
});

function configOf(env: NodeJS.ProcessEnv) {
  const config = readConfig([], env);
  if (config === 'help') throw new TypeError('Nobody asked for help.');
  return config;
}

test('recovery has its own periods, shorter in production', () => {
  const production = {
    COUNTERSIGN_ENV: 'production',
    COUNTERSIGN_BASE_URL: 'https://2fa.example.com',
    SMTP_URL: 'smtp://mail.example.com',
  };
  expect(readConfig([], production)).toMatchObject({ recovery: { linkMs: 30 * MINUTE, waitMs: 0 } });
  const said = {
    COUNTERSIGN_RECOVERY_LINK_MINUTES: '15',
    COUNTERSIGN_RECOVERY_WAIT_HOURS: '48',
    COUNTERSIGN_SECURITY_QUESTIONS: 'on',
  };
  expect(readConfig([], { ...production, ...said })).toMatchObject({
    recovery: { linkMs: 15 * MINUTE, waitMs: 48 * HOUR, securityQuestions: true },
  });
  for (const wrong of [
    { COUNTERSIGN_RECOVERY_LINK_MINUTES: '4' },
    { COUNTERSIGN_RECOVERY_LINK_MINUTES: '1441' },
    { COUNTERSIGN_RECOVERY_WAIT_HOURS: '721' },
    { COUNTERSIGN_RECOVERY_WAIT_HOURS: '-1' },
    { COUNTERSIGN_SECURITY_QUESTIONS: 'yes' },
  ]) {
    expect(() => readConfig([], wrong)).toThrow(ConfigError);
  }
});

test('validates the mail server and the sender', () => {
  const mailOf = (env: NodeJS.ProcessEnv) => configOf(env).mail;
  expect(mailOf({ SMTP_URL: 'smtp://127.0.0.1:2525' })).toMatchObject({ smtpUrl: 'smtp://127.0.0.1:2525' });
  expect(mailOf({ COUNTERSIGN_MAIL_FROM: 'Our site <us@example.com>' })).toMatchObject({
    from: { name: 'Our site', address: 'us@example.com' },
  });
  expect(mailOf({ COUNTERSIGN_MAIL_FROM: 'us@example.com' })).toMatchObject({
    from: { name: '', address: 'us@example.com' },
  });
  expect(mailOf({ COUNTERSIGN_RESET_LINK_MINUTES: '10' })).toMatchObject({ resetLinkMs: 10 * MINUTE });
  for (const [name, value] of [
    ['SMTP_URL', 'mail.example.com'],
    ['SMTP_URL', 'https://ann:hunter2@mail.example.com'],
    ['COUNTERSIGN_MAIL_FROM', 'nobody'],
    ['COUNTERSIGN_MAIL_FROM', 'a <b@example.com>\r\nBcc: c@example.com'],
    ['COUNTERSIGN_RESET_LINK_MINUTES', '4'],
    ['COUNTERSIGN_SIGN_UP_LIMIT', 'many'],
  ] as const) {
    const { message } = mistakeOf(() => readConfig([], { [name]: value }));
    expect(message).toMatch(new RegExp(`^${name} is `));
    expect(message).not.toContain('hunter2');
  }
});

test('offers all methods, in production the two strongest, or those that are set', () => {
  const production = {
    COUNTERSIGN_ENV: 'production',
    COUNTERSIGN_BASE_URL: 'https://2fa.example.com',
    SMTP_URL: 'smtps://mail.example.com',
  };
  const methodsOf = (env: NodeJS.ProcessEnv) => {
    const config = readConfig([], env);
    return config === 'help' ? undefined : config.methods;
  };
  expect(methodsOf({})).toEqual(['passkey', 'totp', 'sms', 'email']);
  expect(methodsOf(production)).toEqual(['passkey', 'totp']);
  expect(methodsOf({ COUNTERSIGN_METHODS: 'totp, email' })).toEqual(['totp', 'email']);
  for (const wrong of ['pigeon', 'totp,,email', ',']) {
    expect(() => methodsOf({ COUNTERSIGN_METHODS: wrong })).toThrow('COUNTERSIGN_METHODS is');
  }
  // In production, text messages need a gateway.
  const withSms = { ...production, COUNTERSIGN_METHODS: 'totp,sms' };
  expect(() => methodsOf(withSms)).toThrow('COUNTERSIGN_SMS_URL is missing');
  expect(methodsOf({ ...withSms, COUNTERSIGN_SMS_URL: 'https://sms.example.com/send' })).toEqual([
    'totp',
    'sms',
  ]);
});

test('a gateway’s URL must be https or local; neither it nor its token is printed', () => {
  for (const url of ['http://sms.example.com/secret', 'ftp://x/secret', 'secret']) {
    const read = () => readConfig([], { COUNTERSIGN_SMS_URL: url, COUNTERSIGN_SMS_TOKEN: 'hush hush' });
    expect(read).toThrow('COUNTERSIGN_SMS_URL is not valid');
    expect(read).not.toThrow(/secret|hush/);
  }
  expect(
    readConfig([], { COUNTERSIGN_SMS_URL: 'http://127.0.0.1:9/send', COUNTERSIGN_SMS_TOKEN: 'hush' }),
  ).toMatchObject({ sms: { url: 'http://127.0.0.1:9/send', token: 'hush' } });
});
