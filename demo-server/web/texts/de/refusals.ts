import {
  CODE_DIGITS,
  ENROLMENT_MS,
  FEWEST_QUESTIONS,
  LEAST_REASON,
  MAX_PASSWORD_LENGTH,
  MIN_PASSWORD_LENGTH,
  MOST_ADDRESSES,
  MOST_PASSKEYS,
  MOST_QUESTIONS,
  MOST_REASON,
  minutesIn,
  type RefusalCode,
  SHORTEST_ANSWER,
  STEP_UP_MS,
} from '../../../contract/index.ts';

/**
 * The sentences for the server's refusals, by code. In English, the pages show the server's own sentence. They also show
 * it for a code without a sentence here; translator.test.ts finds such codes.
 */
export const refusals: Readonly<Partial<Record<RefusalCode, string>>> = {
  MALFORMED_JSON: 'Die Anfrage ist kein gültiges JSON.',
  VALIDATION_ERROR: 'Ein Wert in der Anfrage fehlt oder ist nicht gültig.',
  UNSUPPORTED_MEDIA_TYPE: 'Die Anfrage muss als application/json in UTF-8 gesendet werden.',
  BODY_TOO_LARGE: 'Die Anfrage ist zu groß. Das Maximum sind 16 KiB.',
  FOREIGN_ORIGIN:
    'Diese Anfrage kam von einer anderen Website und wurde deshalb abgelehnt. Öffnen Sie diese Website selbst und versuchen Sie es erneut.',
  UNKNOWN_HOST:
    'Dieser Server antwortet nicht unter diesem Hostnamen. Öffnen Sie die Website unter ihrer eigenen Adresse. Wer sie betreibt, legt diese mit COUNTERSIGN_BASE_URL fest.',
  METRICS_TOKEN_NEEDED:
    'Senden Sie das Token aus COUNTERSIGN_METRICS_TOKEN im Header Authorization: Bearer TOKEN.',
  NOT_FOUND: 'Unter dieser Adresse gibt es nichts.',
  METHOD_NOT_ALLOWED: 'Diese Adresse unterstützt diese HTTP-Methode nicht.',
  INTERNAL_ERROR:
    'Auf dem Server ist etwas schiefgegangen. Es wurde nichts geändert. Versuchen Sie es gleich noch einmal.',
  DATABASE_UNAVAILABLE:
    'Die Website kann ihre Daten gerade nicht lesen oder schreiben. Warten Sie einen Moment und versuchen Sie es dann noch einmal.',
  SERVER_BUSY: 'Gerade melden sich viele Personen an. Versuchen Sie es in ein paar Sekunden noch einmal.',
  MESSAGE_NOT_WAITING: 'Diese Nachricht wartet nicht mehr: Sie wurde zugestellt oder aufgegeben.',
  OUTBOX_CLOSED: 'Diese Website sendet ihre Nachrichten wirklich und hat deshalb keinen Postausgang.',
  NOT_READY:
    'Der Server nimmt gerade keine Anfragen an: Er wird beendet, oder seine Datenbank antwortet nicht.',
  UNAUTHORIZED:
    'Sie sind nicht angemeldet, oder Ihre Sitzung ist beendet. Melden Sie sich an und versuchen Sie es erneut.',
  SECOND_FACTOR_REQUIRED:
    'Ihre Anmeldung ist noch nicht abgeschlossen. Bestätigen Sie zuerst Ihren zweiten Faktor.',
  STEP_UP_REQUIRED: `Bestätigen Sie zuerst Ihren zweiten Faktor. In den letzten ${minutesIn(STEP_UP_MS)} Minuten haben Sie ihn nicht bestätigt.`,
  ENROLMENT_LINK_REQUIRED:
    'Ihr zweiter Faktor wurde zurückgesetzt, deshalb reicht das Passwort allein nicht aus. Öffnen Sie den Link, den wir an Ihre bestätigten E-Mail-Adressen gesendet haben, und geben Sie dort das Passwort ein. Sie können einen neuen Link anfordern.',
  ENROLMENT_REQUIRED:
    'Richten Sie zuerst einen zweiten Faktor ein. Bis dahin ist in Ihrem Konto nichts anderes möglich.',
  SECOND_FACTOR_NEEDED:
    'Dafür ist ein zweiter Faktor nötig, und Ihr Konto hat keinen. Schalten Sie zuerst die Zwei-Faktor-Authentisierung ein.',
  ROLE_REQUIRED: 'Ihr Konto hat nicht die Rolle dafür. Bitten Sie eine Person mit dieser Rolle darum.',
  STAFF_NEEDS_SECOND_FACTOR:
    'Für Support und Verwaltung ist ein zweiter Faktor Pflicht, und Ihr Konto hat keinen. Schalten Sie zuerst die Zwei-Faktor-Authentisierung ein.',
  FACTOR_DEMANDED:
    'Diese Website verlangt für Ihr Konto die Zwei-Faktor-Authentisierung. Sie können sie nicht ausschalten.',
  STAFF_NEEDS_CONFIRMED_ADDRESS:
    'Support und Administration verlangen eine bestätigte E-Mail-Adresse, und Ihre ist nicht bestätigt. Bestätigen Sie sie zuerst.',
  ROLE_NEEDS_CONFIRMED_ADDRESS:
    'Niemand hat die E-Mail-Adresse dieses Kontos bestätigt, deshalb kann es diese Rolle nicht haben. Bitten Sie darum, die Adresse zuerst zu bestätigen.',
  PERSON_NOT_FOUND: 'Dieses Konto gibt es nicht mehr.',
  LAST_ADMIN:
    'Diese Website braucht mindestens ein Konto mit der Rolle Admin. Geben Sie zuerst einem anderen Konto diese Rolle.',
  OWN_ACCOUNT: 'Mit Ihrem eigenen Konto geht das nicht. Bitten Sie eine andere Person mit der Rolle Admin.',
  SUSPENSION_CHANGED:
    'Jemand anderes hat dieses Konto inzwischen gesperrt oder seine Sperre aufgehoben. Laden Sie die Liste neu und entscheiden Sie dann.',
  POLICY_CHANGED:
    'Jemand anderes hat die Richtlinie inzwischen geändert. Lesen Sie sie noch einmal und entscheiden Sie dann.',
  MALFORMED_REASON: `Schreiben Sie eine Begründung mit ${LEAST_REASON} bis ${MOST_REASON} Zeichen, darunter keine versteckten.`,
  SUPPORT_REQUEST_OPEN:
    'Ihr Konto hat bereits eine offene Anfrage. Ziehen Sie sie zurück, bevor Sie eine neue senden.',
  SUPPORT_REQUEST_NOT_FOUND: 'Diese Anfrage gibt es nicht mehr.',
  SUPPORT_LINK_INVALID:
    'Es gibt nichts zurückzuziehen: Über die Anfrage wurde entschieden, sie wurde zurückgezogen oder ist abgelaufen.',
  SUPPORT_REQUEST_CHANGED:
    'Die Anfrage hat sich inzwischen geändert: Jemand anderes hat entschieden, oder sie wurde zurückgezogen. Lesen Sie sie noch einmal.',
  OWN_SUPPORT_REQUEST: 'Über eine Anfrage für Ihr eigenes Konto können Sie nicht entscheiden.',
  ANOTHER_MUST_APPROVE: 'Sie haben diese Anfrage bereits genehmigt. Jemand anderes muss ebenfalls zustimmen.',
  TOO_MANY_SUPPORT_REQUESTS:
    'Sie haben bereits mehrere Support-Anfragen gesendet. Warten Sie und versuchen Sie es dann erneut.',
  SESSION_NOT_FOUND: 'Diese Sitzung ist bereits beendet.',
  TRUSTED_DEVICE_NOT_FOUND: 'Dieses Gerät ist nicht mehr vertrauenswürdig.',
  INVALID_NAME:
    'Geben Sie einen Namen mit 1 bis 100 sichtbaren Zeichen ein. Versteckte Zeichen und solche, die die Leserichtung ändern, sind nicht erlaubt.',
  INVALID_EMAIL: 'Geben Sie eine E-Mail-Adresse ein, zum Beispiel ann@example.com.',
  PASSWORD_TOO_SHORT: `Wählen Sie ein Passwort mit mindestens ${MIN_PASSWORD_LENGTH} Zeichen.`,
  PASSWORD_TOO_LONG: `Wählen Sie ein Passwort mit höchstens ${MAX_PASSWORD_LENGTH} Zeichen.`,
  PASSWORD_TOO_COMMON:
    'Viele verwenden dieses oder ein ähnliches Passwort. Angreifer probieren es deshalb zuerst. Wählen Sie ein anderes, zum Beispiel vier Wörter, die nichts miteinander zu tun haben.',
  PASSWORD_TOO_PERSONAL:
    'Dieses Passwort ist kaum mehr als Ihr Name, Ihre E-Mail-Adresse oder der Name dieser Website. Angreifer probieren es deshalb zuerst. Wählen Sie ein anderes.',
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL:
    'Es gibt bereits ein Konto mit dieser E-Mail-Adresse. Melden Sie sich an, oder verwenden Sie eine andere Adresse.',
  INVALID_EMAIL_OR_PASSWORD: 'Die E-Mail-Adresse oder das Passwort ist falsch.',
  PASSWORD_UNCHANGED: 'Das ist bereits Ihr Passwort. Wählen Sie ein anderes.',
  INVALID_TOKEN:
    'Dieser Link ist nicht mehr gültig: Er ist abgelaufen, wurde bereits verwendet oder durch einen neueren ersetzt. Fordern Sie einen neuen Link an.',
  ADDRESS_NOT_FOUND: 'Diese E-Mail-Adresse gehört nicht zu Ihrem Konto.',
  ADDRESS_ALREADY_ADDED: 'Diese E-Mail-Adresse gehört bereits zu Ihrem Konto.',
  PRIMARY_ADDRESS:
    'Mit dieser E-Mail-Adresse melden Sie sich an, deshalb können Sie sie nicht entfernen. Wählen Sie zuerst eine andere Adresse zum Anmelden.',
  TOO_MANY_ADDRESSES: `Ein Konto kann höchstens ${MOST_ADDRESSES} E-Mail-Adressen haben. Entfernen Sie zuerst eine.`,
  EMAIL_ALREADY_VERIFIED: 'Diese E-Mail-Adresse ist bereits bestätigt.',
  MAIL_SENT_TOO_RECENTLY:
    'Vor einem Moment wurde ein Link dorthin gesendet. Warten Sie und senden Sie dann einen neuen.',
  PASSWORD_NOT_CONFIRMED:
    'Dieses Passwort wurde gewählt, bevor die E-Mail-Adresse bestätigt war, und beim Bestätigen nicht eingegeben. Es gilt nicht mehr. Fordern Sie einen Link an, um ein neues zu wählen.',
  ACCOUNT_SUSPENDED:
    'Dieses Konto ist gesperrt, deshalb kann sich niemand darin anmelden. Den Grund haben wir an die Adressen des Kontos gesendet. Bei Fragen wenden Sie sich an die Verwaltung dieser Website.',
  INVALID_PASSWORD: 'Das ist nicht Ihr Passwort.',
  DELETION_REQUESTED:
    'Die Löschung Ihres Kontos ist bereits beantragt. Behalten Sie das Konto zuerst, wenn Sie einen anderen Termin möchten.',
  DELETION_NOT_REQUESTED: 'Die Löschung Ihres Kontos ist nicht beantragt, Ihr Konto bleibt also bestehen.',
  DELETION_LINK_INVALID:
    'Es gibt nichts abzubrechen: Das Konto bleibt bereits bestehen, wurde gelöscht, oder seine Löschung wurde später erneut beantragt.',
  MALFORMED_CODE: `Ein Code hat ${CODE_DIGITS} Ziffern, zum Beispiel 123 456.`,
  INVALID_CODE:
    'Dieser Code ist falsch oder wurde bereits verwendet. Warten Sie auf den nächsten und geben Sie ihn ein.',
  MALFORMED_BACKUP_CODE: 'Ein Backup-Code hat 8 Buchstaben und Ziffern, zum Beispiel 7K2M-X9QD.',
  INVALID_BACKUP_CODE: 'Dieser Backup-Code ist falsch oder wurde bereits verwendet.',
  INVALID_SENT_CODE:
    'Dieser Code ist falsch, abgelaufen oder wurde bereits verwendet. Geben Sie den neuesten ein, oder senden Sie einen neuen.',
  INVALID_PASSKEY:
    'Dieser Passkey wurde nicht akzeptiert, oder die Antwort kam zu spät. Versuchen Sie es noch einmal.',
  METHOD_NOT_ENABLED: 'Ihr Konto verwendet diese Methode nicht. Wählen Sie eine andere.',
  EMAIL_CODE_NOT_ENOUGH:
    'Sie haben Ihr Passwort über einen Link per E-Mail festgelegt, deshalb reicht ein Code per E-Mail nicht aus. Verwenden Sie eine andere Methode oder einen Backup-Code, oder bitten Sie den Support um Hilfe.',
  METHOD_NOT_OFFERED: 'Diese Website bietet diese Methode nicht an. Wählen Sie eine andere.',
  METHOD_NOT_WAITING: 'In dieser Sitzung wird kein Code erwartet. Beginnen Sie die Einrichtung von vorn.',
  ADDRESS_NOT_VERIFIED:
    'Sie haben diese E-Mail-Adresse nicht bestätigt. Bestätigen Sie sie zuerst, oder wählen Sie eine andere.',
  ADDRESS_IN_USE:
    'Codes für Ihren zweiten Faktor werden an diese Adresse gesendet. Wählen Sie dafür zuerst eine andere Adresse, oder entfernen Sie diese Methode.',
  INVALID_PHONE_NUMBER: 'Geben Sie eine Telefonnummer mit Ländervorwahl ein, zum Beispiel +49 151 23456789.',
  PASSKEYS_UNAVAILABLE:
    'Unter dieser Adresse funktionieren Passkeys nicht. Browser erlauben sie nur auf https-Websites mit einem Hostnamen und auf localhost.',
  PASSKEY_NOT_REGISTERED: 'Der Passkey konnte nicht hinzugefügt werden. Beginnen Sie von vorn.',
  PASSKEY_ALREADY_REGISTERED: 'Dieser Passkey ist bereits registriert.',
  PASSKEY_NOT_FOUND: 'Dieser Passkey wurde bereits entfernt.',
  TOO_MANY_PASSKEYS: `Ein Konto kann höchstens ${MOST_PASSKEYS} Passkeys haben. Entfernen Sie zuerst einen.`,
  SENT_TOO_RECENTLY: 'Vor einem Moment wurde ein Code gesendet. Warten Sie und senden Sie dann einen neuen.',
  TWO_FACTOR_NOT_ENABLED:
    'Die Zwei-Faktor-Authentisierung ist für dieses Konto ausgeschaltet. Schalten Sie sie zuerst ein.',
  ACCOUNT_TEMPORARILY_LOCKED:
    'Für dieses Konto wurden zu viele Codes versucht. Warten Sie und versuchen Sie es dann erneut.',
  SECOND_FACTOR_LOCKED:
    'Für dieses Konto wurden zu viele falsche Codes in Folge eingegeben, deshalb werden keine Codes mehr akzeptiert. Verwenden Sie einen Backup-Code oder einen Passkey, oder stellen Sie Ihr Konto wieder her.',
  TOO_MANY_PASSWORDS:
    'Für dieses Konto wurden zu viele Passwörter versucht. Warten Sie und versuchen Sie es dann erneut.',
  TOO_MANY_EXPORTS:
    'Sie haben Ihre Daten mehrmals heruntergeladen. Warten Sie und versuchen Sie es dann erneut.',
  TOO_MANY_REQUESTS: 'Aus Ihrem Netz kamen zu viele Versuche. Warten Sie und versuchen Sie es dann erneut.',
  TOO_MANY_ATTEMPTS: 'Sie haben zu viele Codes versucht. Beginnen Sie von vorn.',
  ENROLMENT_NOT_FOUND: `In dieser Sitzung wartet kein Schlüssel auf seine Bestätigung. Ein Schlüssel läuft nach ${minutesIn(ENROLMENT_MS)} Minuten ab. Beginnen Sie die Einrichtung von vorn.`,
  ENROLMENT_EXPIRED: `Sie haben den Schlüssel nicht innerhalb von ${minutesIn(ENROLMENT_MS)} Minuten bestätigt. Beginnen Sie die Einrichtung von vorn, um einen neuen zu erhalten.`,
  RECOVERY_LINK_INVALID:
    'Dieser Link wurde bereits verwendet, ist abgelaufen oder wurde durch einen neueren ersetzt. Fordern Sie einen neuen Link an, wenn Sie ihn noch brauchen.',
  RECOVERY_CANCEL_LINK_INVALID:
    'Es gibt nichts abzubrechen: Das Zurücksetzen ist geschehen, wurde abgebrochen, oder sein Link ist abgelaufen.',
  RECOVERY_PROOF_WRONG: 'Das Passwort oder eine der Antworten ist falsch.',
  RECOVERY_NOT_FOUND: 'Es gibt kein Zurücksetzen, das Sie abbrechen könnten.',
  NO_VERIFIED_ADDRESS:
    'Ihr Konto hat keine bestätigte E-Mail-Adresse, deshalb können wir keinen Link senden. Verwenden Sie einen Backup-Code, oder bitten Sie den Support um Hilfe.',
  PASSWORD_CAME_BY_MAIL:
    'Sie haben Ihr Passwort über einen Link per E-Mail festgelegt, und ein zweiter Link per E-Mail kann Ihren zweiten Faktor nicht ersetzen. Verwenden Sie einen Backup-Code, oder bitten Sie den Support um Hilfe.',
  SECURITY_QUESTIONS_OFF: 'Diese Website verwendet keine Sicherheitsfragen.',
  SECURITY_QUESTIONS_UNSUITABLE: `Wählen Sie ${FEWEST_QUESTIONS} bis ${MOST_QUESTIONS} verschiedene Fragen. Jede braucht eine eigene Antwort mit mindestens ${SHORTEST_ANSWER} Buchstaben oder Ziffern.`,
  TOO_MANY_RECOVERIES:
    'Links wurden bereits mehrmals angefordert. Prüfen Sie Ihr Postfach, oder warten Sie und versuchen Sie es dann erneut.',
};
