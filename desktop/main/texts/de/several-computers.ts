import type * as en from '../en/several-computers.ts';

export const several: typeof en.several = {
  chooseFolder: 'Ordner wählen, den Ihre Computer teilen',
  failed:
    'Die Änderungen der anderen Computer konnten nicht gelesen werden. Countersign versucht es gleich noch einmal.',
  folderGone: (folder) =>
    `Der Ordner ${folder} ist nicht da. Schließen Sie seinen Datenträger an, oder starten Sie das Programm, das ihn synchronisiert. Ihre Konten sind weiterhin hier.`,
  folderUnreadable: (folder) =>
    `Countersign kann den Ordner ${folder} nicht lesen. Prüfen Sie seine Zugriffsrechte. Ihre Konten sind weiterhin hier.`,
  folderEmpty: (folder) =>
    `Die Dateien der anderen Computer sind aus ${folder} verschwunden. Wenn ein Datenträger fehlt, schließen Sie ihn an. Wenn der Ordner geleert wurde, schalten Sie diese Funktion aus und wieder ein.`,
  otherVault: (folder) =>
    `Im Ordner ${folder} liegen jetzt die Dateien eines anderen Tresors, deshalb wird nichts ausgetauscht. Stellen Sie den richtigen Ordner wieder her, oder schalten Sie diese Funktion aus und wieder ein.`,
  folderInUse:
    'Countersign benutzt diesen Ordner schon. Um diesen Computer hinzuzufügen, verwenden Sie einen Beitrittscode von einem Computer, der dort ist. Für einen anderen Tresor wählen Sie einen leeren Ordner.',
  alreadyOn:
    'Dieser Tresor wird schon mit anderen Computern geteilt oder tritt ihnen gerade bei. Schalten Sie das zuerst aus.',
  notOn: 'Dieser Tresor wird nicht mit anderen Computern geteilt. Schalten Sie das zuerst ein.',
  removedBy: (name) =>
    `„${name}“ hat diesen Computer entfernt, deshalb wird nichts mehr ausgetauscht. Schalten Sie diese Funktion aus, und treten Sie mit einem neuen Code wieder bei.`,
  noNewcomer:
    'Dieser Computer möchte nicht mehr beitreten. Erstellen Sie einen neuen Beitrittscode, und versuchen Sie es noch einmal.',
  noComputer: 'Dieser Computer gehört nicht mehr zu diesem Tresor.',
  noWords:
    'Die Dateien des anderen Computers sind noch nicht da. Warten Sie, bis beide Computer sechs Wörter zeigen.',
  codeWord: (word) =>
    `„${word}“ ist kein Wort eines Beitrittscodes. Prüfen Sie die Schreibweise: Alle zwölf sind englische Wörter.`,
  codeCount: (count) =>
    `Ein Beitrittscode hat zwölf Wörter, und dies sind ${count}. Geben Sie alle zwölf ein.`,
  codeMistyped:
    'Dieser Beitrittscode ist falsch eingegeben oder unvollständig. Vergleichen Sie jedes Wort, oder scannen Sie den Code.',
  stateUnreadable:
    'Was dieser Computer über die anderen wusste, gehört zu einem anderen Tresor oder ist beschädigt. Schalten Sie diese Funktion aus, und treten Sie mit einem neuen Code wieder bei.',
  newerFiles:
    'Eine neuere Version von Countersign hat einige Dateien im Ordner geschrieben. Aktualisieren Sie Countersign hier, um sie zu lesen.',
  alsoOtherVault: 'Der Ordner enthält auch Dateien eines anderen Tresors. Countersign lässt sie unverändert.',
  damagedFiles:
    'Einige Dateien im Ordner sind unvollständig oder nicht von Countersign. Wenn sie noch übertragen werden, verschwindet diese Meldung.',
  events: {
    kept: (names) =>
      `${names.join(', ')}: auf einem Computer entfernt und auf einem anderen geändert. Das Konto bleibt.`,
    'two-keys': (names) =>
      `${names.join(', ')}: Der Schlüssel wurde auf zwei Computern geändert. Beide Schlüssel bleiben, als zwei Konten.`,
    names: (names) => `Auf zwei Computern umbenannt: ${names.join(', ')}. Einer der Namen wird angezeigt.`,
    'went-back': (names) =>
      `Dateien von „${names.join(', ')}“ sind aus dem Ordner verschwunden, oder eine ältere Kopie kam zurück. Nichts ist verloren: Dieser Computer hat alles neu geschrieben.`,
    forked: (names) =>
      `„${names.join(', ')}“ hat zweimal unter einer Nummer geschrieben. Zwei Computer benutzen Kopien seiner Daten, oder seine Daten wurden wiederhergestellt. Alles wurde gelesen. Entfernen Sie die Kopie, und treten Sie mit einem neuen Code wieder bei.`,
    admitted: (names) =>
      `„${names.join(', ')}“ wurde auf einem anderen Computer zugelassen und hat jetzt alle Konten. Wenn Sie ihn nicht kennen, entfernen Sie ihn.`,
    removed: (names) =>
      `„${names.join(', ')}“ wurde entfernt. Was dieser Computer schreibt, zählt nicht mehr.`,
  },
};
