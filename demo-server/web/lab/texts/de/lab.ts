import type { Wording } from '../../../../../shared/translations/wording.ts';
import type { lab as original } from '../en/lab.ts';

export const lab: Wording<typeof original> = {
  name: 'Das Labor',
  lead: 'Sehen Sie, wie beide Seiten eines Codes arbeiten. Alles hier läuft in diesem Browser, mit dem Code der echten Programme. Nichts wird irgendwohin gesendet.',
  pages: 'Seiten des Labors',
  start: 'Übersicht',
  projector: 'Ansicht für den Beamer',
  code: 'Wie ein Code entsteht',
  codeText: 'Vom Schlüssel zu den Ziffern: jeder Wert mit seiner Stelle im RFC.',
  verifier: 'Wie ein Code geprüft wird',
  verifierText: 'Zwei Uhren, ein Fenster und ein Ergebnis mit Begründung.',
  attacks: 'Wie ein Code angegriffen wird',
  attacksText:
    'Raten, Wiederholen, eine gestohlene Datenbank, ein verlorenes Telefon und eine Phishing-Seite in der Mitte.',
  keyUri: 'Was ein QR-Code enthält',
  keyUriText: 'Die Schlüssel-URI, Feld für Feld. Ändern Sie ein Feld, ändert sich auch der QR-Code.',
  lessons: 'Fünf kurze Lektionen',
  lessonsText: 'Je zehn Minuten, mit einer Aufgabe, die diese Seite prüft. Sie können sie ausdrucken.',
  noRealKeys: 'Verwenden Sie hier erfundene Schlüssel. Was ein Beamer zeigt, können alle lesen.',
};
