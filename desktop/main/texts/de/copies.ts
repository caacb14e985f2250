import type * as english from '../en/copies.ts';

export const backup: typeof english.backup = {
  newer:
    'Diese Datei stammt aus einer neueren Version von Countersign. Aktualisieren Sie Countersign, um sie zu lesen.',
  notOne:
    'Das ist keine Sicherung von Countersign, oder sie ist beschädigt. Wählen Sie eine Datei, deren Name mit „countersign-backup“ oder „vault“ beginnt.',
  altered: 'Diese Sicherung wurde verändert oder ist beschädigt. Es wurde nichts gelesen.',
  wrongPassphrase:
    'Diese Passphrase öffnet sie nicht. Verwenden Sie die Passphrase, die der Tresor bei der Erstellung hatte.',
  otherVault:
    'Diese Sicherung gehört zu einem anderen Tresor. Um sie zu prüfen, geben Sie die Passphrase ein, mit der sie erstellt wurde.',
  doesNotOpen:
    'Diese Sicherung lässt sich nicht öffnen: Sie ist beschädigt oder unvollständig. Legen Sie eine neue an.',
  noFolder: 'Wählen Sie zuerst einen Ordner für Sicherungen.',
  noPassphrase:
    'Eine Sicherung braucht eine Passphrase, und dieser Tresor hat keine. Legen Sie zuerst eine fest.',
  folderGone: (folder) =>
    `Der Sicherungsordner ${folder} wurde nicht gefunden. Schließen Sie seinen Datenträger an oder wählen Sie einen anderen Ordner.`,
  gone: 'Diese Sicherung ist nicht mehr im Ordner.',
  noFile: 'Wählen Sie zuerst eine Sicherungsdatei.',
  noRead: 'Diese Datei ist nicht als Sicherung lesbar. Wählen Sie eine andere.',
};

export const kit: typeof english.kit = {
  tooMany:
    'Für einen Notfallbogen auf Papier sind es zu viele Konten. Bewahren Sie stattdessen eine Sicherungsdatei auf zwei getrennten Datenträgern auf.',
  noPassphrase:
    'Ein Notfallbogen braucht eine Passphrase, und dieser Tresor hat keine. Legen Sie zuerst eine fest.',
  noPart: 'Es wurde noch kein Teil eines Notfallbogens gescannt.',
  missing: (parts, of) =>
    parts.length === 1
      ? `Teil ${parts[0]} von ${of} fehlt. Scannen Sie ihn ebenfalls.`
      : `Die Teile ${parts.join(', ')} von ${of} fehlen. Scannen Sie sie ebenfalls.`,
  notWhole: 'Die gescannten Teile ergeben keinen vollständigen Notfallbogen. Scannen Sie alle erneut.',
  damaged:
    'Dieser Notfallbogen ist beschädigt. Es wurde nichts gelesen. Scannen Sie alle seine Teile erneut.',
};
