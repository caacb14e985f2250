import type { Wording } from '../../../../shared/translations/wording.ts';
import type * as english from '../en/add.ts';

export const found: Wording<typeof english.found> = {
  none: 'Kein Code gefunden {{place}}',
  some_one: '{{count}} Code gefunden {{place}}',
  some_other: '{{count}} Codes gefunden {{place}}',
  right: 'Stimmt das so?',
  place: {
    screens_one: 'auf {{count}} Bildschirm',
    screens_other: 'auf {{count}} Bildschirmen',
    region: 'im Bereich',
    file: 'in {{name}}',
    files_one: 'in {{count}} Datei',
    files_other: 'in {{count}} Dateien',
    folder: 'in {{name}}',
    clipboard: 'in der Zwischenablage',
    camera: 'von der Kamera',
    pasted: 'im eingefügten Text',
    typed: 'im eingetippten Schlüssel',
  },
  nothingSaved: 'Nichts wurde gespeichert.',
  noKey_one: 'Er enthält keinen Schlüssel zum Anmelden, also gibt es nichts hinzuzufügen.',
  noKey_other: 'Keiner davon enthält einen Schlüssel zum Anmelden, also gibt es nichts hinzuzufügen.',
  check_one: 'Prüfen Sie das Konto und fügen Sie es hinzu. Noch ist nichts gespeichert.',
  check_other: 'Prüfen Sie die Konten und fügen Sie sie hinzu. Noch ist nichts gespeichert.',
  list: 'Gefunden',
  chosen: '{{count}} ausgewählt',
  add_one: '{{count}} Konto hinzufügen',
  add_other: '{{count}} Konten hinzufügen',
  again: {
    screens: 'Noch einmal scannen',
    region: 'Noch einmal zeichnen',
    image: 'Ein anderes Bild öffnen',
    pictures: 'Ein Bild öffnen',
    clipboard: 'Noch einmal in die Zwischenablage sehen',
    camera: 'Noch einmal durch die Kamera sehen',
    watch: 'Noch einmal scannen',
    folder: 'Weiter beobachten',
    'key-uri': 'Text ändern',
    typed: 'Schlüssel ändern',
  },
  showNext: 'Zeigen Sie den nächsten Code des Exports; was schon gelesen ist, bleibt erhalten.',
  watch: 'Bildschirme weiter beobachten',
  stopWatching: 'Nicht mehr beobachten',
  intoView:
    'Holen Sie die Seite mit dem QR-Code nach vorn, ganz und von keinem Fenster verdeckt, und vergrößern Sie sie, wenn er winzig ist. Scannen Sie dann noch einmal.',
  wholePicture: 'Der QR-Code muss ganz im Bild sein, scharf und mit etwas Weiß ringsum.',
  otherWays: 'Oder fügen Sie das Konto anders hinzu:',
  drawRegion: 'Einen Bereich zeichnen',
  openImage: 'Bild öffnen …',
  lookAtClipboard: 'In die Zwischenablage sehen',
  useCamera: 'Kamera verwenden',
  type: 'Eintippen',
  looking: 'QR-Codes werden gesucht …',
  lookingFound_one: 'Bisher {{count}} Code; die Suche geht weiter …',
  lookingFound_other: 'Bisher {{count}} Codes; die Suche geht weiter …',
  stop: 'Beenden',
  counter: 'mit Zähler',
  digits: '{{count}} Ziffern',
  period: 'alle {{count}} s',
};

export const paste: Wording<typeof english.paste> = {
  title: 'Eine Schlüssel-URI einfügen',
  text: 'Der Text in einem QR-Code zum Einrichten; er beginnt mit otpauth://.',
  label: 'Schlüssel-URI',
  noun: 'Schlüssel-URI',
  hint: 'Sie enthält ein Geheimnis und ist hier deshalb verborgen. Löschen Sie sie danach dort, wo Sie sie kopiert haben.',
  empty: 'Fügen Sie hier zuerst die Schlüssel-URI ein; sie beginnt mit otpauth://.',
  check: 'Text prüfen',
};

export const typed: Wording<typeof english.typed> = {
  title: 'Eintippen',
  text: 'Dienste zeigen den Schlüssel neben dem QR-Code, oft unter „Code nicht lesbar?“.',
  key: 'Schlüssel',
  keyHint: 'Buchstaben A bis Z und Ziffern 2 bis 7. Leerzeichen und Groß- oder Kleinschreibung sind egal.',
  advanced: 'Mehr: nur, wo der Dienst es sagt',
  check: 'Schlüssel prüfen',
};

export const hints: Wording<typeof english.hints> = {
  drop: 'Bilder oder PDFs hier ablegen, um ihre Codes zu lesen',
  draw: 'Ziehen Sie ein Rechteck um den Code. Escape bricht ab.',
};

export const camera: Wording<typeof english.camera> = {
  title: 'Halten Sie den Code vor die Kamera',
  stays: 'Die Bilder werden auf diesem Computer angesehen und nicht aufbewahrt.',
  picture: 'Was die Kamera sieht',
  opening: 'Die Kamera wird geöffnet …',
  advice:
    'Halten Sie den ganzen Code still und etwa halb so groß wie das Bild. Auf einem Telefon ist er leichter zu lesen, wenn der Bildschirm hell ist.',
  which: 'Kamera',
  unnamed: 'Kamera {{number}}',
  again: 'Noch einmal versuchen',
  none: 'Es wurde keine Kamera gefunden. Schließen Sie eine an und versuchen Sie es noch einmal, oder öffnen Sie ein Bild des Codes.',
  refused:
    'Das System lässt Countersign die Kamera nicht verwenden. Erlauben Sie es in den Datenschutzeinstellungen des Systems und versuchen Sie es noch einmal.',
  busy: 'Die Kamera liefert kein Bild. Schließen Sie andere Programme, die sie verwenden, und versuchen Sie es noch einmal.',
  gone: 'Die Kamera ist nicht mehr da. Schließen Sie sie an und versuchen Sie es noch einmal.',
  failed:
    'Die Kamera ließ sich nicht öffnen. Versuchen Sie es noch einmal, oder öffnen Sie ein Bild des Codes.',
};

export const folder: Wording<typeof english.folder> = {
  watched: 'Jedes neue Bild in „{{name}}“ wird gelesen.',
  read_one: 'Jedes neue Bild in „{{name}}“ wird gelesen: bisher {{count}}.',
  read_other: 'Jedes neue Bild in „{{name}}“ wird gelesen: bisher {{count}}.',
  stop: 'Nicht mehr beobachten',
};
