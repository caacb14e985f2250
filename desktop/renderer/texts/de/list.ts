import type { Wording } from '../../../../shared/translations/wording.ts';
import type { empty as englishEmpty, list as englishList } from '../en/list.ts';

export const list: Wording<typeof englishList> = {
  accounts: 'Konten',
  unnamed: 'Konto ohne Namen',
  copyCodeOf: 'Code kopieren: ',
  showCodeOf: 'Code erzeugen für ',
  hiddenCode: 'Code verborgen',
  next: 'dann',
  nextCode: 'Nächster Code',
  nextCodeFor: 'Nächster Code für {{name}}',
  reveal: 'Code von {{name}} zeigen',
  actionsFor: 'Aktionen für {{name}}',
  favourite: 'Favorit',
  copyNext: 'Nächsten Code kopieren',
  star: 'Zu den Favoriten',
  unstar: 'Aus den Favoriten nehmen',
  edit: 'Bearbeiten',
  moveUp: 'Nach oben',
  moveDown: 'Nach unten',
  remove: 'Entfernen',
  moved: '{{name}} steht jetzt an Stelle {{place}} von {{count}}.',
  copied: 'Code von {{name}} kopiert · wird in {{seconds}} s gelöscht',
  copiedNext: 'Nächster Code von {{name}} kopiert · gilt in {{wait}} s · wird in {{seconds}} s gelöscht',
  removed: '{{name}} liegt 30 Tage im Papierkorb.',
  back: '{{name}} ist wieder da.',
  undo: 'Rückgängig',
  shown_one: '{{shown}} von {{count}} Konto gezeigt.',
  shown_other: '{{shown}} von {{count}} Konten gezeigt.',
  readOnly:
    'Der Tresor lässt sich nur lesen: Codes gehen, aber nichts kann hinzukommen, sich ändern oder verschwinden.',
  quarantined_one:
    '{{count}} Eintrag der Tresordatei ist nicht verwendbar. Warum, steht in den Einstellungen unter „Schutz“.',
  quarantined_other:
    '{{count}} Einträge der Tresordatei sind nicht verwendbar. Warum, steht in den Einstellungen unter „Schutz“.',
  all: 'Alle',
  favourites: 'Favoriten',
  show: 'Zeigen',
  sorted: 'Sortiert: {{by}}',
  sort: {
    manual: 'Eigene Reihenfolge',
    issuer: 'Nach Anbieter',
    account: 'Nach Konto',
    newest: 'Neueste zuerst',
    used: 'Zuletzt verwendete zuerst',
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
  title: 'Das erste Konto hinzufügen',
  how: 'Öffnen Sie die Seite, auf der ein Dienst seinen QR-Code zeigt, und lesen Sie ihn ein. Countersign schaut auf jeden Bildschirm und liest jeden Code, den es findet.',
  scan: 'Alle Bildschirme lesen',
  image: 'Ein Bild des Codes öffnen',
  type: 'Schlüssel eintippen',
  paste: 'Schlüssel-URI einfügen',
  stays: 'Nichts verlässt diesen Computer.',
  noMatch: 'Kein Konto passt zu „{{search}}“',
  searched: 'Gesucht wird in Anbietern, Kontonamen, Schlagwörtern und Notizen.',
  noneHere: 'Hier ist noch kein Konto',
  noneHereText:
    'Markieren Sie ein Konto mit dem Stern oder geben Sie ihm dieses Schlagwort, dann steht es hier.',
  showAll: 'Alle Konten zeigen',
};
