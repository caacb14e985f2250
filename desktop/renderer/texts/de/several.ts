import type { Wording } from '../../../../shared/translations/wording.ts';
import type * as en from '../en/several.ts';

export const several: Wording<typeof en.several> = {
  title: 'Mehrere Computer',
  text: 'Dieselben Konten auf dem Laptop und dem Computer zu Hause, ohne Server. Countersign benutzt einen Ordner, den ein anderes Programm abgleicht: Syncthing, Nextcloud, Dropbox, ein Netzlaufwerk. Alles darin ist verschlüsselt, und jeder Computer schreibt nur eigene Dateien.',
  name: 'Name dieses Computers',
  nameHint: 'Ihre anderen Computer zeigen diesen Namen.',
  start: 'Ordner wählen und beginnen',
  startTitle: 'Diesen Tresor mit anderen Computern teilen',
  startDialogText:
    'Alle Konten kommen verschlüsselt in den Ordner, den Sie wählen. Computer, die Sie zulassen, können sie lesen.',
  startConfirm: 'Ordner wählen',
  needsPassphrase:
    'Legen Sie für diesen Tresor zuerst unter Passphrase eine Passphrase fest. Alle Konten werden nur geteilt, wenn Sie sie eingeben.',
  with: 'Mit {{name}} bestätigen',
  startText: 'Auf dem ersten Computer beginnen Sie hier.',
  join: 'Mit einem Code beitreten …',
  joinText: 'Auf jedem weiteren Computer treten Sie mit einem Code bei, den der erste zeigt.',
  joinTitle: 'Den anderen Computern beitreten',
  joinDialogText:
    'Öffnen Sie auf dem anderen Computer Einstellungen, Mehrere Computer, und fügen Sie einen Computer hinzu. Er zeigt einen Code.',
  code: 'Beitrittscode',
  codeHint: 'Zwölf Wörter. Die ersten vier Buchstaben jedes Wortes genügen.',
  scan: 'Bildschirme scannen',
  scanned: 'Der Beitrittscode wurde gescannt.',
  noCode:
    'Auf den Bildschirmen wurde kein Beitrittscode gefunden. Zeigen Sie ihn groß genug, oder geben Sie die Wörter ein.',
  cameraHint:
    'Wenn der Code auf dem Bildschirm des anderen Computers ist, verwenden Sie auf der Hauptseite Auf anderem Weg hinzufügen, Mit der Kamera.',
  joinConfirm: 'Ordner wählen und beitreten',
  joining: 'Beitritt',
  waitingForOffer:
    'Warten auf die Dateien des anderen Computers. Prüfen Sie, ob beide Computer denselben Ordner benutzen, ob er abgeglichen wird und ob der Code dort noch angezeigt wird. Ein Code gilt einmal.',
  compare: 'Zeigt der andere Computer diese sechs Wörter?',
  compareText:
    'Wenn sie sich unterscheiden, benutzt jemand anders den Code. Brechen Sie ab, und erstellen Sie einen neuen Code.',
  confirmText:
    'Damit teilen Sie jedes Konto dieses Tresors, mit seinem Schlüssel, mit Ihren anderen Computern.',
  same: 'Sie sind gleich',
  cancel: 'Beitritt abbrechen',
  confirmed: 'Bestätigen Sie diesen Computer jetzt auf dem anderen. Vorher wird nichts geteilt.',
  folder: 'Gemeinsamer Ordner',
  failed: 'Zurzeit wird nichts ausgetauscht',
  removed: 'Dieser Computer wurde entfernt',
  removedText:
    '„{{name}}“ hat diesen Computer entfernt, deshalb wird nichts mehr ausgetauscht. Ihre Konten bleiben hier. Um sie wieder zu teilen, schalten Sie diese Funktion aus, und treten Sie mit einem neuen Code bei.',
  computers: 'Computer',
  thisOne: 'dieser Computer',
  lastWrite: 'Letzte Änderung geschrieben {{when}}',
  neverWrote: 'Hat noch nichts geschrieben',
  upToDate: 'auf dem neuesten Stand',
  behind: 'hat die letzten Änderungen noch nicht gesehen',
  missing_one: '{{count}} seiner Dateien ist nicht angekommen',
  missing_other: '{{count}} seiner Dateien sind nicht angekommen',
  off: 'dort ausgeschaltet',
  remove: 'Entfernen',
  removeNamed: '{{name}} entfernen',
  removeTitle: '{{name}} entfernen?',
  removeText:
    'Was dieser Computer danach schreibt, zählt nicht mehr, und die anderen benutzen einen neuen Schlüssel. Er behält, was er schon erhalten hat. Wenn er gestohlen wurde, ersetzen Sie die Schlüssel Ihrer Konten auf deren Websites.',
  add: 'Computer hinzufügen',
  addTitle: 'Computer hinzufügen',
  addText:
    'Öffnen Sie auf dem neuen Computer Einstellungen, Mehrere Computer, und treten Sie mit diesem Code bei. Scannen Sie ihn, oder geben Sie die Wörter ein. Er lässt einen Computer zu.',
  qr: 'QR-Code mit dem Beitrittscode',
  words: 'Derselbe Code in Wörtern',
  waitingForNewcomer: 'Warten auf den neuen Computer …',
  endInvitation: 'Code verwerfen',
  newcomer: '„{{name}}“ möchte beitreten',
  newcomerText: 'Lassen Sie ihn nur zu, wenn er dieselben sechs Wörter zeigt:',
  admit: '{{name}} zulassen',
  admitText: 'Er erhält alle Konten dieses Tresors mit ihren Schlüsseln.',
  admitted: '{{name}} wurde zugelassen.',
  events: 'Was geschehen ist',
  turnOff: 'Ausschalten',
  turnOffTitle: 'Auf diesem Computer ausschalten?',
  turnOffText:
    'Alle Konten bleiben hier und auf den anderen Computern. Spätere Änderungen werden nicht mehr ausgetauscht. Die Dateien im Ordner bleiben.',
};
