import type { Wording } from '../../../../shared/translations/wording.ts';
import type { people as original } from '../en/people.ts';

export const people: Wording<typeof original> = {
  title: 'Konten',
  lead: 'Alle Konten mit ihren Methoden und Rollen.',
  role: 'Rolle',
  roles: { member: 'Mitglied', support: 'Support-Team', admin: 'Admin-Team' },
  search: 'Teil eines Namens oder einer E-Mail-Adresse',
  find: 'Suchen',
  noPeople: 'Keine passenden Konten.',
  unconfirmed: 'E-Mail-Adresse nicht bestätigt',
  roleNeedsAddress:
    'Niemand hat die E-Mail-Adresse dieses Kontos bestätigt. Sie gehört vielleicht jemand anderem, deshalb kann das Konto nur Mitglied sein.',
  made: 'Erstellt am <when/>',
  signedIn: 'letzte Anmeldung am <when/>',
  neverSignedIn: 'keine Anmeldung verzeichnet',
  changeRole: 'Rolle ändern',
  changeRoleNamed: 'Rolle ändern: {{name}}',
  changeRoleText: 'Die neue Rolle gilt sofort. {{name}} wird per E-Mail informiert.',
  roleChanged: 'Die Rolle von {{name}} wurde geändert.',
};
