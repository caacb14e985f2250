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
  more: 'Weitere Aktionen: {{name}}',
  reason: 'Grund',
  reasonHint:
    'Mindestens {{least}} Zeichen. Diese Worte gehen per E-Mail an die Person, der das Konto gehört.',
  suspend: 'Sperren',
  suspendTitle: '{{name}} sperren?',
  suspendText:
    '{{name}} wird überall abgemeldet, und niemand kann sich in diesem Konto anmelden, bis Sie die Sperre aufheben. Links per E-Mail und laufende Anfragen enden.',
  suspended: 'Das Konto von {{name}} wurde gesperrt.',
  suspendedSince: 'Gesperrt am <when/> durch {{by}}:',
  lift: 'Sperre aufheben',
  liftTitle: 'Die Sperre von {{name}} aufheben?',
  liftText: '{{name}} kann sich wieder anmelden und wird per E-Mail informiert.',
  lifted: 'Die Sperre von {{name}} wurde aufgehoben.',
  signOut: 'Überall abmelden',
  signOutTitle: '{{name}} überall abmelden?',
  signOutText:
    'Alle Sitzungen und vertrauenswürdigen Geräte enden, und Links per E-Mail werden ungültig. {{name}} kann sich sofort wieder anmelden.',
  signedOut: '{{name}} wurde überall abgemeldet.',
  toBeDeleted: 'Wird am <when/> gelöscht, wie von der Person beantragt, der es gehört',
};
