import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import QRCode from 'qrcode';
import { afterEach, describe, expect, onTestFinished, test } from 'vitest';
import { LANGUAGES, type Language } from '../../shared/translations/languages.ts';
import { usageOf } from '../command/command.ts';
import { takeLanguage } from '../command/language.ts';
import { ALL_COMMANDS, runHere } from './testing/run-here.ts';

const SECRET = 'GEZDGNBVGY3TQOJQ';
const URI = `otpauth://totp/GitHub:ann?secret=${SECRET}&issuer=GitHub`;

afterEach(() => {
  takeLanguage([], { LC_ALL: 'C' });
});

const run = (language: Language, ...args: string[]) => runHere(args, { language });

test.each([
  ['en', 'prints the texts of the QR codes in an image', 'There is no such command (“cod”).'],
  ['de', 'zeigt die Texte der QR-Codes in einem Bild', 'Diesen Befehl gibt es nicht („cod“).'],
  ['fr', 'affiche les textes des codes QR d’une image', 'Cette commande n’existe pas («\u00a0cod\u00a0»).'],
  ['es', 'muestra los textos de los códigos QR de una imagen', 'Ese comando no existe («cod»).'],
  ['ja', '画像に含まれるQRコードのテキストを表示する', 'そのようなコマンドはありません（「cod」）。'],
  [
    'ar',
    'يعرض نصوص رموز \u2066QR\u2069 الموجودة في صورة',
    '\u2067لا يوجد أمر بهذا الاسم («\u2068cod\u2069»).\u2069',
  ],
] as const)('speaks the language of the environment (%s)', async (language, about, refusal) => {
  expect(await run(language, 'help')).toMatchObject({
    code: 0,
    err: '',
    out: expect.stringContaining(about),
  });
  const { code, out, err } = await run(language, 'cod');
  expect([code, out, err.split('\n')[0]]).toEqual([2, '', refusal]);
});

test('the option comes before the environment, and a wrong one is refused', async () => {
  expect((await run('ja', 'code', '--language', 'de', '--at', 'noon')).err).toMatch(
    /^--at \(„noon“\) muss ein Zeitpunkt/,
  );
  expect(await run('ja', '--language', 'tlh', 'help')).toMatchObject({ code: 2, out: '' });
});

test('errors of the decoder and of the key reader follow the language, with the file’s path', async () => {
  const folder = folderWith({ 'note.txt': 'hello', key: 'otpauth://totp/x?secret=A1' });
  const note = join(folder, 'note.txt');
  expect((await run('de', 'decode', note)).err).toContain(`„${note}“ ist kein Bild.`);
  expect((await run('ja', 'decode', note)).err).toContain(`「${note}」`);
  expect((await run('ar', 'decode', note)).err).toContain(`«\u2068${note}\u2069»`);
  expect((await run('fr', 'decode', note)).err).toContain(`«\u00a0${note}\u00a0»`);
  expect((await run('de', 'code', '--uri-file', join(folder, 'key'))).err).toContain(
    'Der Parameter secret ist nicht lesbar.',
  );
});

test('losses of a conversion follow the language', async () => {
  const folder = folderWith({ list: `${URI}\nsteam://${SECRET}\notpauth://totp/bad?secret=1\n` });
  const { code, err } = await run('de', 'import', join(folder, 'list'), '--to', 'google-authenticator');
  expect([code, err]).toEqual([
    0,
    'bad: Sein Schlüssel ist kein Base32: Zeichen 1 gehört nicht dorthin.\nSteam: Google Authenticator kennt keine Konten der Art Steam; es fehlt im Export.\n',
  ]);
});

describe.each(LANGUAGES)('%s', (language) => {
  test.each(Object.keys(ALL_COMMANDS))('the usage of %s has every text and no placeholder', (name) => {
    takeLanguage(['--language', language], {});
    const usage = usageOf(`countersign ${name}`, ALL_COMMANDS[name as keyof typeof ALL_COMMANDS]());
    expect(usage).not.toMatch(/\{\{|undefined/);
    for (const option of Object.keys(ALL_COMMANDS[name as keyof typeof ALL_COMMANDS]().options))
      expect(usage).toContain(`--${option}`);
  });
});

test('what scripts read is the same in every language', async () => {
  const folder = folderWith({
    key: URI,
    secret: SECRET,
    list: `${URI}\nsteam://${SECRET}\notpauth://totp/bad?secret=1\n`,
    note: 'hello',
  });
  const at = (name: string) => join(folder, name);
  await QRCode.toFile(at('qr.png'), URI);
  await QRCode.toFile(at('wifi.png'), 'WIFI:S:Guest;P:hidden;;');
  const quick = [
    ['code', '--uri-file', at('key'), '--at', '59'],
    ['code', '--uri-file', at('key'), '--at', '59', '--json'],
    ['uri', '--issuer', 'A', '--account', 'b', '--secret-file', at('secret')],
    ['code', '--uri-file', at('note')],
    ['completion', 'bash'],
    ['--version'],
  ];
  // These start a decoder or an importer each time, so they are compared in the language that differs most.
  const slow = [
    ['decode', at('qr.png'), '--names', '--json'],
    ['decode', at('wifi.png'), '--json'],
    ['import', at('list')],
    ['import', at('note')],
    ['import', at('list'), '--to', 'nowhere'],
    ['import', at('list'), '--to', 'key-uris'],
  ];
  const printed = async (language: Language, lines: readonly (readonly string[])[]) => {
    let all = '';
    for (const line of lines) {
      const { code, out } = await run(language, ...line);
      all += `${out}${code}\n`;
    }
    return all;
  };
  const english = await printed('en', quick);
  expect(english.match(/^[012]$/gm)).toHaveLength(quick.length);
  for (const language of LANGUAGES) expect(await printed(language, quick)).toBe(english);
  const slowEnglish = await printed('en', slow);
  expect(slowEnglish.match(/^[012]$/gm)).toHaveLength(slow.length);
  expect(slowEnglish).toContain('Its key is not Base32');
  expect(await printed('ar', slow)).toBe(slowEnglish);
});

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-languages-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}
