import type { KeySentences } from './said-error.ts';

const given = (value: string | undefined) => (value === undefined ? '' : ` („${value}“)`);

const base32: KeySentences['base32'] = {
  empty: 'Der Schlüssel ist leer.',
  notBase32: (position) =>
    `Das ${position}. Zeichen des Schlüssels ist kein Base32. Base32 verwendet nur die Buchstaben A bis Z und die Ziffern 2 bis 7.`,
  badLength: (characters) =>
    `Der Schlüssel hat ${characters} Zeichen. Ein Base32-Text hat nie diese Länge, es fehlen also Zeichen.`,
  tooLong: (bytes, most) => `Der Schlüssel ist ${bytes} Byte lang. Erlaubt sind höchstens ${most}.`,
};

const keyUri: KeySentences['keyUri'] = {
  noText: 'Eine Schlüssel-URI muss ein Text sein.',
  tooLong: (characters) => `Der Text ist ${characters} Zeichen lang. Eine Schlüssel-URI ist kürzer.`,
  notOne: 'Das ist keine Schlüssel-URI. Eine Schlüssel-URI beginnt mit otpauth://totp/ oder otpauth://hotp/.',
  otherScheme: (scheme) =>
    `Das ist keine Schlüssel-URI. Der Text beginnt ${scheme === undefined ? 'anders' : `mit ${scheme}://`} und nicht mit otpauth://.`,
  noSecret: 'Der Schlüssel-URI fehlt der Parameter secret. Sie enthält also keinen Schlüssel.',
  badSecret: (why) => `Der Parameter secret ist nicht lesbar. ${why}`,
  noCounter: 'Eine zählerbasierte Schlüssel-URI (hotp) braucht den Parameter counter. Hier fehlt er.',
  unknownType: (type) =>
    `Countersign unterstützt den Typ dieser Schlüssel-URI nicht${given(type)}. Unterstützt werden totp (Zeit), hotp (Zähler) und steam.`,
  unknownEncoder: (encoder) =>
    `Die Schlüssel-URI verlangt einen Encoder${given(encoder)}, den Countersign nicht unterstützt.`,
  twice: (parameter) =>
    `Die Schlüssel-URI enthält ${parameter} zweimal. Es ist nicht klar, welcher Wert gilt.`,
  unknownAlgorithm: (algorithm) =>
    `Countersign unterstützt den Algorithmus dieses Schlüssels nicht${given(algorithm)}. Unterstützt werden SHA1, SHA256 und SHA512.`,
  badNumber: (parameter, value, min, max) =>
    `Der Parameter ${parameter}${given(value)} muss eine ganze Zahl von ${min} bis ${max} sein.`,
  remark: {
    empty: (parameter, used) =>
      `Die Schlüssel-URI hat den Parameter ${parameter}, aber ohne Wert. Countersign verwendet ${used}.`,
    notUnderstood: (names, more) =>
      `Die Schlüssel-URI hat Parameter, die Countersign nicht kennt: ${[...names, ...(more > 0 ? [`${more} weitere`] : [])].join(', ')}. Sie ändern die Codes hier nicht.`,
    otherSpelling: (name, meant) =>
      `Die Schlüssel-URI hat den Parameter „${name}“. Das ist kein Name des Formats. Vielleicht ist ${meant} gemeint. Countersign verwendet ihn nicht. Vergleichen Sie einen Code mit der Website, bevor Sie sich darauf verlassen.`,
    steam:
      'Der Anbieter ist Steam, und es ist keine andere Codelänge angegeben. Countersign erzeugt deshalb Steam-Codes aus fünf Zeichen.',
    noSteam: (digits) =>
      `Der Anbieter ist Steam, aber die Schlüssel-URI verlangt ${digits} Ziffern. Steam selbst akzeptiert nur eigene Codes aus fünf Zeichen.`,
    keyInName:
      'Der Name enthielt einen Schlüssel. Countersign hat ihn deshalb weggelassen. Geben Sie dem Konto selbst einen Namen.',
  },
};

const migration: KeySentences['migration'] = {
  cutShort:
    'Dieser Export ist unvollständig oder beschädigt. Zeigen Sie den ganzen QR-Code noch einmal an und scannen Sie ihn erneut.',
  unsure:
    'Dieser Export nennt seine Version nicht. Countersign kann deshalb nicht erkennen, ob er vollständig ist. Vergleichen Sie die Konten mit der anderen App.',
  noData: 'Das sieht aus wie ein Export aus Google Authenticator, enthält aber keine Daten.',
  tooMany: (keys) => `Dieser Export nennt ${keys} Schlüssel in einem Code. Kein echter Export hat so viele.`,
  badPart: (part, of) => `Dieser Export gibt sich als Teil ${part} von ${of} aus. Das ist unmöglich.`,
  whose: (name) => `„${name ?? 'ein Konto ohne Namen'}“`,
  noKey: (whose) => `${whose} hat in diesem Export keinen Schlüssel.`,
  keyTooLong: (whose, bytes, most) =>
    `Der Schlüssel von ${whose} ist ${bytes} Byte lang. Erlaubt sind höchstens ${most}.`,
  unknownAlgorithm: (whose, number) =>
    `${whose} verwendet den Algorithmus ${number === 4 ? 'MD5' : `Nummer ${number}`}, den Countersign nicht unterstützt.`,
  unknownLength: (whose, number) =>
    `${whose} verwendet die Codelänge Nummer ${number}, die Countersign nicht unterstützt.`,
  badCounter: (whose) => `Der Zähler von ${whose} liegt außerhalb des gültigen Bereichs.`,
  unknownType: (whose, number) => `${whose} hat den Typ Nummer ${number}, den Countersign nicht unterstützt.`,
  missing: (numbers, of) =>
    numbers.length === 1
      ? `Teil ${numbers[0]} von ${of} des Exports fehlt.`
      : `Die Teile ${numbers.slice(0, -1).join(', ')} und ${numbers.at(-1)} von ${of} des Exports fehlen.`,
  noSteam: 'Das Exportformat unterstützt keine Steam-Codes.',
  noPeriod: (seconds) => `Das Exportformat unterstützt keine Periode von ${seconds} Sekunden.`,
  noDigits: (digits) => `Das Exportformat unterstützt keine Codes mit ${digits} Ziffern.`,
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
  link: (scheme) => (scheme === undefined ? 'ein Link' : `ein Link vom Typ „${scheme}:“`),
  text: (quoted) => `ein Text${quoted}`,
  quote: (words) => `, „${words}“`,
  esim: 'ein Mobilfunktarif (eSIM)',
  device: 'ein Einrichtungscode für ein Smart-Home-Gerät',
  foreign: {
    what: {
      'another-app': (app) => `eine Registrierung für ${app}`,
      microsoft: (app) => `eine Registrierung für ${app}`,
      'google-choice': (app) => `eine Registrierung für ${app}`,
      push: (app) => `eine Registrierung für ${app}`,
      'device-link': (app) => `ein Code, der ein weiteres Gerät bei ${app} anmeldet`,
      passkey: () => 'eine Anfrage zur Anmeldung mit einem Passkey',
      identity: (app) => `eine Anfrage für ${app}`,
    },
    instead: {
      'another-app': (app) =>
        `Nur ${app} kann ihn verwenden. Wählen Sie auf der Seite „andere Authenticator-App“ oder „Schlüssel von Hand eingeben“ und scannen Sie, was sie dann zeigt.`,
      microsoft: (app) =>
        `Nur ${app} kann ihn verwenden. Wählen Sie auf der Seite „Ich möchte eine andere Authenticator-App verwenden“ und scannen Sie den Code, den sie dann zeigt.`,
      'google-choice': (app) =>
        `Nur ${app} kann ihn verwenden. Wählen Sie auf der Seite stattdessen „Google Authenticator“ und scannen Sie den Code, den sie dann zeigt.`,
      push: (app) =>
        `${app} bestätigt Anmeldungen mit einer Nachricht, die keine andere App empfängt. Wenn die Seite „Authenticator-App“, „Software-Token“ oder „Einmalcode“ anbietet, wählen Sie das. Sonst fragen Sie die Betreiber der Seite.`,
      'device-link': (app) =>
        `Scannen Sie ihn mit ${app} auf einem Telefon, das angemeldet ist. Tun Sie das nur, wenn Sie den Code selbst angefordert haben: Er gibt Zugriff auf Ihr Konto.`,
      passkey: () =>
        'Scannen Sie ihn mit der Kamera des Telefons, auf dem der Passkey ist. Countersign verwahrt Schlüssel für Codes, keine Passkeys.',
      identity: (app) => `Öffnen Sie ihn in der App von ${app}. Er enthält keinen Schlüssel für Codes.`,
    },
  },
};

export const de: KeySentences = { base32, keyUri, migration, qr };
