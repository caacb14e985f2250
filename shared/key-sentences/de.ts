import type { KeySentences } from './said-error.ts';

const base32: KeySentences['base32'] = {
  empty: 'Der Schlüssel ist leer.',
  notBase32: (position) =>
    `Das ${position}. Zeichen des Schlüssels ist kein Base32: Es gibt nur die Buchstaben A bis Z und die Ziffern 2 bis 7.`,
  badLength: (characters) =>
    `Der Schlüssel hat ${characters} Zeichen. Diese Länge hat kein Base32-Text: Einige fehlen.`,
  tooLong: (bytes, most) => `Der Schlüssel ist ${bytes} Byte lang; gelesen werden höchstens ${most}.`,
};

const keyUri: KeySentences['keyUri'] = {
  noText: 'Eine Schlüssel-URI ist ein Text.',
  tooLong: (characters) => `Der Text ist ${characters} Zeichen lang; so lang ist keine Schlüssel-URI.`,
  notOne: 'Das ist keine Schlüssel-URI: Sie beginnt mit otpauth://totp/ oder otpauth://hotp/.',
  otherScheme: (scheme) =>
    `Das ist keine Schlüssel-URI: Der Text beginnt mit ${scheme}:// und nicht mit otpauth://.`,
  noSecret: 'In der Schlüssel-URI fehlt der Parameter secret, also enthält sie keinen Schlüssel.',
  badSecret: (why) => `Der Parameter secret ist nicht lesbar. ${why}`,
  noCounter: 'Eine Schlüssel-URI mit Zähler (hotp) braucht den Parameter counter; hier fehlt er.',
  unknownType: (type) =>
    `Die Schlüssel-URI hat die Art „${type}“; Countersign kennt totp (Zeit), hotp (Zähler) und steam.`,
  unknownEncoder: (encoder) =>
    `Die Schlüssel-URI verlangt den Encoder „${encoder}“, der hier nicht bekannt ist.`,
  twice: (parameter) => `Die Schlüssel-URI nennt ${parameter} zweimal; es ist nicht klar, welcher Wert gilt.`,
  unknownAlgorithm: (algorithm) =>
    `Das Verfahren „${algorithm}“ ist nicht bekannt; bekannt sind SHA1, SHA256 und SHA512.`,
  badNumber: (parameter, given, min, max) =>
    `Der Parameter ${parameter} ist „${given}“; er muss eine ganze Zahl von ${min} bis ${max} sein.`,
  badPercent: (part) =>
    `In „${part}“ steht ein falsches Prozentzeichen: Auf jedes müssen zwei Hexadezimalziffern folgen.`,
};

const migration: KeySentences['migration'] = {
  cutShort:
    'Dieser Export ist abgeschnitten oder beschädigt. Zeigen Sie seinen QR-Code noch einmal ganz und scannen Sie ihn erneut.',
  noData: 'Das sieht aus wie ein Export aus Google Authenticator, enthält aber nichts.',
  tooMany: (keys) => `Dieser Export nennt ${keys} Schlüssel in einem Code; das tut keiner.`,
  badPart: (part, of) => `Dieser Export nennt sich Teil ${part} von ${of}, was nicht sein kann.`,
  whose: (name) => (name ? `„${name}“` : '„ein Konto ohne Namen“'),
  noKey: (whose) => `${whose} hat in diesem Export keinen Schlüssel.`,
  keyTooLong: (whose, bytes, most) =>
    `Der Schlüssel von ${whose} ist ${bytes} Byte lang; gelesen werden höchstens ${most}.`,
  unknownAlgorithm: (whose, number) =>
    `${whose} verwendet das Verfahren ${number === 4 ? 'MD5' : `Nummer ${number}`}, das Countersign nicht kennt.`,
  unknownLength: (whose, number) =>
    `${whose} hat Codes der Länge Nummer ${number}, die Countersign nicht kennt.`,
  badCounter: (whose) => `Der Zähler von ${whose} liegt außerhalb des Möglichen.`,
  unknownType: (whose, number) => `${whose} hat die Art Nummer ${number}, die Countersign nicht kennt.`,
  missing: (numbers, of) =>
    numbers.length === 1
      ? `Teil ${numbers[0]} von ${of} des Exports fehlt.`
      : `Die Teile ${numbers.slice(0, -1).join(', ')} und ${numbers.at(-1)} von ${of} des Exports fehlen.`,
  noSteam: 'Steam-Codes gibt es im Exportformat nicht.',
  noPeriod: (seconds) => `Eine Dauer von ${seconds} Sekunden gibt es im Exportformat nicht.`,
  noDigits: (digits) => `Codes mit ${digits} Ziffern gibt es im Exportformat nicht.`,
};

const qr: KeySentences['qr'] = {
  empty: 'ein leerer Code',
  migration: 'ein Export aus Google Authenticator',
  kit: 'ein Teil eines Notfallbogens von Countersign',
  web: (quoted) => `eine Webadresse${quoted}`,
  wifi: (quoted) => `ein WLAN${quoted}`,
  contact: (quoted) => `ein Kontakt${quoted}`,
  email: 'eine E-Mail-Adresse',
  phone: 'eine Telefonnummer',
  message: 'eine Textnachricht',
  place: 'ein Ort auf einer Karte',
  payment: (scheme) => `eine Zahlungsaufforderung (${scheme})`,
  bankTransfer: 'eine Überweisung',
  event: 'ein Kalendereintrag',
  link: (scheme) => `ein Link der Art „${scheme}:“`,
  text: (quoted) => `ein Text${quoted}`,
  quote: (words) => `, „${words}“`,
};

export const de: KeySentences = { base32, keyUri, migration, qr };
