import type { Wording } from '../../../../shared/translations/wording.ts';
import type { policy as original } from '../en/policy.ts';

export const policy: Wording<typeof original> = {
  title: 'Richtlinie für den zweiten Faktor',
  lead: 'Wer einen zweiten Faktor haben muss und ab wann.',
  demand: 'Zweiter Faktor',
  demands: {
    optional: 'Für alle freiwillig',
    sensitive: 'Pflicht für sicherheitsrelevante Aktionen',
    admin: 'Pflicht für Admins',
    support: 'Pflicht für Support und Admins',
    everyone: 'Pflicht für alle',
  },
  demandHint:
    'Sicherheitsrelevant sind Änderungen am Passwort und an Adressen sowie jede Aktion, die erneut nach dem zweiten Faktor fragt.',
  graceDays: 'Frist zum Einrichten in Tagen',
  graceHint:
    'Wer keinen hat, sieht auf jeder Seite, wie viel Zeit noch bleibt. Danach ist nichts anderes mehr möglich, bis einer eingerichtet ist. Neue Konten erhalten dieselbe Frist.',
  changed: 'Geändert am <when/> durch {{name}}.',
  never: 'Es wurde noch keine Richtlinie festgelegt.',
  saved: 'Die Richtlinie ist gespeichert. Alle Admins werden informiert.',
  mustEnrol: {
    title: 'Richten Sie zuerst einen zweiten Faktor ein',
    recovered:
      'Ihr zweiter Faktor wurde zurückgesetzt. Richten Sie einen neuen ein, bevor Sie etwas anderes tun.',
    demanded:
      'Diese Website verlangt für Ihr Konto die Zwei-Faktor-Authentisierung. Solange sie nicht eingeschaltet ist, ist nichts anderes möglich.',
    setUp: 'Zwei-Faktor-Authentisierung einschalten',
    without: 'Ohne zweiten Faktor fortfahren',
    withoutTitle: 'Ohne zweiten Faktor fortfahren?',
    withoutText:
      'Zum Anmelden reicht dann Ihr Passwort allein aus. Sie können die Zwei-Faktor-Authentisierung jederzeit einschalten.',
    byTitle: 'Ihr Konto braucht einen zweiten Faktor.',
    by: 'Verbleibende Zeit: <timer>{{left}}</timer>. Danach ist nichts anderes mehr möglich, bis Sie einen eingerichtet haben.',
  },
};
