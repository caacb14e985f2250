import type { Wording } from '../../../../../shared/translations/wording.ts';
import type { code as original } from '../en/code.ts';

export const code: Wording<typeof original> = {
  lead: 'Ein Schlüssel, den beide Seiten kennen, eine Zahl, die beide Seiten kennen, und eine Funktion, die niemand umkehren kann.',
  parameters: 'Das Konto',
  key: 'Schlüssel (Base32)',
  keyHint: 'Dies ist der Testschlüssel aus RFC 4226, bis Sie ihn ändern.',
  badKey:
    'Das ist kein Base32-Schlüssel: Nur A bis Z und 2 bis 7 zählen. Stimmen alle, fehlt ein Zeichen oder ist eines zu viel.',
  newKey: 'Zufälligen Schlüssel erzeugen',
  testKey: 'Testschlüssel des RFC nehmen',
  type: 'Art',
  totp: 'Zeit (TOTP)',
  hotp: 'Zähler (HOTP)',
  steam: 'Steam',
  algorithm: 'Hash',
  digits: 'Ziffern',
  period: 'Periode in Sekunden',
  counter: 'Zähler',
  badNumber: 'Geben Sie eine ganze Zahl von {{min}} bis {{max}} ein.',
};
