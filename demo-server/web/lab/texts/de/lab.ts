import type { Wording } from '../../../../../shared/translations/wording.ts';
import type { lab as original } from '../en/lab.ts';

export const lab: Wording<typeof original> = {
  name: 'Das Labor',
  lead: 'Beide Seiten eines Codes, auseinandergenommen. Alles hier läuft in diesem Browser, mit dem Code der echten Programme, und wird nirgendwohin gesendet.',
  pages: 'Seiten des Labors',
  start: 'Übersicht',
  projector: 'Für den Beamer',
  code: 'Wie ein Code entsteht',
  codeText: 'Vom Schlüssel zu den Ziffern, jeder Wert sichtbar, jeder mit seiner Stelle im RFC.',
  verifier: 'Wie ein Code geprüft wird',
  verifierText: 'Zwei Uhren, ein Fenster und ein Urteil mit Begründung.',
  attacks: 'Wie er angegriffen wird',
  attacksText:
    'Raten, Wiederholen, eine gestohlene Datenbank, ein verlorenes Telefon, eine weiterleitende Phishing-Seite.',
  keyUri: 'Was in einem QR-Code steht',
  keyUriText: 'Die Schlüssel-URI Feld für Feld. Ändern Sie eines, wird der QR-Code neu gezeichnet.',
  lessons: 'Fünf kurze Lektionen',
  lessonsText: 'Je zehn Minuten, mit einer Aufgabe, die diese Seite prüft. Sie lassen sich gut drucken.',
  noRealKeys: 'Nehmen Sie hier erfundene Schlüssel: Was ein Beamer zeigt, ist kein Geheimnis.',
};
