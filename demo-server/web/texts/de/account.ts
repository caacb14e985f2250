import type { Wording } from '../../../../shared/translations/wording.ts';
import type { account as original } from '../en/account.ts';

export const account: Wording<typeof original> = {
  title: 'Ihr Konto',
  factor: 'Zwei-Faktor-Authentisierung',
  on: 'Ein',
  off: 'Aus',
  onText: 'Zum Anmelden braucht es Ihr Passwort und dann eines von diesen. Jeder Code gilt einmal.',
  offText:
    'Wer Ihr Passwort kennt, kann sich anmelden. Wird auch ein zweiter Faktor verlangt, etwa der Code einer Authenticator-App, genügt das Passwort allein nicht mehr.',
  turnOn: 'Zwei-Faktor-Authentisierung einschalten',
  otherMethods: 'Andere Methoden',
  waitingTitle: 'Ein Schlüssel wartet auf seinen ersten Code.',
  waitingText:
    'Er wird nur in dem Tab gezeigt, in dem er erzeugt wurde. Haben Sie ihn geschlossen, fangen Sie neu an.',
  dropKey: 'Schlüssel verwerfen',
  authenticator: 'Authenticator-App',
  authenticatorText: 'Zeigt alle 30 Sekunden einen neuen Code.',
  replace: 'Authenticator ersetzen',
  backupCodes: 'Backup-Codes',
  codesLeft_one: 'Ein Code ist übrig.',
  codesLeft_other: '{{count}} Codes sind übrig.',
  codesLow_one: 'Nur noch ein Backup-Code ist übrig. Erzeugen Sie neue, bevor er verbraucht ist.',
  codesLow_other: 'Nur noch {{count}} Backup-Codes sind übrig. Erzeugen Sie neue, bevor sie verbraucht sind.',
  codesNone:
    'Kein Backup-Code ist mehr übrig. Erzeugen Sie neue, sonst sperrt ein verlorener Authenticator Sie aus.',
  regenerate: 'Neue Codes erzeugen',
  turnOff: 'Ausschalten',
  turnOffTitle: 'Zwei-Faktor-Authentisierung ausschalten',
  turnOffLead:
    'Von da an genügt Ihr Passwort allein zum Anmelden. Ihre Backup-Codes verlieren ihre Gültigkeit.',
  turnOffButton: 'Jetzt ausschalten',
  security: 'Sicherheit',
  sessions: 'Sitzungen und gemerkte Geräte',
  sessionsText: 'Wo Sie angemeldet sind und welche Geräte gemerkt sind.',
  activity: 'Sicherheitsaktivität',
  activityText: 'Was auf Ihrem Konto geschehen ist.',
  danger: 'Eine gefährliche Aktion',
  dangerText: 'Ein Beispiel für eine Aktion, die erneut nach Ihrem zweiten Faktor fragt.',
};
