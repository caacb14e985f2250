import type * as english from '../en/vault.ts';

export const vault: typeof english.vault = {
  alreadyThere: 'Hier ist schon ein Tresor; es wurde keiner angelegt.',
  needsPassphrase:
    'Dieses System hat keinen Schlüsselspeicher, der verschlüsselt. Der Tresor braucht deshalb eine Passphrase.',
  keyStoreChanged: 'Der Schlüsselspeicher öffnet diesen Tresor nicht mehr. Verwenden Sie Ihre Passphrase.',
  cannotLock:
    'Dieser Tresor hat keine Passphrase, die ihn wieder öffnen könnte. Er wurde deshalb nicht gesperrt.',
  nothingLocked: 'Hier ist kein gesperrter Tresor.',
  locked: 'Der Tresor ist gesperrt. Entsperren Sie ihn zuerst.',
  notOpen: 'Es ist noch kein Tresor geöffnet.',
  canBeRead: 'Der Tresor ist lesbar; er bleibt, wo er ist.',
  notDamaged: 'Die Tresordatei ist nicht beschädigt; sie bleibt, wo sie ist.',
  noVersionEither:
    'Auch keine frühere Fassung ist lesbar. Eine Sicherung oder eine Kopie der Datei von anderswo ist der Weg zurück.',
  versionGone: 'Diese Fassung öffnet sich nicht oder ist nicht mehr da. Nichts wurde geändert.',
  changedElsewhere:
    'Ein anderes Programm hat die Tresordatei geändert, während Countersign sie geöffnet hatte. Nichts wurde gespeichert. Starten Sie Countersign neu, um die neue Datei zu lesen.',
  writtenElsewhere:
    'Ein anderes Programm schreibt gerade in den Tresor. Nichts wurde gespeichert. Schließen Sie andere Fenster von Countersign und versuchen Sie es noch einmal.',
};

export const file: typeof english.file = {
  noRead: (code) =>
    `Die Tresordatei ist nicht lesbar${code ? ` (${code})` : ''}. Prüfen Sie ihre Rechte und starten Sie Countersign neu.`,
  keyGone:
    'Die Tresordatei ist unversehrt, aber der Schlüsselspeicher dieses Systems hat ihren Schlüssel nicht mehr. Stellen Sie den Schlüsselbund wieder her, mit dem sie angelegt wurde, und starten Sie Countersign neu.',
  keyStoreSilent:
    'Die Tresordatei ist unversehrt, aber der Schlüsselspeicher mit ihrem Schlüssel antwortet nicht. Starten Sie den Schlüsselbund und dann Countersign neu.',
  newer: (format, read) =>
    `Die Tresordatei stammt von einem neueren Countersign (Format ${format}; dieses liest ${read}). Aktualisieren Sie Countersign, um sie zu öffnen.`,
  damaged: (versions) =>
    `Die Tresordatei ist beschädigt: Sie ist abgeschnitten oder wurde verändert. Sie wurde nicht angerührt.${
      versions === undefined ? '' : ` Frühere Fassungen liegen in ${versions}.`
    }`,
  newerReadOnly:
    'Die Tresordatei stammt von einem neueren Countersign. Sie ist deshalb nur zum Lesen geöffnet, und nichts lässt sich ändern. Aktualisieren Sie Countersign, um sie zu ändern.',
  noWrite: (path) =>
    `Die Tresordatei ist nicht beschreibbar, deshalb lässt sich nichts ändern. Prüfen Sie die Rechte von ${path} und starten Sie Countersign neu.`,
};

export const disk: typeof english.disk = {
  full: 'Der Datenträger ist voll. Nichts wurde gespeichert. Schaffen Sie Platz und versuchen Sie es noch einmal.',
  quota:
    'Ihr Anteil am Datenträger ist aufgebraucht. Nichts wurde gespeichert. Schaffen Sie Platz und versuchen Sie es noch einmal.',
  readOnly: (folder) =>
    `Der Ordner ${folder} liegt auf einem schreibgeschützten Datenträger. Nichts wurde gespeichert.`,
  noWrite: (folder) =>
    `In den Ordner ${folder} kann nicht geschrieben werden. Nichts wurde gespeichert. Prüfen Sie seine Rechte und versuchen Sie es noch einmal.`,
  noFolder: (folder) =>
    `${folder} ist kein Ordner. Nichts wurde gespeichert. Verschieben Sie, was dort liegt, oder wählen Sie einen anderen Ordner.`,
  failed: (folder) =>
    `Die Datei in ${folder} konnte nicht geschrieben werden. Nichts wurde gespeichert. Prüfen Sie den Datenträger und versuchen Sie es noch einmal.`,
};

export const owner: typeof english.owner = {
  wrongPassphrase:
    'Das ist nicht die Passphrase dieses Tresors. Prüfen Sie die Tastaturbelegung und versuchen Sie es noch einmal.',
  typeIt: 'Geben Sie die Passphrase dieses Tresors ein.',
  noPassphrase:
    'Dieser Tresor hat keine Passphrase, nach der gefragt werden könnte. Legen Sie zuerst in den Einstellungen eine fest: Einen Schlüssel sieht nur, wer sie kennt.',
  cannotAsk: 'Dieses System kann nicht fragen, wer Sie sind. Verwenden Sie Ihre Passphrase.',
  notConfirmed: (prompt) => `${prompt} wurde nicht bestätigt. Nichts wurde geöffnet.`,
  wait: (seconds) =>
    `Zu viele falsche Passphrasen. Warten Sie ${seconds} ${seconds === 1 ? 'Sekunde' : 'Sekunden'} und versuchen Sie es noch einmal.`,
  to: { open: 'Ihre Konten öffnen', showKey: 'einen Schlüssel zeigen', showExport: 'einen Export zeigen' },
};

export const keyStore: typeof english.keyStore = {
  none: 'Dieses System hat keinen Schlüsselspeicher, der verschlüsselt',
  silent: (name) => `${name} hat nicht geantwortet`,
};

export const quarantine: typeof english.quarantine = {
  altered:
    'Er wurde außerhalb von Countersign verändert oder beschädigt und wird deshalb nicht verwendet. Eine frühere Fassung des Tresors enthält ihn vielleicht unversehrt.',
  missing:
    'Er wurde außerhalb von Countersign aus der Datei genommen. Eine frühere Fassung des Tresors enthält ihn vielleicht.',
  unknown: (part) =>
    `Diese Version von Countersign versteht ihn nicht (${part ?? 'der Text'}). Eine neuere vielleicht.`,
  sameId: 'Ein anderer Eintrag hat dieselbe Kennung. Einer der beiden wird gezeigt.',
};
