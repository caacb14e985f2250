import type { RefusalCode } from '../../../contract/index.ts';

/**
 * The server's refusals by their codes. In English the server speaks for itself, and it stands in for a code that
 * has no sentence here; translator.test.ts finds those.
 */
export const refusals: Readonly<Partial<Record<RefusalCode, string>>> = {
  MALFORMED_JSON: 'Die Anfrage ist kein lesbares JSON.',
  VALIDATION_ERROR: 'In der Anfrage fehlt etwas, oder etwas darin ist von der falschen Art.',
  UNSUPPORTED_MEDIA_TYPE: 'Die Anfrage muss als application/json gesendet werden.',
  BODY_TOO_LARGE: 'Die Anfrage ist zu groß.',
  FOREIGN_ORIGIN:
    'Diese Anfrage kam von einer anderen Website und wurde abgelehnt. Öffnen Sie diese Website selbst und versuchen Sie es erneut.',
  NOT_FOUND: 'Unter dieser Adresse gibt es nichts.',
  METHOD_NOT_ALLOWED: 'Diese Adresse antwortet nicht auf diese Methode.',
  INTERNAL_ERROR:
    'Auf dem Server ist etwas schiefgegangen, und nichts wurde geändert. Versuchen Sie es gleich noch einmal.',
  SERVER_BUSY: 'Viele Menschen melden sich gerade an. Versuchen Sie es in ein paar Sekunden noch einmal.',
  MESSAGE_NOT_WAITING: 'Diese Nachricht wartet nicht mehr: Sie wurde zugestellt oder aufgegeben.',
  OUTBOX_CLOSED:
    'Diese Website verschickt ihre E-Mails wirklich. Deshalb gibt es keinen Postausgang zu lesen.',
  NOT_READY: 'Der Server fährt hoch oder herunter. Versuchen Sie es gleich noch einmal.',
  UNAUTHORIZED:
    'Sie sind nicht angemeldet, oder Ihre Sitzung ist beendet. Melden Sie sich an und versuchen Sie es erneut.',
  SECOND_FACTOR_REQUIRED:
    'Geben Sie zuerst den Code Ihres Authenticators ein: Ihre Anmeldung ist noch nicht abgeschlossen.',
  STEP_UP_REQUIRED:
    'Beweisen Sie zuerst Ihren zweiten Faktor: Er wurde in den letzten fünf Minuten nicht verlangt.',
  ENROLMENT_REQUIRED:
    'Richten Sie zuerst einen zweiten Faktor ein: Bis dahin ist auf Ihrem Konto nichts anderes erreichbar.',
  SECOND_FACTOR_NEEDED:
    'Dafür braucht es einen zweiten Faktor, und Ihr Konto hat keinen. Schalten Sie zuerst die Zwei-Faktor-Authentisierung ein.',
  ROLE_REQUIRED: 'Ihr Konto darf das nicht. Wer die Rolle dafür hat, kann es tun.',
  STAFF_NEEDS_SECOND_FACTOR:
    'Support und Verwaltung brauchen einen zweiten Faktor, und Ihr Konto hat keinen. Schalten Sie zuerst die Zwei-Faktor-Authentisierung ein.',
  FACTOR_DEMANDED: 'Diese Website verlangt von Ihrem Konto einen zweiten Faktor: Ohne geht es nicht weiter.',
  PERSON_NOT_FOUND: 'Dieses Konto gibt es nicht mehr.',
  LAST_ADMIN: 'Jemand muss diese Website verwalten: Machen Sie zuerst ein anderes Konto zum Admin.',
  POLICY_CHANGED:
    'Jemand anderes hat die Richtlinie inzwischen geändert. Sehen Sie sie noch einmal an und entscheiden Sie dann.',
  MALFORMED_REASON: 'Schreiben Sie eine Begründung mit 10 bis 1000 Zeichen.',
  SUPPORT_REQUEST_OPEN:
    'Eine Anfrage Ihres Kontos ist schon offen. Ziehen Sie sie zurück, um eine andere zu schreiben.',
  SUPPORT_REQUEST_NOT_FOUND: 'Diese Anfrage gibt es nicht mehr.',
  SUPPORT_LINK_INVALID:
    'Mit diesem Link ist nichts zurückzuziehen: Die Anfrage wurde entschieden, zurückgezogen oder ist abgelaufen.',
  SUPPORT_REQUEST_CHANGED:
    'Die Anfrage hat sich inzwischen geändert: Jemand anderes hat entschieden, oder sie wurde zurückgezogen. Sehen Sie sie noch einmal an.',
  OWN_SUPPORT_REQUEST: 'Das ist eine Anfrage Ihres eigenen Kontos: Darüber entscheiden andere.',
  ANOTHER_MUST_APPROVE:
    'Sie haben diese Anfrage schon genehmigt: Die zweite Genehmigung gibt jemand anderes.',
  TOO_MANY_SUPPORT_REQUESTS:
    'Der Support wurde schon mehrmals gefragt. Warten Sie und fragen Sie dann erneut.',
  SESSION_NOT_FOUND: 'Diese Sitzung ist schon beendet.',
  TRUSTED_DEVICE_NOT_FOUND: 'Dieses Gerät ist nicht mehr gemerkt.',
  INVALID_NAME: 'Geben Sie einen Namen mit 1 bis 100 Zeichen ein.',
  INVALID_EMAIL: 'Geben Sie eine E-Mail-Adresse ein, etwa ann@example.com.',
  PASSWORD_TOO_SHORT: 'Wählen Sie ein Passwort mit mindestens 8 Zeichen.',
  PASSWORD_TOO_LONG: 'Wählen Sie ein Passwort mit höchstens 256 Zeichen.',
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL:
    'Zu dieser E-Mail-Adresse gibt es schon ein Konto. Melden Sie sich an oder verwenden Sie eine andere Adresse.',
  INVALID_EMAIL_OR_PASSWORD: 'Die E-Mail-Adresse oder das Passwort ist falsch.',
  PASSWORD_UNCHANGED: 'Das ist schon Ihr Passwort. Wählen Sie ein anderes.',
  INVALID_TOKEN:
    'Dieser Link gilt nicht mehr: Er ist abgelaufen, wurde schon benutzt oder durch einen späteren ersetzt. Fordern Sie einen neuen an.',
  ADDRESS_NOT_FOUND: 'Diese E-Mail-Adresse gehört nicht zu Ihrem Konto.',
  ADDRESS_ALREADY_ADDED: 'Diese E-Mail-Adresse gehört schon zu Ihrem Konto.',
  PRIMARY_ADDRESS:
    'Mit dieser E-Mail-Adresse melden Sie sich an, deshalb bleibt sie. Melden Sie sich zuerst mit einer anderen an.',
  TOO_MANY_ADDRESSES: 'Ein Konto hat höchstens fünf E-Mail-Adressen. Entfernen Sie zuerst eine.',
  EMAIL_ALREADY_VERIFIED: 'Diese E-Mail-Adresse ist schon bestätigt.',
  MAIL_SENT_TOO_RECENTLY:
    'Vor einem Moment wurde schon ein Link dorthin geschickt. Warten Sie, und lassen Sie dann einen neuen schicken.',
  INVALID_PASSWORD: 'Das ist nicht Ihr Passwort.',
  MALFORMED_CODE: 'Ein Code hat sechs Ziffern, etwa 123 456.',
  INVALID_CODE:
    'Dieser Code ist nicht richtig, oder er wurde schon verwendet. Warten Sie auf den nächsten und geben Sie ihn ein.',
  MALFORMED_BACKUP_CODE: 'Ein Backup-Code hat acht Buchstaben und Ziffern, etwa 7K2M-X9QD.',
  INVALID_BACKUP_CODE: 'Dieser Backup-Code ist nicht richtig, oder er wurde schon verwendet.',
  INVALID_SENT_CODE:
    'Dieser Code ist nicht richtig, abgelaufen oder schon verwendet. Geben Sie den neuesten ein, oder lassen Sie einen weiteren senden.',
  INVALID_PASSKEY:
    'Dieser Passkey wurde nicht angenommen, oder seine Antwort kam zu spät. Versuchen Sie es noch einmal.',
  METHOD_NOT_ENABLED: 'Diese Methode ist für Ihr Konto nicht eingeschaltet. Wählen Sie eine andere.',
  EMAIL_CODE_NOT_ENOUGH:
    'Ihr Passwort wurde mit einem Link aus einer E-Mail gewählt; ein Code per E-Mail würde darum nichts weiter beweisen. Verwenden Sie eine andere Methode oder einen Backup-Code, oder bitten Sie einen Menschen um Hilfe.',
  METHOD_NOT_OFFERED: 'Diese Website bietet diese Methode nicht an. Wählen Sie eine andere.',
  METHOD_NOT_WAITING: 'In dieser Sitzung wird kein Code erwartet. Beginnen Sie die Einrichtung von vorn.',
  ADDRESS_NOT_VERIFIED:
    'Codes gehen an eine Adresse, die Sie als Ihre bestätigt haben. Bestätigen Sie diese zuerst, oder wählen Sie eine andere.',
  ADDRESS_IN_USE:
    'Codes Ihres zweiten Faktors gehen an diese Adresse. Lassen Sie sie zuerst anderswohin senden, oder entfernen Sie diese Methode.',
  INVALID_PHONE_NUMBER: 'Geben Sie eine Telefonnummer mit Landesvorwahl ein, etwa +49 151 23456789.',
  PASSKEYS_UNAVAILABLE:
    'Unter dieser Adresse gehen Passkeys nicht: Browser erlauben sie auf https-Websites mit einem Namen und auf localhost.',
  PASSKEY_NOT_REGISTERED: 'Der Passkey konnte nicht hinzugefügt werden. Fangen Sie von vorn an.',
  PASSKEY_ALREADY_REGISTERED: 'Dieser Passkey ist schon registriert.',
  PASSKEY_NOT_FOUND: 'Dieser Passkey ist schon entfernt.',
  TOO_MANY_PASSKEYS: 'Ein Konto hat höchstens 20 Passkeys. Entfernen Sie zuerst einen.',
  SENT_TOO_RECENTLY:
    'Eben wurde ein Code gesendet. Warten Sie, dann können Sie einen weiteren senden lassen.',
  TWO_FACTOR_NOT_ENABLED:
    'Die Zwei-Faktor-Authentisierung ist für dieses Konto ausgeschaltet. Schalten Sie sie zuerst ein.',
  ACCOUNT_TEMPORARILY_LOCKED:
    'Für dieses Konto wurden zu viele Codes versucht. Warten Sie und versuchen Sie es dann erneut.',
  SECOND_FACTOR_LOCKED:
    'Für dieses Konto wurden hundert falsche Codes nacheinander versucht, deshalb werden Codes abgelehnt. Verwenden Sie einen Backup-Code oder einen Passkey, oder stellen Sie den Zugang zu Ihrem Konto wieder her.',
  TOO_MANY_PASSWORDS:
    'Für dieses Konto wurden zu viele Passwörter versucht. Warten Sie und versuchen Sie es dann erneut.',
  TOO_MANY_REQUESTS: 'Aus Ihrem Netz kamen zu viele Versuche. Warten Sie und versuchen Sie es dann erneut.',
  TOO_MANY_ATTEMPTS: 'Es wurden zu viele Codes versucht. Fangen Sie neu an.',
  ENROLMENT_NOT_FOUND:
    'In dieser Sitzung wartet kein Schlüssel auf seine Bestätigung: Er wartet zehn Minuten, dann wird er weggeworfen. Beginnen Sie die Einrichtung von vorn.',
  ENROLMENT_EXPIRED:
    'Der Schlüssel wurde nicht innerhalb von zehn Minuten bestätigt. Beginnen Sie die Einrichtung von vorn, um einen neuen zu erhalten.',
  RECOVERY_LINK_INVALID:
    'Dieser Link wurde schon verwendet, ist abgelaufen oder wurde durch einen späteren ersetzt. Fordern Sie einen neuen an, wenn Sie ihn noch brauchen.',
  RECOVERY_CANCEL_LINK_INVALID:
    'Dieser Link hat nichts mehr abzubrechen: Das Zurücksetzen ist geschehen, wurde abgebrochen oder wurde nie rechtzeitig verlangt.',
  RECOVERY_PROOF_WRONG: 'Das Passwort oder eine der Antworten ist nicht richtig.',
  RECOVERY_NOT_FOUND: 'Es wird gerade nichts zurückgesetzt, das sich abbrechen ließe.',
  NO_VERIFIED_ADDRESS:
    'Keine E-Mail-Adresse Ihres Kontos ist bestätigt, deshalb kann kein Link geschickt werden. Verwenden Sie einen Backup-Code, oder bitten Sie einen Menschen um Hilfe.',
  PASSWORD_CAME_BY_MAIL:
    'Ihr Passwort wurde mit einem gemailten Link gewählt, deshalb kann ein zweiter gemailter Link nicht für Ihren zweiten Faktor einstehen. Verwenden Sie einen Backup-Code, oder bitten Sie einen Menschen um Hilfe.',
  SECURITY_QUESTIONS_OFF: 'Auf dieser Website gibt es keine Sicherheitsfragen.',
  SECURITY_QUESTIONS_UNSUITABLE:
    'Wählen Sie drei bis fünf verschiedene Fragen, jede mit einer eigenen Antwort aus mindestens drei Buchstaben oder Ziffern.',
  TOO_MANY_RECOVERIES:
    'Links wurden schon mehrmals angefordert. Sehen Sie in Ihr Postfach, oder warten Sie und fordern Sie dann einen neuen an.',
};
