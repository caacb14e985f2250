import type { Wording } from '../../../../shared/translations/wording.ts';
import type { enrolment as original } from '../en/enrolment.ts';

export const enrolment: Wording<typeof original> = {
  step: 'Schritt {{current}} von {{total}}',
  stepPassword: 'Passwort bestätigen',
  stepConnect: 'Authenticator verbinden',
  stepCode: 'Code eingeben',
  stepBackupCodes: 'Backup-Codes sichern',
  stepDone: 'Fertig',
  passwordTitle: 'Passwort bestätigen',
  passwordLead: 'Dann erhalten Sie einen Schlüssel für Ihren Authenticator.',
  anotherLead:
    'Dann erhalten Sie einen Schlüssel für Ihren Authenticator und neue Backup-Codes anstelle derer, die Sie haben. Was Sie sonst haben, gilt weiter.',
  replaceLead:
    'Dann erhalten Sie einen neuen Schlüssel. Ihr alter Authenticator gilt weiter, bis der neue sich bewiesen hat.',
  connectTitle: 'Authenticator verbinden',
  connectLead: 'Scannen Sie dies mit einer Authenticator-App und geben Sie dann den Code ein, den sie zeigt.',
  qrAlt: 'QR-Code zum Scannen mit einer Authenticator-App',
  savePicture: 'Bild speichern',
  saved:
    'Als {{name}} gespeichert. Es enthält den Schlüssel: Löschen Sie es, sobald Ihr Authenticator ihn hat.',
  notSaved: 'Dieser Browser konnte das Bild nicht erzeugen. Tippen Sie den Schlüssel stattdessen ab.',
  cannotScan: 'Scannen geht nicht?',
  typeInstead: 'Tippen Sie stattdessen diesen Schlüssel ab.',
  keyGroup: 'Schlüssel zum Abtippen',
  issuer: 'Aussteller',
  account: 'Konto',
  nothingYet: 'An Ihrem Konto ändert sich nichts, bis der Code bestätigt ist.',
  expired: 'Dieser Schlüssel ist abgelaufen',
  expiredText:
    'Er wurde nicht innerhalb von zehn Minuten bestätigt. An Ihrem Konto hat sich nichts geändert.',
  gone: 'Dieser Schlüssel wartet nicht mehr',
  tooMany: 'Es wurden zu viele Codes versucht',
  nothingChanged: '{{sentence}} An Ihrem Konto hat sich nichts geändert.',
  removeOldKey:
    '{{why}} Falls Ihr Authenticator den neuen Schlüssel schon hat, entfernen Sie ihn dort: Seine Codes werden nicht angenommen.',
  newKey: 'Neuen Schlüssel erzeugen',
  doneTitle: 'Die Zwei-Faktor-Authentisierung ist eingeschaltet',
  addedTitle: 'Ihr Authenticator ist verbunden',
  replacedTitle: 'Ihr Authenticator ist ersetzt',
  agree: 'Ihr Authenticator und diese Website stimmen überein.',
  nextTime:
    'Beim nächsten Anmelden werden Sie nach Ihrem Passwort und dann nach dem Code Ihres Authenticators gefragt.',
  once: 'Jeder Code gilt einmal. Der eben eingegebene ist verbraucht.',
  elsewhere: 'Überall sonst, wo Sie angemeldet waren, sind Sie jetzt abgemeldet.',
  oldKey:
    'Codes des alten Schlüssels werden nicht mehr angenommen: Entfernen Sie ihn aus dem alten Authenticator.',
  withoutIt:
    'Wenn Sie Ihren Authenticator verlieren, kommen Sie mit einem Ihrer Backup-Codes hinein. Was es sonst noch gibt:',
};
