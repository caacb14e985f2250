import type * as english from '../en/looking.ts';

export const place: typeof english.place = {
  screen: (number) => `Bildschirm ${number}`,
  sharedScreen: 'Freigegebener Bildschirm',
  region: 'Bereich',
  clipboard: 'Zwischenablage',
  camera: 'Kamera',
  pastedText: 'Eingefügter Text',
  pasted: 'der eingefügte Text',
  typed: 'der eingegebene Schlüssel',
  page: (number) => `, Seite ${number}`,
  top: 'oben',
  bottom: 'unten',
  left: 'links',
  right: 'rechts',
  centre: 'Mitte',
};

export const look: typeof english.look = {
  screenNotCaptured: (name) => `${name} ließ sich nicht aufnehmen.`,
  othersNotShared:
    'Nur der ausgewählte Bildschirm wurde gescannt. Für einen anderen scannen Sie erneut und wählen ihn aus.',
  thisScreenNotCaptured: 'Dieser Bildschirm ließ sich nicht aufnehmen.',
  emptyClipboard: 'Die Zwischenablage enthält weder ein Bild noch Text.',
  noCode: (file) => `In „${file}“ wurde kein QR-Code gefunden.`,
  inPlace: (place, sentence) => `${place}: ${sentence}`,
  inFile: (file, sentence) => `„${file}“: ${sentence}`,
  mostFiles: (most, left) =>
    `Countersign liest ${most} Dateien auf einmal. Die letzten ${left} wurden nicht gelesen. Öffnen Sie sie in einem zweiten Schritt.`,
  stoppedScreens: 'Sie haben die Suche angehalten. Deshalb wurden nicht alle Bildschirme gescannt.',
  stoppedFiles: (left) =>
    left === 1
      ? 'Sie haben die Suche angehalten. Deshalb wurde eine Datei nicht gelesen.'
      : `Sie haben die Suche angehalten. Deshalb wurden ${left} Dateien nicht gelesen.`,
  failed: 'Das Bild ließ sich nicht nach Codes durchsuchen.',
  broke: 'Die Suche nach Codes wurde unerwartet beendet. Versuchen Sie es erneut.',
  stopped: 'Die Suche nach Codes wurde angehalten.',
  tooLong: 'Die Suche nach Codes dauerte zu lange und wurde beendet.',
  open: 'Bilder mit QR-Codes öffnen',
  read: 'Codes lesen',
  pictures: 'Bilder und Dokumente',
  allFiles: 'Alle Dateien',
  chooseFolder: 'Ordner wählen, in dem auf neue Bilder geachtet wird',
  watch: 'Beobachten',
  folderLost: (name) =>
    `„${name}“ ist nicht mehr da oder nicht mehr lesbar. Countersign beobachtet den Ordner deshalb nicht mehr.`,
};

export const text: typeof english.text = {
  tooLong: (most) =>
    `Der Text ist länger als ${most} Zeichen. Der Rest wurde nicht gelesen. Lesen Sie ihn in einem zweiten Schritt.`,
  stopped: (lines) => `Sie haben abgebrochen. Gelesen wurden nur die ersten ${lines} Zeilen.`,
  tooMany: (most, left) =>
    `Countersign prüft ${most} Schlüssel auf einmal. Die letzten ${left} wurden ausgelassen. Lesen Sie sie in einem zweiten Schritt.`,
  leftOut: (count, lines) =>
    count === 1
      ? `Eine Zeile ohne Schlüssel wurde ausgelassen: Zeile ${lines[0]}.`
      : `${count} Zeilen ohne Schlüssel wurden ausgelassen: Zeilen ${
          count > lines.length
            ? `${lines.join(', ')} und weitere`
            : `${lines.slice(0, -1).join(', ')} und ${lines.at(-1)}`
        }.`,
};

export const pictureFile: typeof english.pictureFile = {
  cutShort: (name) =>
    `„${name}“ ist unvollständig: Ein Teil des Bildes fehlt, und der Rest enthält keinen Code.`,
  noSize: (name, width, height) => `„${name}“ hat keine Größe: ${width} × ${height} Pixel.`,
  tooManyPixels: (name, megapixels, most) =>
    `„${name}“ hat ${megapixels} Megapixel. Erlaubt sind höchstens ${most}. Schneiden Sie das Bild auf den Code zu und öffnen Sie es dann.`,
  noPicture: (name) =>
    `„${name}“ ist kein Bild. Wählen Sie eine PNG-, JPEG-, WebP-, GIF-, BMP- oder SVG-Datei oder ein PDF.`,
  folder: (name) => `„${name}“ ist ein Ordner, kein Bild.`,
  noFile: (name) => `„${name}“ ist keine Datei.`,
  tooLarge: (name, megabytes, most) =>
    `„${name}“ ist ${megabytes} MB groß. Erlaubt sind höchstens ${most} MB.`,
  empty: (name) => `„${name}“ ist leer und enthält deshalb kein Bild.`,
  gone: (name) => `„${name}“ wurde nicht gefunden.`,
  noPermission: (name) => `„${name}“ lässt sich nicht lesen. Prüfen Sie die Zugriffsrechte.`,
  unreadable: (name) => `„${name}“ ließ sich nicht vom Datenträger lesen.`,
  damaged: (name) => `„${name}“ ist beschädigt. Deshalb lässt sich das Bild nicht lesen.`,
  drawingDamaged: (name) =>
    `„${name}“ ist ein SVG-Bild, das sich nicht lesen lässt: Es ist unvollständig oder beschädigt.`,
  locked: (name) =>
    `„${name}“ ist durch ein Passwort geschützt. Öffnen Sie die Datei in einem PDF-Programm und scannen Sie den Bildschirm.`,
  pdfDamaged: (name) =>
    `„${name}“ ist ein PDF, das sich nicht lesen lässt: Es ist unvollständig oder beschädigt.`,
  firstPages: (name, read, of) => `„${name}“ hat ${of} Seiten. Nur die ersten ${read} wurden gelesen.`,
};

export const camera: typeof english.camera = {
  macAccess:
    'macOS lässt Countersign die Kamera noch nicht verwenden. Erlauben Sie es in den Systemeinstellungen unter „Datenschutz & Sicherheit“, „Kamera“. Versuchen Sie es dann erneut.',
};
