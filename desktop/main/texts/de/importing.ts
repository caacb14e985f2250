import type * as english from '../en/importing.ts';

const given = (value: string | undefined) => (value === undefined ? '' : ` („${value}“)`);

export const importFile: typeof english.importFile = {
  unrecognised: (tried) =>
    `Diese Datei ist kein Export, den Countersign kennt. Verglichen wurde sie mit den Exporten von ${tried}. Prüfen Sie, ob es die richtige Datei ist.`,
  choose: 'Export einer anderen App auswählen',
  noFile: 'Es gibt keine Datei zum Importieren. Wählen Sie eine aus.',
  noRead: (name) =>
    `„${name}“ lässt sich nicht lesen. Prüfen Sie, ob die Datei noch da ist und ob Sie sie öffnen dürfen.`,
  thisFile: 'diese Datei',
  empty: 'Diese Datei ist leer.',
  otherFormat: (format, found) =>
    `Das ist keine Datei von ${format}. Sie sieht aus wie ein Export von ${found}. Öffnen Sie sie als solchen.`,
  notThat: (format) => `Das ist keine Datei von ${format}. Prüfen Sie, ob es die richtige Datei ist.`,
  damagedText:
    'Diese Datei ist beschädigt: Ein Teil davon ist kein Text. Exportieren Sie sie neu, oder kopieren Sie sie noch einmal vom Gerät.',
  damagedJson:
    'Diese Datei ist abgeschnitten oder beschädigt: Ihr JSON endet nicht, wie es soll. Exportieren oder kopieren Sie sie noch einmal.',
  damaged: (format) =>
    `Diese Datei von ${format} ist abgeschnitten oder beschädigt. Exportieren oder kopieren Sie sie noch einmal.`,
  tooLarge: (megabytes, most) =>
    `Diese Datei ist ${megabytes} MB groß. Countersign liest Dateien bis ${most} MB.`,
  tooManyEntries: (most) => `Diese Datei hat mehr als ${most} Einträge und wurde deshalb nicht gelesen.`,
  unfoldsTooFar: (most) =>
    `Eine Datei in diesem Archiv ist entpackt größer als ${most} MB und wurde deshalb nicht gelesen.`,
  passwordRequired: (format) =>
    `Diese Datei von ${format} ist verschlüsselt. Geben Sie das Passwort ein, mit dem sie exportiert wurde.`,
  passwordWrong: (format) =>
    `Dieses Passwort öffnet die Datei von ${format} nicht. Geben Sie das ein, mit dem sie exportiert wurde.`,
  passwordOrDamage: (format) =>
    `Diese Datei von ${format} lässt sich nicht öffnen: Das Passwort ist falsch, oder die Datei ist beschädigt. Prüfen Sie zuerst das Passwort.`,
  version: (format, version) =>
    `Diese Datei von ${format} hat die Formatversion ${version}, die Countersign nicht liest. Aktualisieren Sie Countersign, oder exportieren Sie aus einer früheren Version der App.`,
  costs: (format) =>
    `Diese Datei von ${format} verlangt mehr Speicher oder Zeit als jeder echte Export und wurde deshalb nicht geöffnet.`,
  memoryRefused: (megabytes) =>
    `Das Öffnen dieser Datei braucht ${megabytes} MB Speicher; sie wurde deshalb nicht geöffnet.`,
  stopped: 'Das Lesen der Datei wurde angehalten.',
  broke: 'Das Lesen der Datei brach unerwartet ab. Versuchen Sie es noch einmal.',
  noFormat: (name, known) => `Dieses Format gibt es nicht${given(name)}. Die Formate sind: ${known}.`,
  noPassword: 'Diese App verschlüsselt ohne ein Passwort, das jemand kennt.',
  accountRestricted:
    'Dieser Export von Bitwarden ist auf das Konto beschränkt, aus dem er stammt; außerhalb von Bitwarden lässt er sich nicht öffnen. Exportieren Sie noch einmal als „JSON“ oder als „JSON (verschlüsselt)“ mit Passwortschutz.',
  pgp: 'Diese Datei ist mit OpenPGP verschlüsselt. Entschlüsseln Sie sie zuerst mit Ihrem OpenPGP-Programm, und importieren Sie das Ergebnis.',
  noPasswordSlot:
    'Diese Aegis-Sicherung öffnet sich nur mit dem Fingerabdruck auf dem Telefon, das sie erstellt hat. Setzen Sie in Aegis ein Passwort, und exportieren Sie noch einmal.',
  pgpPass:
    'Dieser Export von Proton Pass ist mit OpenPGP verschlüsselt. Exportieren Sie noch einmal als „ZIP“ ohne PGP, oder entschlüsseln Sie zuerst data.pgp.',
  cipher: (format, cipher) =>
    `Diese Datei von ${format} ist mit ${cipher} verschlüsselt, was Countersign nicht liest. Ändern Sie das Verfahren in der App, und speichern Sie neu.`,
  keePassOne:
    'Das ist eine Datenbank von KeePass 1. Öffnen Sie sie in KeePassXC oder KeePass 2, speichern Sie sie als KDBX, und importieren Sie diese Datei.',
  keePassOld:
    'Das ist eine KDBX-Datei, älter als Version 3. Öffnen Sie sie in KeePass, und speichern Sie sie neu.',
  keePassKeyFile:
    'Das Passwort öffnet diese KeePass-Datenbank nicht. Wenn sie auch eine Schlüsseldatei oder einen Hardware-Schlüssel braucht, entfernen Sie das zuerst in KeePass.',
  steamSealed:
    'Diese Datei von Steam Desktop Authenticator ist verschlüsselt. Schalten Sie dort die Verschlüsselung aus, oder importieren Sie ein ZIP des ganzen Ordners maFiles samt manifest.json.',
  steamManifest:
    'Das ist die Liste der Dateien von Steam Desktop Authenticator; sie enthält keinen Schlüssel. Importieren Sie die .maFile daneben.',
  winAuthConfig:
    'Das ist die Einstellungsdatei von WinAuth, die nur Windows öffnen kann. Wählen Sie in WinAuth „Export“, und importieren Sie diese Datei.',
  noKeyFound: 'In dieser Datei wurde kein QR-Code und keine Key-URI gefunden.',
};

export const importEntry: typeof english.importEntry = {
  problem: (entry, reason) => `${entry}: ${reason}`,
  skipped: (count, names) =>
    `${count === 1 ? 'Ein Eintrag hat' : `${count} Einträge haben`} keinen zweiten Faktor: ${names.join(', ')}${count > names.length ? ' und weitere' : ''}.`,
  nameless: (number) => `Eintrag ${number}`,
  noSecret: 'Er hat keinen Schlüssel.',
  badSecret: (place) => `Sein Schlüssel ist kein Base32: Zeichen ${place} gehört nicht dorthin.`,
  badEncoding: 'Sein Schlüssel lässt sich nicht dekodieren.',
  secretTooLong: (most) => `Sein Schlüssel ist länger als ${most} Bytes.`,
  oddLength:
    'Sein Schlüssel hat für Base32 eine unmögliche Länge; vielleicht fehlt ein Zeichen. Er wurde übernommen, wie er ist: Vergleichen Sie einen Code, bevor Sie sich darauf verlassen.',
  type: (type) => `Er ist von anderer Art${given(type)}. Countersign macht Codes für TOTP, HOTP und Steam.`,
  noType: 'Er sagt nicht, welche Art von Codes er macht.',
  algorithm: (name) =>
    `Er verwendet einen anderen Algorithmus${given(name)}. Countersign kennt SHA1, SHA256 und SHA512.`,
  digits: (digits, min, max) =>
    `Die Länge seiner Codes${given(digits)} wird nicht unterstützt. Countersign macht Codes mit ${min} bis ${max} Ziffern.`,
  period: (period) => `Sein Zeitschritt${given(period)} ist keine Dauer.`,
  counter: (counter) => `Sein Zähler${given(counter)} ist keine ganze Zahl ab 0.`,
  noCounter: 'Die Datei sagt nicht, wo sein Zähler steht. Er wurde mit 0 übernommen.',
  repeated: 'Er steht mehrmals in der Datei und wurde einmal übernommen.',
  removed: 'Er liegt im Papierkorb der App, aus der er stammt, und wurde deshalb nicht übernommen.',
  unreadable: 'Dieser Teil der Datei lässt sich nicht verstehen.',
  notOpened:
    'Sein Schlüssel lässt sich nicht entschlüsseln. Er ist vielleicht beschädigt oder hat ein anderes Passwort.',
  sealedByPhone: 'Sein Schlüssel ist mit einem Schlüssel verschlüsselt, der das Telefon nie verlässt.',
  noFactor: 'Er hat keinen zweiten Faktor.',
  noUri: 'Der Text an seiner Stelle ist weder eine Key-URI noch ein Schlüssel.',
  iconLost: 'Sein Bild lässt sich nicht lesen. Das Konto wurde ohne Bild übernommen.',
};

export const exportFile: typeof english.exportFile = {
  noPassword: 'Geben Sie ein Passwort für diesen Export ein.',
  nothing: 'Es gibt kein Konto zu exportieren.',
  differs: (format) =>
    `Der Export für ${format} ließ sich nicht so zurücklesen, wie er geschrieben wurde, und wurde verworfen. Bitte melden Sie das.`,
  tooLongForPdf:
    'Das sind zu viele Konten für ein PDF. Wählen Sie weniger aus, oder exportieren Sie eine HTML-Seite.',
  restName: 'eintraege-ohne-codes.json',
  exists: (name) => `„${name}“ gibt es schon. Es wurde nichts geschrieben. Wählen Sie einen anderen Namen.`,
  wrongOnDisk: (name) =>
    `„${name}“ kam nicht so auf dem Datenträger an, wie es geschrieben wurde, und wurde gelöscht. Prüfen Sie den Datenträger und versuchen Sie es erneut.`,
  noTo: (name, known) => `Diesen Export gibt es nicht${given(name)}. Die Exporte sind: ${known}.`,
};

export const exportSheet: typeof english.exportSheet = {
  accounts: 'Konten aus Countersign',
  google: 'Konten für Google Authenticator',
  warning: 'Wer diese Codes sieht, kann sich als Sie anmelden. Schließen Sie diese Seite weg.',
  part: (number, of) => `Teil ${number} von ${of}`,
  digits: (digits) => `${digits} Ziffern`,
  period: (seconds) => `${seconds} s`,
  counter: (counter) => `Zähler ${counter}`,
};

export const exportLoss: typeof english.exportLoss = {
  type: (format, type) => `${format} kennt keine Konten der Art ${type}; es fehlt im Export.`,
  digits: (format, digits) => `${format} kennt keine Codes mit ${digits} Ziffern; es fehlt im Export.`,
  period: (format, period) =>
    `${format} kennt keinen Zeitschritt von ${period} Sekunden; es fehlt im Export.`,
  colon: (format) =>
    `${format} läse den Teil des Namens vor dem Doppelpunkt als Anbieter; es fehlt im Export.`,
  note: (format) => `${format} kennt keine Notizen: Diese fehlt im Export.`,
  tags: (format) => `${format} kennt keine Tags: Sie fehlen im Export.`,
  oneTag: (format) => `${format} kennt einen Tag je Konto: Der erste bleibt.`,
  icon: (format) => `${format} kennt keine Bilder: Dieses fehlt im Export.`,
  parameters: (format) =>
    `${format} kennt keine weiteren Angaben einer Schlüssel-URI wie „image“: Sie fehlen im Export.`,
  favourite: (format) => `${format} kennt keine Favoriten: Die Markierung fehlt im Export.`,
};

export const withoutExport: typeof english.withoutExport = {
  authy: {
    name: 'Authy',
    why: 'Authy hat auf keinem Gerät einen Export. Die Desktop-App, aus der sich Schlüssel einst herausholen ließen, wurde im März 2024 abgeschaltet.',
    steps: [
      'Schreiben Sie auf, welche Konten in Authy sind.',
      'Melden Sie sich bei jedem Dienst mit einem Code aus Authy an, und öffnen Sie dort die Einstellungen für die Zwei-Faktor-Authentisierung.',
      'Richten Sie den Authenticator dort neu ein, und scannen Sie den neuen QR-Code mit Countersign.',
      'Prüfen Sie, ob ein Code aus Countersign angenommen wird, und löschen Sie dann das Konto in Authy.',
      'Wenn Sie ein gerootetes Android-Telefon oder eine selbst herausgeholte JSON-Datei haben, importieren Sie diese Datei hier.',
    ],
  },
  microsoft: {
    name: 'Microsoft Authenticator',
    why: 'Microsoft Authenticator hat keinen Export. Die Cloud-Sicherung lässt sich nur in Microsoft Authenticator auf derselben Art von Telefon wiederherstellen.',
    steps: [
      'Schreiben Sie auf, welche Konten einen sechsstelligen Code zeigen. Konten, die nur „Genehmigen?“ fragen, lassen sich nicht umziehen.',
      'Melden Sie sich bei jedem Dienst an, und öffnen Sie die Einstellungen für die Zwei-Faktor-Authentisierung. Bei Microsoft-Konten heißt das „Sicherheitsinformationen“.',
      'Fügen Sie eine Authenticator-App hinzu, wählen Sie „Ich möchte eine andere Authenticator-App verwenden“, und scannen Sie den QR-Code mit Countersign.',
      'Prüfen Sie, ob ein Code aus Countersign angenommen wird, und entfernen Sie dann den alten.',
      'Wenn Sie ein gerootetes Android-Telefon haben, importieren Sie hier die Datei databases/PhoneFactor der App.',
    ],
  },
  duo: {
    name: 'Duo Mobile',
    why: 'Duo Mobile hat keinen Export. Duo Restore lässt sich nur mit Duo Mobile öffnen.',
    steps: [
      'Für Konten anderer Dienste (Google, GitHub …): Melden Sie sich dort an, richten Sie den Authenticator neu ein, und scannen Sie den neuen QR-Code mit Countersign.',
      'Konten mit den Push-Nachrichten von Duo lassen sich nicht umziehen: Bitten Sie Ihre Administration um ein anderes Verfahren.',
      'Wenn Sie ein gerootetes Android-Telefon haben, importieren Sie hier die Datei files/duokit/accounts.json der App.',
    ],
  },
};
