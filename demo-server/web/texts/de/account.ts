import type { Wording } from '../../../../shared/translations/wording.ts';
import type { account as original } from '../en/account.ts';

export const account: Wording<typeof original> = {
  title: 'Ihr Konto',
  factor: 'Zwei-Faktor-Authentisierung',
  on: 'Ein',
  off: 'Aus',
  onText: 'Zum Anmelden brauchen Sie Ihr Passwort und eine dieser Methoden. Jeder Code gilt nur einmal.',
  offText:
    'Wer Ihr Passwort kennt, kann sich anmelden. Wenn Sie einen zweiten Faktor hinzufügen, zum Beispiel eine Authenticator-App, reicht das Passwort allein nicht mehr aus.',
  turnOn: 'Zwei-Faktor-Authentisierung einschalten',
  otherMethods: 'Andere Methoden',
  waitingTitle: 'Ihre Authenticator-App ist noch nicht fertig eingerichtet.',
  waitingText:
    'Der Schlüssel wird nur in dem Tab angezeigt, in dem Sie ihn erstellt haben. Wenn Sie den Tab geschlossen haben, beginnen Sie von vorn.',
  dropKey: 'Schlüssel verwerfen',
  authenticator: 'Authenticator-App',
  authenticatorText: 'Zeigt alle {{seconds}} Sekunden einen neuen Code.',
  replace: 'Authenticator-App ersetzen',
  backupCodes: 'Backup-Codes',
  codesLeft_one: 'Sie haben noch einen Code.',
  codesLeft_other: 'Sie haben noch {{count}} Codes.',
  codesLow_one: 'Sie haben nur noch einen Backup-Code. Erstellen Sie neue, bevor er verbraucht ist.',
  codesLow_other:
    'Sie haben nur noch {{count}} Backup-Codes. Erstellen Sie neue, bevor alle verbraucht sind.',
  codesNone:
    'Sie haben keine Backup-Codes mehr. Erstellen Sie neue. Sonst sind Sie ausgesperrt, wenn Sie Ihre Authenticator-App verlieren.',
  regenerate: 'Neue Codes erstellen',
  turnOff: 'Ausschalten',
  turnOffTitle: 'Zwei-Faktor-Authentisierung ausschalten',
  turnOffLead: 'Danach reicht Ihr Passwort allein zum Anmelden aus. Ihre Backup-Codes werden ungültig.',
  turnOffButton: 'Jetzt ausschalten',
  security: 'Sicherheit',
  sessions: 'Sitzungen und vertrauenswürdige Geräte',
  sessionsText: 'Wo Sie angemeldet sind und welchen Geräten Sie vertrauen.',
  activity: 'Sicherheitsaktivitäten',
  activityText: 'Was in Ihrem Konto passiert ist.',
  danger: 'Eine gefährliche Aktion',
  dangerText: 'Ein Beispiel für eine Aktion, die erneut nach Ihrem zweiten Faktor fragt.',
};
