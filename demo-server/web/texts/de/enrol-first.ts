import type { Wording } from '../../../../shared/translations/wording.ts';
import type { enrolFirst as original } from '../en/enrol-first.ts';

export const enrolFirst: Wording<typeof original> = {
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
};
