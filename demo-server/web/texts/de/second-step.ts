import type { Wording } from '../../../../shared/translations/wording.ts';
import type { secondStep as original } from '../en/second-step.ts';

export const secondStep: Wording<typeof original> = {
  title: 'Code eingeben',
  lead: 'Öffnen Sie Ihre Authenticator-App und geben Sie den Code ein, den sie für diese Website anzeigt.',
  codeLabel: '{{digits}}-stelliger Code',
  codeHint: 'Sie können ihn auch einfügen. Der Code wechselt alle {{seconds}} Sekunden.',
  confirm: 'Bestätigen',
  useBackupCode: 'Stattdessen einen Backup-Code verwenden',
  useAuthenticator: 'Stattdessen die Authenticator-App verwenden',
  backupTitle: 'Backup-Code eingeben',
  backupLead:
    'Geben Sie einen der Codes ein, die Sie beim Einschalten der Zwei-Faktor-Authentisierung gesichert haben. Jeder Code gilt nur einmal.',
  backupLabel: 'Backup-Code',
  backupHint:
    'Buchstaben und Ziffern, zum Beispiel {{example}}. Großschreibung, Leerzeichen und Striche spielen keine Rolle.',
  remember: 'Diesem Gerät {{days}} Tage lang vertrauen',
  rememberHint: 'Nur auf einem Computer, den sonst niemand benutzt. Ihr Passwort brauchen Sie weiterhin.',
  thenAgain: 'Danach müssen Sie sich neu anmelden.',
  ended: 'Ihre Anmeldung ist beendet',
  timedOut:
    'Sie haben den Code nicht innerhalb von {{minutes}} Minuten eingegeben. Melden Sie sich erneut mit Ihrem Passwort an.',
  backToSignIn: 'Zurück zur Anmeldung',
  codesRefused:
    'Für dieses Konto wurden zu viele falsche Codes eingegeben, deshalb werden keine Codes der Authenticator-App mehr akzeptiert. Verwenden Sie einen Backup-Code. Wenn Sie keinen haben, nutzen Sie einen der Wege weiter unten.',
  spent: 'Sie haben zu viele falsche Codes eingegeben. Melden Sie sich erneut mit Ihrem Passwort an.',
  lockedUntil: 'Sie können es in {{left}} erneut versuchen.',
  lockedOver: 'Sie können es jetzt erneut versuchen.',
  codesRefusedButPasskey:
    'Für dieses Konto wurden zu viele falsche Codes eingegeben, deshalb werden keine Codes mehr akzeptiert. Melden Sie sich mit Ihrem Passkey oder einem Backup-Code an.',
};
