import type * as english from '../en/vault.ts';

export const vault: typeof english.vault = {
  alreadyThere: 'Hier gibt es bereits einen Tresor. Es wurde kein neuer angelegt.',
  needsPassphrase:
    'Dieses System hat keinen Schlüsselspeicher, der verschlüsselt. Der Tresor braucht deshalb eine Passphrase.',
  keyStoreChanged: 'Der Schlüsselspeicher öffnet diesen Tresor nicht mehr. Verwenden Sie Ihre Passphrase.',
  cannotLock: 'Dieser Tresor hat keine Passphrase zum Entsperren. Er wurde deshalb nicht gesperrt.',
  nothingLocked: 'Hier ist kein gesperrter Tresor.',
  locked: 'Der Tresor ist gesperrt. Entsperren Sie ihn zuerst.',
  notOpen: 'Es ist noch kein Tresor geöffnet.',
  canBeRead: 'Der Tresor ist lesbar. Seine Datei wurde deshalb nicht umbenannt.',
  notDamaged: 'Die Tresordatei ist nicht beschädigt. Sie wurde deshalb nicht ersetzt.',
  noVersionEither:
    'Auch keine frühere Version ist lesbar. Stellen Sie eine Sicherung oder eine andernorts aufbewahrte Kopie der Datei wieder her.',
  versionGone:
    'Diese Version lässt sich nicht öffnen oder wird nicht mehr aufbewahrt. Es wurde nichts geändert.',
  changedElsewhere:
    'Ein anderes Programm hat die Tresordatei durch die eines anderen Tresors ersetzt oder beschädigt. Es wurde nichts gespeichert. Starten Sie Countersign neu, um die jetzige Datei zu sehen.',
  merged:
    'Ein anderes Programm oder ein anderer Computer hat die Tresordatei geändert. Countersign hat sie gelesen und die Änderungen beider Seiten behalten.',
  conflicts: (names) =>
    `Auf beiden Seiten geändert: ${names}. Countersign hat behalten, was hier eingegeben wurde. Prüfen Sie diese Konten.`,
  writtenAgain:
    'Die Tresordatei wurde gelöscht. Countersign hat sie neu geschrieben, es ist also nichts verloren.',
  writtenElsewhere:
    'Ein anderes Programm schreibt gerade in den Tresor. Es wurde nichts gespeichert. Schließen Sie Countersign, falls es mehrfach läuft, und versuchen Sie es erneut.',
};

export const file: typeof english.file = {
  noRead: (code) =>
    `Die Tresordatei ist nicht lesbar${code ? ` (${code})` : ''}. Prüfen Sie ihre Zugriffsrechte und starten Sie Countersign neu.`,
  keyGone:
    'Die Tresordatei ist unversehrt, aber der Schlüsselspeicher dieses Systems hat ihren Schlüssel nicht mehr. Stellen Sie den Schlüsselbund wieder her, mit dem sie angelegt wurde, und starten Sie Countersign neu.',
  keyStoreSilent:
    'Die Tresordatei ist unversehrt, aber der Schlüsselspeicher mit ihrem Schlüssel antwortet nicht. Starten Sie den Schlüsselbund und danach Countersign neu.',
  newer: (format, read) =>
    `Die Tresordatei stammt aus einer neueren Version von Countersign (Format ${format}; diese liest ${read}). Aktualisieren Sie Countersign, um sie zu öffnen.`,
  damaged: (versions) =>
    `Die Tresordatei ist beschädigt: Sie ist unvollständig oder wurde verändert. Countersign hat sie nicht angerührt.${
      versions === undefined ? '' : ` Frühere Versionen liegen in ${versions}.`
    }`,
  missing: (versions) =>
    `Die Tresordatei ist weg, aber frühere Versionen liegen in ${versions}. Countersign kann mit der neuesten weitermachen. Ihre Passphrase oder der Schlüsselspeicher, mit dem sie entstand, öffnet sie.`,
  newerReadOnly:
    'Die Tresordatei stammt aus einer neueren Version von Countersign und lässt sich hier nur lesen. Aktualisieren Sie Countersign, um sie zu ändern.',
  readOnlyDisk: (path) =>
    `Die Tresordatei liegt auf einem schreibgeschützten Datenträger, deshalb lässt sich nichts ändern. Heben Sie den Schreibschutz auf und starten Sie Countersign neu. Die Datei ist ${path}.`,
  noWrite: (path) =>
    `Die Tresordatei ist nicht beschreibbar, deshalb lässt sich nichts ändern. Prüfen Sie die Zugriffsrechte von ${path} und starten Sie Countersign neu.`,
};

export const disk: typeof english.disk = {
  full: 'Der Datenträger ist voll. Es wurde nichts gespeichert. Geben Sie Speicherplatz frei und versuchen Sie es erneut.',
  quota:
    'Ihr Speicherkontingent ist aufgebraucht. Es wurde nichts gespeichert. Geben Sie Speicherplatz frei und versuchen Sie es erneut.',
  readOnly: (folder) =>
    `Der Ordner ${folder} liegt auf einem schreibgeschützten Datenträger. Es wurde nichts gespeichert. Heben Sie den Schreibschutz auf, oder kopieren Sie den Ordner auf einen anderen Datenträger.`,
  noWrite: (folder) =>
    `Countersign kann nicht in den Ordner ${folder} schreiben. Es wurde nichts gespeichert. Prüfen Sie die Zugriffsrechte und versuchen Sie es erneut.`,
  noFolder: (folder) =>
    `${folder} ist kein Ordner. Es wurde nichts gespeichert. Verschieben Sie die Datei, die dort liegt, oder wählen Sie einen anderen Ordner.`,
  noFile: (folder) =>
    `In ${folder} liegt ein Ordner, wo eine Datei sein sollte. Es wurde nichts gespeichert. Benennen Sie diesen Ordner um und versuchen Sie es erneut.`,
  gone: (folder) =>
    `Der Ordner ${folder} ist nicht mehr da. Es wurde nichts gespeichert. Verbinden Sie den Datenträger oder das Netzlaufwerk und versuchen Sie es erneut.`,
  tooLong: (folder) =>
    `Der Pfad von ${folder} ist für diesen Datenträger zu lang. Es wurde nichts gespeichert. Verwenden Sie einen Ordner mit kürzerem Pfad.`,
  busy: (folder) =>
    `Ein anderes Programm verwendet die Datei in ${folder}. Es wurde nichts gespeichert. Schließen Sie dieses Programm und versuchen Sie es erneut.`,
  tooManyFiles:
    'Auf diesem Computer sind zu viele Dateien geöffnet. Es wurde nichts gespeichert. Schließen Sie einige Programme und versuchen Sie es erneut.',
  failed: (folder) =>
    `Die Datei in ${folder} ließ sich nicht schreiben. Es wurde nichts gespeichert. Prüfen Sie den Datenträger und versuchen Sie es erneut.`,
};

export const owner: typeof english.owner = {
  wrongPassphrase:
    'Das ist nicht die Passphrase dieses Tresors. Prüfen Sie die Tastaturbelegung und versuchen Sie es erneut.',
  typeIt: 'Geben Sie die Passphrase dieses Tresors ein.',
  noPassphrase:
    'Dieser Tresor hat keine Passphrase. Legen Sie zuerst in den Einstellungen eine fest: Countersign zeigt oder teilt Schlüssel nur, wenn Sie die Passphrase eingeben.',
  cannotAsk: 'Dieses System kann nicht bestätigen, wer Sie sind. Verwenden Sie Ihre Passphrase.',
  notConfirmed: (prompt) => `${prompt} hat nicht bestätigt, dass Sie es sind. Es wurde nichts geöffnet.`,
  wait: (seconds) =>
    `Zu viele falsche Passphrasen. Warten Sie ${seconds} ${seconds === 1 ? 'Sekunde' : 'Sekunden'} und versuchen Sie es erneut.`,
  to: {
    open: 'Ihre Konten öffnen',
    showKey: 'einen Schlüssel anzeigen',
    exportAccounts: 'Konten exportieren',
    shareAccounts: 'alle Konten mit einem anderen Computer teilen',
  },
};

export const keyStore: typeof english.keyStore = {
  none: 'Es wurde kein Schlüsselspeicher gefunden, der verschlüsselt',
  silent: (name) => `${name} hat nicht geantwortet`,
};

export const quarantine: typeof english.quarantine = {
  altered:
    'Er wurde außerhalb von Countersign verändert oder beschädigt und wird deshalb nicht verwendet. Eine frühere Version des Tresors enthält ihn vielleicht unversehrt.',
  missing:
    'Er wurde außerhalb von Countersign aus der Datei entfernt. Eine frühere Version des Tresors enthält ihn vielleicht.',
  unknown: (part) =>
    `Diese Version von Countersign versteht ihn nicht (${part ?? 'der Text'}). Eine neuere vielleicht schon.`,
  sameId: 'Ein anderer Eintrag hat dieselbe Kennung. Nur einer der beiden wird angezeigt.',
};
