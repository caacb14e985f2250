import type * as english from '../en/copies.ts';

export const backup: typeof english.backup = {
  newer: 'Diese Datei stammt von einem neueren Countersign. Aktualisieren Sie Countersign, um sie zu lesen.',
  notOne:
    'Das ist keine Sicherung von Countersign, oder sie ist beschädigt. Wählen Sie eine Datei, deren Name mit „countersign-backup“ oder „vault“ beginnt.',
  altered: 'Diese Sicherung wurde verändert oder ist beschädigt. Nichts wurde gelesen.',
  wrongPassphrase: 'Diese Passphrase öffnet sie nicht. Verwenden Sie die, die der Tresor damals hatte.',
  otherVault:
    'Diese Sicherung gehört zu einem anderen Tresor. Geben Sie ihre Passphrase ein, um zu prüfen, ob sie sich öffnet.',
  doesNotOpen:
    'Diese Sicherung ist beschädigt oder unvollständig: Sie öffnet sich nicht. Legen Sie eine neue an.',
  noFolder: 'Wählen Sie zuerst einen Ordner für Sicherungen.',
  noPassphrase:
    'Eine Sicherung wird mit einer Passphrase geöffnet, und dieser Tresor hat keine. Legen Sie zuerst eine fest.',
  folderGone: (folder) =>
    `Der Ordner für Sicherungen, ${folder}, ist nicht da. Verbinden Sie seinen Datenträger oder wählen Sie einen anderen Ordner.`,
  gone: 'Diese Sicherung ist nicht mehr im Ordner.',
  noFile: 'Wählen Sie zuerst eine Sicherung aus.',
  noRead: 'Diese Datei ist nicht als Sicherung lesbar. Wählen Sie eine andere.',
};

export const kit: typeof english.kit = {
  tooMany:
    'Für einen Notfallbogen auf Papier sind es zu viele Konten. Bewahren Sie stattdessen eine Sicherung auf zwei getrennten Datenträgern auf.',
  noPassphrase:
    'Ein Notfallbogen wird mit einer Passphrase geöffnet, und dieser Tresor hat keine. Legen Sie zuerst eine fest.',
  noPart: 'Es wurde noch kein Teil eines Notfallbogens gescannt.',
  missing: (parts, of) =>
    parts.length === 1
      ? `Teil ${parts[0]} von ${of} fehlt. Scannen Sie auch ihn.`
      : `Die Teile ${parts.join(', ')} von ${of} fehlen. Scannen Sie auch sie.`,
  notWhole: 'Die gescannten Teile ergeben keinen ganzen Notfallbogen. Scannen Sie alle noch einmal.',
  damaged: 'Dieser Notfallbogen ist beschädigt. Nichts wurde gelesen. Scannen Sie alle Teile noch einmal.',
};
