import type * as english from '../en/looking.ts';

export const place: typeof english.place = {
  screen: (number) => `Bildschirm ${number}`,
  sharedScreen: 'Freigegebener Bildschirm',
  region: 'Bereich',
  clipboard: 'Zwischenablage',
  camera: 'Kamera',
  pastedText: 'Eingefügter Text',
  pasted: 'der eingefügte Text',
  typed: 'der eingetippte Schlüssel',
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
    'Nur der gewählte Bildschirm wurde angesehen. Für einen anderen scannen Sie noch einmal und wählen Sie ihn.',
  thisScreenNotCaptured: 'Dieser Bildschirm ließ sich nicht aufnehmen.',
  emptyClipboard: 'Die Zwischenablage enthält weder ein Bild noch Text.',
  noCode: (file) => `In „${file}“ wurde kein QR-Code gefunden.`,
  inPlace: (place, sentence) => `${place}: ${sentence}`,
  inFile: (file, sentence) => `„${file}“: ${sentence}`,
  mostFiles: (most) => `Nur die ersten ${most} Dateien wurden gelesen.`,
  stoppedScreens: 'Sie haben die Suche beendet, deshalb wurde nicht jeder Bildschirm angesehen.',
  stoppedFiles: (left) =>
    left === 1
      ? 'Sie haben die Suche beendet, deshalb wurde eine Datei nicht gelesen.'
      : `Sie haben die Suche beendet, deshalb wurden ${left} Dateien nicht gelesen.`,
  failed: 'Das Bild ließ sich nicht nach Codes durchsuchen.',
  broke: 'Die Suche nach Codes endete unerwartet. Versuchen Sie es noch einmal.',
  stopped: 'Die Suche nach Codes wurde beendet.',
  tooLong: 'Die Suche nach Codes dauerte zu lange und wurde beendet.',
  open: 'Bilder mit QR-Codes öffnen',
  read: 'Codes lesen',
  pictures: 'Bilder und Dokumente',
  allFiles: 'Alle Dateien',
  chooseFolder: 'Einen Ordner wählen, der auf Bilder beobachtet wird',
  watch: 'Beobachten',
  folderLost: (name) =>
    `„${name}“ ist nicht mehr da oder nicht mehr lesbar und wird deshalb nicht mehr beobachtet.`,
};

export const pictureFile: typeof english.pictureFile = {
  cutShort: (name) => `„${name}“ ist abgeschnitten: Ein Teil des Bildes fehlt, und im Rest ist kein Code.`,
  noSize: (name, width, height) => `„${name}“ hat keine Größe: ${width} × ${height} Pixel.`,
  tooManyPixels: (name, megapixels, most) =>
    `„${name}“ hat ${megapixels} Megapixel; gelesen werden höchstens ${most}. Schneiden Sie den Teil mit dem Code aus und öffnen Sie den.`,
  noPicture: (name) =>
    `„${name}“ ist kein Bild. Wählen Sie eine Datei der Art PNG, JPEG, WebP, GIF, BMP oder SVG, oder ein PDF.`,
  folder: (name) => `„${name}“ ist ein Ordner und kein Bild.`,
  noFile: (name) => `„${name}“ ist keine Datei.`,
  tooLarge: (name, megabytes, most) =>
    `„${name}“ ist ${megabytes} MB groß; gelesen werden höchstens ${most} MB.`,
  empty: (name) => `„${name}“ ist leer: Es ist kein Bild darin.`,
  gone: (name) => `„${name}“ ist nicht da.`,
  noPermission: (name) => `„${name}“ lässt sich nicht lesen. Prüfen Sie die Zugriffsrechte.`,
  unreadable: (name) => `„${name}“ ließ sich nicht vom Datenträger lesen.`,
  damaged: (name) => `„${name}“ ist beschädigt: Sein Bild lässt sich nicht lesen.`,
  drawingDamaged: (name) =>
    `„${name}“ ist eine SVG-Zeichnung, die sich nicht lesen lässt: Sie ist abgeschnitten oder beschädigt.`,
  locked: (name) =>
    `„${name}“ ist durch ein Passwort geschützt. Öffnen Sie es in einem PDF-Programm und scannen Sie den Bildschirm.`,
  pdfDamaged: (name) =>
    `„${name}“ ist ein PDF, das sich nicht lesen lässt: Es ist abgeschnitten oder beschädigt.`,
  firstPages: (name, read, of) => `„${name}“ hat ${of} Seiten; die ersten ${read} wurden gelesen.`,
};

export const camera: typeof english.camera = {
  macAccess:
    'macOS lässt Countersign die Kamera noch nicht verwenden. Erlauben Sie es unter Systemeinstellungen, Datenschutz & Sicherheit, Kamera, und versuchen Sie es noch einmal.',
};
