import type { Wording } from '../../../../../shared/translations/wording.ts';
import type { code as original } from '../en/code.ts';

export const code: Wording<typeof original> = {
  lead: 'Ein Code entsteht aus einem Schlüssel und einer Zahl, die beide Seiten kennen. Die Funktion, die sie verbindet, lässt sich nicht umkehren.',
  parameters: 'Das Konto',
  key: 'Schlüssel (Base32)',
  keyHint: 'Solange Sie ihn nicht ändern, ist dies der Testschlüssel aus RFC 4226.',
  badKey:
    'Das ist kein Base32-Schlüssel. Erlaubt sind nur A bis Z und 2 bis 7. Wenn alle Zeichen erlaubt sind, fehlt eines oder es ist eines zu viel.',
  newKey: 'Zufälligen Schlüssel erstellen',
  testKey: 'Testschlüssel aus dem RFC verwenden',
  type: 'Typ',
  totp: 'Zeit (TOTP)',
  hotp: 'Zähler (HOTP)',
  steam: 'Steam',
  algorithm: 'Hash',
  digits: 'Ziffern',
  period: 'Periode in Sekunden',
  counter: 'Zähler',
  time: 'Zeit in Sekunden seit 1970',
  timeHint: 'Ist das Feld leer, läuft die Uhr. Die Tabellen von RFC 6238 haben Zeiten wie 1111111109.',
  badNumber: 'Geben Sie eine ganze Zahl von {{min}} bis {{max}} ein.',
};
