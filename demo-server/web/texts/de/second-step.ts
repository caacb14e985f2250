import type { Wording } from '../../../../shared/translations/wording.ts';
import type { secondStep as original } from '../en/second-step.ts';

export const secondStep: Wording<typeof original> = {
  title: 'Code eingeben',
  lead: 'Öffnen Sie Ihren Authenticator und geben Sie den Code ein, den er für diese Website zeigt.',
  codeLabel: 'Sechsstelliger Code',
  codeHint: 'Sie können ihn auch einfügen. Der Code wechselt alle 30 Sekunden.',
  confirm: 'Bestätigen',
  useBackupCode: 'Stattdessen einen Backup-Code verwenden',
  useAuthenticator: 'Stattdessen den Authenticator verwenden',
  backupTitle: 'Backup-Code eingeben',
  backupLead:
    'Geben Sie einen der Codes ein, die Sie beim Einschalten der Zwei-Faktor-Authentisierung gesichert haben. Jeder gilt einmal.',
  backupLabel: 'Backup-Code',
  backupHint:
    'Acht Buchstaben und Ziffern, etwa {{example}}. Großschreibung, Leerzeichen und Striche sind egal.',
  remember: 'Dieses Gerät 30 Tage lang merken',
  rememberHint: 'Nur auf einem Computer, den sonst niemand benutzt. Ihr Passwort wird weiterhin verlangt.',
  thenAgain: 'Danach melden Sie sich neu an.',
  ended: 'Ihre Anmeldung ist beendet',
  timedOut:
    'Der Code wurde nicht innerhalb von zehn Minuten eingegeben. Melden Sie sich erneut mit Ihrem Passwort an.',
  backToSignIn: 'Zurück zur Anmeldung',
  codesRefused:
    'Für dieses Konto wurden viele falsche Codes versucht, deshalb werden Codes des Authenticators abgelehnt. Mit einem Backup-Code kommen Sie hinein; ohne einen gibt es die Wege weiter unten.',
  spent: 'In dieser Anmeldung wurden zu viele Codes versucht. Melden Sie sich erneut mit Ihrem Passwort an.',
  lockedUntil: 'Der nächste kann in {{left}} versucht werden.',
  lockedOver: 'Sie können es jetzt wieder versuchen.',
};
