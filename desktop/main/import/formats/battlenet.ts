/**
 * Battle.net: Android's preferences files of the authenticator and of Battle.net Mobile.
 *
 * Source: beemdevelopment/Aegis, BattleNetImporter; winauth/winauth. Texts are hexadecimal and XORed with a fixed mask:
 * the old file has 40 hex digits of the key and then the serial number, the new one has them apart.
 */
import { Collector } from '../account/collector.ts';
import { damaged } from '../account/import-failure.ts';
import { isWholePreferences } from '../file/preferences.ts';
import { fromHex } from '../unlock/encodings.ts';
import { type ImportFormat, opened, stringOf } from './import-format.ts';

const NAME = 'Battle.net';
const OLD = 'com.blizzard.bma.AUTH_STORE.HASH';
const SECRET = 'com.blizzard.messenger.AUTHENTICATOR_DEVICE_SECRET';
const SERIAL = 'com.blizzard.messenger.AUTHENTICATOR_SERIAL';
const MASK = Buffer.from(
  '398e27fc50276a656065b0e525f4c06c04c61075286b8e7aeda59da9813b5dd6c80d2fb38068773fa59ba47c17ca6c6479015c1d5b8b8f6b9a',
  'hex',
);
const KEY_DIGITS = 40;

export const battleNet: ImportFormat = {
  id: 'battlenet',
  name: NAME,
  recognise: ({ preferences }) => preferences?.has(OLD) === true || preferences?.has(SECRET) === true,
  open(file) {
    if (!isWholePreferences(file.text ?? '')) throw damaged(NAME);
    const old = unmask(file.preferences?.get(OLD));
    const key = old ? old.slice(0, KEY_DIGITS) : unmask(file.preferences?.get(SECRET));
    const serial = old ? old.slice(KEY_DIGITS) : unmask(file.preferences?.get(SERIAL));
    const secret = fromHex(key);
    if (!secret || secret.length === 0) throw damaged(NAME);
    const collector = new Collector(battleNet.id);
    const entry = { type: 'totp', issuer: NAME, name: stringOf(serial), secret, digits: 8 };
    collector.add(entry, entry);
    return opened(collector, false);
  },
};

/** Removes the mask, which is as long as the longest text. */
function unmask(hex: string | undefined): string | undefined {
  const bytes = fromHex(hex);
  if (!bytes || bytes.length > MASK.length) return undefined;
  return Buffer.from(bytes.map((byte, at) => byte ^ (MASK[at] ?? 0))).toString('latin1');
}
