import type { Wording } from '../../../../shared/translations/wording.ts';
import type { enrolment as original } from '../en/enrolment.ts';

export const enrolment: Wording<typeof original> = {
  step: 'Schritt {{current}} von {{total}}',
  stepPassword: 'Passwort bestätigen',
  stepConnect: 'Authenticator-App verbinden',
  stepCode: 'Code eingeben',
  stepBackupCodes: 'Backup-Codes sichern',
  stepDone: 'Fertig',
  passwordTitle: 'Passwort bestätigen',
  passwordLead: 'Danach erhalten Sie einen Schlüssel für Ihre Authenticator-App.',
  anotherLead:
    'Danach erhalten Sie einen Schlüssel für Ihre Authenticator-App und neue Backup-Codes, die Ihre bisherigen ersetzen. Ihre anderen Methoden funktionieren weiter.',
  replaceLead:
    'Danach erhalten Sie einen neuen Schlüssel. Ihre bisherige Authenticator-App funktioniert weiter, bis die neue bestätigt ist.',
  connectTitle: 'Authenticator-App verbinden',
  connectLead:
    'Scannen Sie diesen QR-Code mit einer Authenticator-App. Geben Sie dann den Code ein, den die App anzeigt.',
  qrAlt: 'QR-Code zum Scannen mit einer Authenticator-App',
  savePicture: 'Bild speichern',
  saved:
    'Als {{name}} gespeichert. Das Bild enthält den Schlüssel. Löschen Sie es, sobald Ihre Authenticator-App den Schlüssel hat.',
  notSaved:
    'Dieser Browser konnte das Bild nicht erstellen. Geben Sie den Schlüssel stattdessen von Hand ein.',
  cannotScan: 'Sie können nicht scannen?',
  typeInstead: 'Geben Sie stattdessen diesen Schlüssel ein.',
  keyGroup: 'Schlüssel zum Eingeben von Hand',
  issuer: 'Anbieter',
  account: 'Konto',
  nothingYet: 'An Ihrem Konto ändert sich nichts, bis Sie den Code bestätigen.',
  expired: 'Dieser Schlüssel ist abgelaufen',
  expiredText:
    'Sie haben ihn nicht innerhalb von {{minutes}} Minuten bestätigt. An Ihrem Konto hat sich nichts geändert.',
  gone: 'Dieser Schlüssel ist nicht mehr gültig',
  tooMany: 'Zu viele Versuche',
  nothingChanged: '{{sentence}} An Ihrem Konto hat sich nichts geändert.',
  removeOldKey:
    '{{why}} Wenn Ihre Authenticator-App den neuen Schlüssel schon hat, entfernen Sie ihn dort. Seine Codes funktionieren nicht.',
  newKey: 'Neuen Schlüssel erstellen',
  doneTitle: 'Die Zwei-Faktor-Authentisierung ist eingeschaltet',
  addedTitle: 'Ihre Authenticator-App ist verbunden',
  replacedTitle: 'Ihre Authenticator-App wurde ersetzt',
  agree: 'Ihre Authenticator-App und diese Website verwenden jetzt denselben Schlüssel.',
  nextTime:
    'Geben Sie bei der nächsten Anmeldung Ihr Passwort und dann den Code aus Ihrer Authenticator-App ein.',
  once: 'Jeder Code gilt nur einmal. Der eben eingegebene ist jetzt ungültig.',
  elsewhere: 'Überall sonst sind Sie jetzt abgemeldet.',
  oldKey:
    'Codes des alten Schlüssels funktionieren nicht mehr. Entfernen Sie ihn aus Ihrer alten Authenticator-App.',
  withoutIt:
    'Wenn Sie Ihre Authenticator-App verlieren, können Sie sich mit einem Ihrer Backup-Codes anmelden. Andere Wege zurück ins Konto:',
  turnOn: 'Zwei-Faktor-Authentisierung einschalten',
  waitingTitle: 'Ihre Authenticator-App ist noch nicht fertig eingerichtet.',
  waitingText:
    'Der Schlüssel wird nur in dem Tab angezeigt, in dem Sie ihn erstellt haben. Wenn Sie den Tab geschlossen haben, beginnen Sie von vorn.',
  dropKey: 'Schlüssel verwerfen',
};
