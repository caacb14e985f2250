import type { Wording } from '../../../../shared/translations/wording.ts';
import type * as english from '../en/add.ts';

export const found: Wording<typeof english.found> = {
  none: 'Kein Code {{place}} gefunden',
  some_one: '{{count}} Code {{place}} gefunden',
  some_other: '{{count}} Codes {{place}} gefunden',
  right: 'Stimmt das so?',
  place: {
    screens_one: 'auf {{count}} Bildschirm',
    screens_other: 'auf {{count}} Bildschirmen',
    region: 'im Bereich',
    file: 'in {{name}}',
    files_one: 'in {{count}} Datei',
    files_other: 'in {{count}} Dateien',
    folder: 'in {{name}}',
    import: 'in {{name}} ({{app}})',
    clipboard: 'in der Zwischenablage',
    camera: 'mit der Kamera',
    pasted: 'im eingefügten Text',
    typed: 'im eingegebenen Schlüssel',
  },
  nothingSaved: 'Nichts wurde gespeichert.',
  noKey_one: 'Er enthält keinen Schlüssel, der sich hinzufügen lässt.',
  noKey_other: 'Keiner davon enthält einen Schlüssel, der sich hinzufügen lässt.',
  check_one: 'Prüfen Sie das Konto und fügen Sie es dann hinzu. Noch ist nichts gespeichert.',
  check_other: 'Prüfen Sie die Konten und fügen Sie sie dann hinzu. Noch ist nichts gespeichert.',
  list: 'Gefunden',
  problems_one: '{{count}} Problem',
  problems_other: '{{count}} Probleme',
  filter: 'Nach Namen filtern',
  shown_one: '{{shown}} von {{count}} Konto',
  shown_other: '{{shown}} von {{count}} Konten',
  chooseShown: 'Diese auswählen',
  leaveShown: 'Diese abwählen',
  chosen: '{{count}} ausgewählt',
  add_one: '{{count}} Konto hinzufügen',
  add_other: '{{count}} Konten hinzufügen',
  again: {
    screens: 'Erneut scannen',
    region: 'Erneut zeichnen',
    image: 'Anderes Bild öffnen',
    pictures: 'Bild öffnen',
    clipboard: 'Zwischenablage erneut lesen',
    camera: 'Kamera erneut verwenden',
    watch: 'Erneut scannen',
    import: 'Andere Datei importieren',
    folder: 'Weiter beobachten',
    'key-uri': 'Text ändern',
    typed: 'Schlüssel ändern',
  },
  showNext: 'Zeigen Sie den nächsten Code des Exports an. Die bereits gelesenen Codes bleiben erhalten.',
  watch: 'Bildschirme weiter beobachten',
  stopWatching: 'Nicht mehr beobachten',
  intoView:
    'Holen Sie die Seite mit dem QR-Code in den Vordergrund. Der ganze Code muss sichtbar sein, kein Fenster darf ihn verdecken. Ist er sehr klein, vergrößern Sie die Seite. Scannen Sie dann erneut.',
  wholePicture: 'Der ganze QR-Code muss im Bild sein, scharf und mit einem weißen Rand.',
  otherWays: 'Oder fügen Sie das Konto auf anderem Weg hinzu:',
  drawRegion: 'Bereich zeichnen',
  openImage: 'Bild öffnen …',
  lookAtClipboard: 'Zwischenablage lesen',
  useCamera: 'Kamera verwenden',
  type: 'Schlüssel eingeben',
  giveName: 'Namen geben …',
  looking: 'QR-Codes werden gesucht …',
  lookingFound_one: 'Bisher {{count}} Code. Die Suche läuft noch …',
  lookingFound_other: 'Bisher {{count}} Codes. Die Suche läuft noch …',
  stop: 'Anhalten',
  counter: 'zählerbasiert',
  digits: '{{count}} Ziffern',
  period: 'alle {{count}} s',
};

export const paste: Wording<typeof english.paste> = {
  title: 'Schlüssel-URI einfügen',
  text: 'Eine Schlüssel-URI ist der Text in einem QR-Code für die Zwei-Faktor-Authentisierung. Sie beginnt mit otpauth://. Text darum herum und mehrere auf einmal sind möglich.',
  label: 'Schlüssel-URI',
  noun: 'Schlüssel-URI',
  hint: 'Sie enthält ein Geheimnis und ist hier deshalb verborgen. Löschen Sie sie danach dort, wo Sie sie kopiert haben.',
  empty: 'Fügen Sie zuerst die Schlüssel-URI ein. Sie beginnt mit otpauth://.',
  check: 'Text prüfen',
};

export const typed: Wording<typeof english.typed> = {
  title: 'Schlüssel eingeben',
  text: 'Dienste zeigen den Schlüssel neben dem QR-Code an, oft unter „Scannen nicht möglich?“.',
  key: 'Schlüssel',
  keyHint: 'Buchstaben A bis Z und Ziffern 2 bis 7. Leerzeichen und Großschreibung spielen keine Rolle.',
  keyHeld: 'Countersign hat den gefundenen Schlüssel schon. Lassen Sie das Feld leer.',
  advanced: 'Erweitert: nur ändern, wenn der Dienst es vorgibt',
  check: 'Schlüssel prüfen',
};

export const hints: Wording<typeof english.hints> = {
  drop: 'Bilder, PDFs, Texte oder Exporte anderer Apps hier ablegen',
  draw: 'Ziehen Sie einen Rahmen um den Code. Mit Escape brechen Sie ab.',
};

export const camera: Wording<typeof english.camera> = {
  title: 'Halten Sie den Code vor die Kamera',
  stays: 'Die Bilder werden auf diesem Computer gelesen und nicht gespeichert.',
  picture: 'Kamerabild',
  opening: 'Die Kamera wird geöffnet …',
  advice:
    'Halten Sie den ganzen Code ruhig. Er sollte etwa halb so groß sein wie das Kamerabild. Auf einem Telefon hilft ein heller Bildschirm.',
  which: 'Kamera',
  unnamed: 'Kamera {{number}}',
  again: 'Erneut versuchen',
  none: 'Es wurde keine Kamera gefunden. Schließen Sie eine an und versuchen Sie es erneut, oder öffnen Sie ein Bild des Codes.',
  refused:
    'Das System lässt Countersign die Kamera nicht verwenden. Erlauben Sie es in den Datenschutzeinstellungen des Systems und versuchen Sie es erneut.',
  busy: 'Die Kamera liefert kein Bild. Schließen Sie andere Programme, die sie verwenden, und versuchen Sie es erneut.',
  gone: 'Die Kamera wurde getrennt. Schließen Sie sie wieder an und versuchen Sie es erneut.',
  failed: 'Die Kamera ließ sich nicht öffnen. Versuchen Sie es erneut, oder öffnen Sie ein Bild des Codes.',
};

export const folder: Wording<typeof english.folder> = {
  watched: 'Countersign liest jedes neue Bild in „{{name}}“.',
  read_one: 'Countersign liest jedes neue Bild in „{{name}}“: bisher {{count}}.',
  read_other: 'Countersign liest jedes neue Bild in „{{name}}“: bisher {{count}}.',
  stop: 'Nicht mehr beobachten',
};
