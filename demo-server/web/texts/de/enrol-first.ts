import type { Wording } from '../../../../shared/translations/wording.ts';
import type { enrolFirst as original } from '../en/enrol-first.ts';

export const enrolFirst: Wording<typeof original> = {
  title: 'Zuerst einen zweiten Faktor einrichten',
  recovered: 'Ihr zweiter Faktor wurde zurückgesetzt. Richten Sie zuerst einen neuen ein.',
  demanded:
    'Diese Website verlangt von Ihrem Konto einen zweiten Faktor. Bis Sie einen haben, ist nichts anderes erreichbar.',
  setUp: 'Zwei-Faktor-Authentisierung einschalten',
  without: 'Ohne weitermachen',
  withoutTitle: 'Ohne zweiten Faktor weitermachen?',
  withoutText:
    'Zum Anmelden genügt dann Ihr Passwort allein. Die Zwei-Faktor-Authentisierung können Sie jederzeit einschalten.',
  byTitle: 'Ihr Konto braucht einen zweiten Faktor.',
  by: 'Verbleibende Zeit: <timer>{{left}}</timer>. Danach ist auf Ihrem Konto nichts anderes mehr erreichbar.',
};
