import type { Wording } from '../../../../../shared/translations/wording.ts';
import type { keyUri as original } from '../en/key-uri.ts';

export const keyUri: Wording<typeof original> = {
  lead: 'Der QR-Code, den Sie beim Einrichten der Zwei-Faktor-Authentisierung scannen, ist das Bild einer Textzeile: der Schlüssel-URI. Ändern Sie ein Feld oder die Zeile selbst, ändert sich auch der QR-Code.',
  fields: 'Die Felder',
  line: 'Die Schlüssel-URI',
  issuer: 'Anbieter',
  account: 'Konto',
  secret: 'Schlüssel (Base32)',
  type: 'Typ',
  qrAlt: 'QR-Code der Schlüssel-URI darunter, zum Scannen mit einer Authenticator-App',
  readIt:
    'Scannen Sie ihn mit Countersign: Wählen Sie in der Desktop-App „Scannen“, während diese Seite zu sehen ist. Die App zeigt denselben Code:',
  codeNow: 'Aktueller Code',
  tooLong:
    'Diese Zeile ist zu lang für einen QR-Code, der sich gut vom Bildschirm scannen lässt. Kürzen Sie die Namen.',
  parts: 'Teil für Teil',
  part: 'Teil',
  holds: 'Wert',
  means: 'Bedeutung',
  aboutScheme: 'Sagt, dass dies eine Schlüssel-URI ist, damit die richtige App sie öffnet.',
  aboutType: 'totp: ein Code für jeden Zeitschritt. hotp: ein Code für jeden Zählerstand.',
  aboutLabel: 'Was in der Liste der App steht: der Anbieter und das Konto, durch einen Doppelpunkt getrennt.',
  aboutSecret:
    'Der Schlüssel selbst. Wer diesen QR-Code scannt, kann die Codes für immer berechnen. Deshalb wird er nur einmal gezeigt und nie protokolliert.',
  aboutIssuer: 'Noch einmal der Anbieter. Wenn er von dem in der Bezeichnung abweicht, gilt dieser.',
  aboutAlgorithm:
    'Der Hash im HMAC. Standard ist SHA1. Manche Apps ignorieren die Angabe und verwenden immer SHA1.',
  aboutDigits: 'Die Länge des Codes. Standard ist 6.',
  aboutPeriod: 'Die Länge eines Zeitschritts in Sekunden. Standard ist 30.',
  aboutCounter: 'Der Zählerstand, aus dem der nächste Code entsteht. Ein Schlüssel mit Zähler braucht ihn.',
  aboutEncoder: 'Erzeugt die fünf Zeichen von Steam statt Ziffern.',
  aboutOther: 'Gehört nicht zum Format. Apps behalten oder ignorieren es.',
  faultUri:
    'Die Zeile ist nicht lesbar. Sie ist zu lang, oder auf ein Prozentzeichen folgen nicht zwei Hexadezimalziffern.',
  faultScheme: 'Eine Schlüssel-URI beginnt mit otpauth://totp/ oder otpauth://hotp/.',
  faultType: 'Dieser Typ ist hier nicht bekannt. Bekannt sind totp, hotp und steam.',
  faultLabel: 'Auf ein Prozentzeichen in der Bezeichnung folgen nicht zwei Hexadezimalziffern.',
  faultSecret:
    'Der Schlüssel fehlt oder ist kein Base32. Erlaubt sind nur A bis Z und 2 bis 7. Wenn alle Zeichen erlaubt sind, fehlt eines oder es ist eines zu viel.',
  faultIssuer:
    'Der Anbieter kommt zweimal vor, oder auf ein Prozentzeichen darin folgen nicht zwei Hexadezimalziffern.',
  faultAlgorithm: 'Der Hash muss SHA1, SHA256 oder SHA512 sein und darf nur einmal vorkommen.',
  faultDigits: 'Die Länge muss eine ganze Zahl von 6 bis 10 sein und darf nur einmal vorkommen.',
  faultPeriod:
    'Die Periode muss eine ganze Zahl von Sekunden sein, mindestens 1, und darf nur einmal vorkommen.',
  faultCounter:
    'Ein Schlüssel mit Zähler braucht einen Zählerstand: eine ganze Zahl ab 0, die nur einmal vorkommt.',
  faultEncoder: 'Diese Kodierung ist hier nicht bekannt. Bekannt ist nur steam, zusammen mit totp.',
};
