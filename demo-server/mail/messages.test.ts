import { simpleParser } from 'mailparser';
import { expect, test } from 'vitest';
import { COMPLETE_LANGUAGES } from '../../shared/translations/languages.ts';
import { composeMail } from './compose.ts';
import type { Messages } from './kinds/index.ts';
import type { MessageContent } from './message/message-content.ts';

const BASE = 'https://2fa.example.com';
const SENDER = { site: 'Countersign', baseUrl: BASE };
const TOKEN = 'A'.repeat(43);
const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0';

const LONG_ADDRESS = 'somebody-with-a-long-name@department.example.com';

/** An example of each kind. */
const EXAMPLES: { [Kind in keyof Messages]: Messages[Kind] } = {
  'two-factor-enabled': {},
  'two-factor-replaced': {},
  'two-factor-disabled': {},
  'backup-codes-generated': {},
  'backup-code-used': {},
  'backup-codes-low': {},
  'codes-slowed': {},
  'codes-locked': {},
  'method-added': { method: 'sms' },
  'method-removed': { method: 'passkey' },
  'second-factor-code': { code: '123456', minutes: 5 },
  'account-cleared': {},
  'deletion-requested': { path: `/keep-account#token=${TOKEN}`, endsAt: Date.UTC(2026, 11, 4, 12) },
  'deletion-soon': { path: `/keep-account#token=${TOKEN}`, endsAt: Date.UTC(2026, 11, 4, 12) },
  'deletion-cancelled': { because: 'credential-changed' },
  'account-deleted': { email: LONG_ADDRESS },
  'data-exported': {},
  'account-ends': { path: `/verify-email#token=${TOKEN}`, endsAt: Date.UTC(2026, 10, 23, 12) },
  'address-added': { email: LONG_ADDRESS },
  'address-removed': { email: LONG_ADDRESS },
  'primary-address-changed': { before: 'ann@example.com', email: LONG_ADDRESS },
  'verify-address': { path: `/verify-email#token=${TOKEN}`, hours: 24 },
  'password-changed': {},
  'password-reset': {},
  'reset-password': { path: `/reset-password#token=${TOKEN}`, minutes: 30 },
  'second-factor-reset': {},
  'recovery-cancelled': {},
  'recovery-withheld': { reason: 'password-came-by-mail' },
  'security-questions-set': {},
  'security-questions-removed': {},
  'recovery-link': {
    path: `/recovery/link#token=${TOKEN}`,
    cancelPath: `/recovery/cancel#token=${TOKEN}`,
    minutes: 60,
    waitHours: 24,
  },
  'enrolment-link': { path: `/recovery/set-up#token=${TOKEN}`, hours: 24 },
  'recovery-waiting': {
    cancelPath: `/recovery/cancel#token=${TOKEN}`,
    dueAt: Date.UTC(2026, 10, 21, 12),
  },
  'role-changed': { role: 'admin' },
  'staff-changed': { email: 'bob@example.com', role: 'admin', by: 'Eve' },
  'account-suspended': { reason: 'Somebody else uses this account.' },
  'suspension-lifted': {},
  'signed-out-by-staff': { reason: 'Somebody else uses this account.' },
  'staff-suspended': { email: 'bob@example.com', change: 'suspended', by: 'Eve' },
  'policy-changed': { requirement: 'everyone', graceDays: 14, by: 'Eve' },
  'support-requested': { cancelPath: `/support/cancel#token=${TOKEN}` },
  'support-approved-once': { cancelPath: `/support/cancel#token=${TOKEN}` },
  'support-refused': {},
  'support-cancelled': {},
};

const kinds = Object.keys(EXAMPLES) as (keyof Messages)[];

function tell(kind: keyof Messages, told: Partial<MessageContent> = {}) {
  const composed = composeMail(
    {
      kind,
      details: EXAMPLES[kind],
      language: 'en',
      account: 'ann@example.com',
      at: Date.UTC(2026, 10, 20, 12, 0),
      address: '192.0.2.7',
      userAgent: BROWSER,
      ...told,
    },
    SENDER,
  );
  if (!composed) throw new Error(`There is no text for ${kind}.`);
  return composed;
}

test.each(COMPLETE_LANGUAGES)('each message is readable in a plain terminal (%s)', (language) => {
  for (const kind of kinds) {
    const { subject, text } = tell(kind, { language });
    expect(subject).toMatch(/^\S.{3,70}\S$/);
    const long = text.split('\n').filter((line) => line.length > 76 && !line.startsWith(`${BASE}/`));
    expect({ kind, long }).toEqual({ kind, long: [] });
    expect(text).not.toMatch(/[<>*_]|undefined|\bNaN\b|\{|\[object/);
  }
});

test.each(COMPLETE_LANGUAGES)(
  'each message has the time, address and browser, and what to do if it was not you (%s)',
  (language) => {
    const said = {
      en: ['20 November 2026 at 12:00 UTC', 'Firefox on Linux', /\bIf (this|you)\b/],
      de: ['20. November 2026 um 12:00 UTC', 'Firefox unter Linux', /\bWenn (Sie|Ihnen|das)\b/],
    }[language];
    for (const kind of kinds) {
      const { text, html } = tell(kind, { language });
      for (const part of ['192.0.2.7', ...said]) expect(text).toMatch(part);
      expect(html).toContain('192.0.2.7');
    }
  },
);

test.each(COMPLETE_LANGUAGES)(
  'HTML has the same words, loads nothing and runs nothing (%s)',
  async (language) => {
    for (const kind of kinds) {
      const { text, html, subject } = tell(kind, { language });
      const { html: sent } = await simpleParser(`Content-Type: text/html; charset=utf-8\n\n${html}`);
      expect(sent).not.toMatch(/<(img|link|script|iframe|style|object)|url\(|@import| on\w+=/i);
      for (const [, address] of html.matchAll(/(?:href|src)="([^"]+)"/g))
        expect(address).toMatch(/^https:\/\/2fa\.example\.com\//);
      const words = (of: string) => of.replaceAll(/<title>.*<\/title>|<[^>]+>|&[#\w]+;|[\s:]+|-- /g, '');
      for (const line of text.split('\n').filter((it) => !/^ {2}|^https:/.test(it)))
        expect(words(html)).toContain(words(line.replaceAll(/[&'"]/g, '')));
      expect(html).toContain(`lang="${language === 'de' ? 'de-DE' : 'en-GB'}"`);
      expect(html).toContain(subject);
    }
  },
);

test('escapes values chosen by others, and does not repeat the user agent', () => {
  const { html, text } = tell('address-added', {
    details: { email: '"<b>x</b>"@example.com' },
    account: '<script>@example.com',
    userAgent: 'Buy gold at https://gold.example',
    address: '<i>',
  });
  expect(html).not.toMatch(/<b>|<script>|<i>|gold/);
  expect(html).toContain('&lt;script&gt;@example.com');
  expect(text).not.toContain('gold');
  expect(text).toContain('an unknown browser');
});

test('links use only the configured origin', () => {
  const { text, html } = tell('reset-password');
  expect(text).toContain(`Choose a new password:\n${BASE}/reset-password#token=${TOKEN}\n`);
  expect(html).toContain(`href="${BASE}/reset-password#token=${TOKEN}"`);
});

test('returns undefined for unknown kinds', () => {
  for (const kind of ['from-the-future', 'toString', '__proto__']) {
    expect(
      composeMail(
        { kind, details: {}, language: 'en', account: '', at: 0, address: null, userAgent: null },
        SENDER,
      ),
    ).toBeUndefined();
  }
});
