import type { Wording } from '../../../../shared/translations/wording.ts';
import type { empty as englishEmpty, list as englishList } from '../en/list.ts';

export const list: Wording<typeof englishList> = {
  accounts: 'Konten',
  unnamed: 'Konto ohne Namen',
  copyCodeOf: 'Code kopieren: ',
  showCodeOf: 'Code erzeugen: ',
  hiddenCode: 'Code verborgen',
  next: 'dann',
  nextCode: 'Nächster Code',
  nextCodeFor: 'Nächster Code für {{name}}',
  reveal: 'Code für {{name}} anzeigen',
  actionsFor: 'Aktionen für {{name}}',
  favourite: 'Favorit',
  copyNext: 'Nächsten Code kopieren',
  star: 'Zu Favoriten hinzufügen',
  unstar: 'Aus Favoriten entfernen',
  edit: 'Bearbeiten',
  moveUp: 'Nach oben',
  moveDown: 'Nach unten',
  remove: 'Entfernen',
  moved: '{{name}} steht jetzt an Position {{place}} von {{count}}.',
  copied: 'Code für {{name}} kopiert · wird in {{seconds}} s gelöscht',
  copiedNext: 'Nächster Code für {{name}} kopiert · gültig in {{wait}} s · wird in {{seconds}} s gelöscht',
  removed: '{{name}} ist im Papierkorb und bleibt dort 30 Tage.',
  back: '{{name}} wurde wiederhergestellt.',
  undo: 'Rückgängig',
  shown_one: '{{shown}} von {{count}} Konto angezeigt.',
  shown_other: '{{shown}} von {{count}} Konten angezeigt.',
  readOnly: 'Nur Lesezugriff: Codes funktionieren, Änderungen nicht.',
  quarantined_one:
    '{{count}} Eintrag in der Tresordatei ist nicht verwendbar. Der Grund steht in den Einstellungen unter „Schutz“.',
  quarantined_other:
    '{{count}} Einträge in der Tresordatei sind nicht verwendbar. Die Gründe stehen in den Einstellungen unter „Schutz“.',
  all: 'Alle',
  favourites: 'Favoriten',
  show: 'Anzeigen',
  sorted: 'Sortierung: {{by}}',
  sort: {
    manual: 'Eigene Reihenfolge',
    issuer: 'Nach Anbieter',
    account: 'Nach Konto',
    newest: 'Neueste zuerst',
  },
  added_one: '{{names}} hinzugefügt.',
  added_other: '{{names}} hinzugefügt.',
  names: {
    two: '{{first}} und {{second}}',
    three: '{{first}}, {{second}} und {{third}}',
    more: '{{first}}, {{second}} und {{count}} weitere',
  },
};

export const empty: Wording<typeof englishEmpty> = {
  title: 'Erstes Konto hinzufügen',
  how: 'Öffnen Sie die Seite, auf der der Dienst seinen QR-Code anzeigt, und scannen Sie. Countersign liest alle QR-Codes auf allen Bildschirmen.',
  scan: 'Alle Bildschirme scannen',
  image: 'Bild des Codes öffnen',
  type: 'Schlüssel eingeben',
  paste: 'Schlüssel-URI einfügen',
  stays: 'Nichts verlässt diesen Computer.',
  noMatch: 'Kein Konto passt zu „{{search}}“',
  searched: 'Countersign durchsucht Anbieter, Kontonamen und Schlagwörter.',
  noneHere: 'Hier sind noch keine Konten',
  noneHereText:
    'Fügen Sie ein Konto zu den Favoriten hinzu oder geben Sie ihm dieses Schlagwort, damit es hier erscheint.',
  showAll: 'Alle Konten anzeigen',
};
