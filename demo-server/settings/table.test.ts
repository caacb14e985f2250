import { expect, test } from 'vitest';
import { readConfig } from './read-config.ts';
import { defaultOf, settingsIn } from './setting.ts';
import { SETTINGS } from './table.ts';
import { settingsDocument, USAGE } from './usage.ts';

const settings = settingsIn(SETTINGS);
/** Other settings that production needs. */
const PRODUCTION = { COUNTERSIGN_BASE_URL: 'https://2fa.example.com', SMTP_URL: 'smtp://mail.example.com' };

test('docs/settings.md agrees with the table', async () => {
  await expect(settingsDocument()).toMatchFileSnapshot('../../docs/settings.md');
});

test('each setting has its own variable', () => {
  const variables = settings.map(({ variable }) => variable);
  expect(variables).toEqual([...new Set(variables)]);
  expect(variables.length).toBeGreaterThan(20);
});

test.each(settings.map((setting) => [setting.variable, setting] as const))(
  '%s is in the help and changes the configuration',
  (variable, setting) => {
    expect(USAGE).toContain(variable);
    const base = variable === 'COUNTERSIGN_ENV' ? PRODUCTION : {};
    const before = readConfig([], base);
    const after = readConfig([], { ...base, [variable]: setting.example });
    expect(after).not.toEqual(before);
  },
);

test.each(
  settings.filter(({ isSecret }) => !isSecret).map((setting) => [setting.variable, setting] as const),
)('%s: the text of the default is read as the default', (variable, setting) => {
  if (!('fallback' in setting) || setting.otherwise !== undefined) return;
  const text = setting.kind.show(setting.fallback.development);
  expect(readConfig([], { [variable]: text })).toEqual(readConfig([], {}));
  expect(defaultOf(setting)).toContain(text);
});

test('the help fits a terminal', () => {
  for (const line of USAGE.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
});
