import type { Wording } from '../../../../../shared/translations/wording.ts';
import type { keyUri as original } from '../en/key-uri.ts';

export const keyUri: Wording<typeof original> = {
  lead: 'Ein QR-Code zur Einrichtung ist das Bild einer Textzeile: der Schlüssel-URI. Hier steht sie, auseinandergenommen. Ändern Sie ein Feld oder die Zeile selbst, und der QR-Code folgt.',
  fields: 'Die Felder',
  line: 'Die Schlüssel-URI',
  issuer: 'Aussteller',
  account: 'Konto',
  secret: 'Schlüssel (Base32)',
  type: 'Art',
  qrAlt: 'QR-Code der Schlüssel-URI darunter, zum Lesen für einen Authenticator',
  readIt:
    'Lassen Sie Countersign ihn lesen: Wählen Sie in der Desktop-App „Scannen“, während diese Seite zu sehen ist. Sie zeigt denselben Code:',
  codeNow: 'Code jetzt',
  tooLong: 'Diese Zeile ist zu lang für einen QR-Code, den Bildschirme gut zeigen. Kürzen Sie die Namen.',
  parts: 'Teil für Teil',
  part: 'Teil',
  holds: 'Inhalt',
  means: 'Bedeutung',
  aboutScheme: 'Sagt, dass dies eine Schlüssel-URI ist, damit die richtige App sie öffnet.',
  aboutType: 'totp: ein Code für jeden Zeitschritt. hotp: ein Code für jeden Zählerstand.',
  aboutLabel:
    'Was in der Liste zu sehen ist: wer den Schlüssel ausgestellt hat und für welches Konto. Der Doppelpunkt trennt beides.',
  aboutSecret:
    'Der Schlüssel selbst. Wer diesen QR-Code liest, kann die Codes für immer berechnen: Er wird einmal gezeigt und nie protokolliert.',
  aboutIssuer: 'Noch einmal der Aussteller. Weicht er von der Bezeichnung ab, gilt dieser.',
  aboutAlgorithm: 'Der Hash im HMAC. Ohne Angabe SHA1; manche Apps übergehen sie und nehmen immer SHA1.',
  aboutDigits: 'Die Länge des Codes. Ohne Angabe 6.',
  aboutPeriod: 'Die Länge eines Zeitschritts in Sekunden. Ohne Angabe 30.',
  aboutCounter: 'Der Zählerstand, aus dem der nächste Code entsteht. Zählerbasierte Schlüssel brauchen ihn.',
  aboutEncoder: 'Die fünf Zeichen von Steam statt Ziffern.',
  aboutOther: 'Kein Teil des Formats. Apps behalten oder übergehen es.',
  faultUri:
    'Die Zeile ist nicht lesbar: Sie ist zu lang, oder auf ein Prozentzeichen darin folgen keine zwei Hexziffern.',
  faultScheme: 'Eine Schlüssel-URI beginnt mit otpauth://totp/ oder otpauth://hotp/.',
  faultType: 'Diese Art ist hier nicht bekannt: totp, hotp und steam sind es.',
  faultLabel: 'Auf ein Prozentzeichen in der Bezeichnung folgen keine zwei Hexziffern.',
  faultSecret:
    'Der Schlüssel fehlt oder ist kein Base32: Nur A bis Z und 2 bis 7 zählen. Stimmen alle, fehlt ein Zeichen oder ist eines zu viel.',
  faultIssuer: 'Der Aussteller steht zweimal da, oder ein Prozentzeichen darin ist fehlerhaft.',
  faultAlgorithm: 'Der Hash muss SHA1, SHA256 oder SHA512 sein und einmal dastehen.',
  faultDigits: 'Die Länge muss eine ganze Zahl von 6 bis 10 sein und einmal dastehen.',
  faultPeriod: 'Die Periode muss eine ganze Zahl von Sekunden ab 1 sein und einmal dastehen.',
  faultCounter: 'Ein zählerbasierter Schlüssel braucht einen Zähler: eine ganze Zahl ab 0, einmal.',
  faultEncoder: 'Diese Kodierung ist hier nicht bekannt: steam ist es, bei totp.',
};
