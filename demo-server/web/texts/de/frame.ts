import type { Wording } from '../../../../shared/translations/wording.ts';
import type { frame as original } from '../en/frame.ts';

export const frame: Wording<typeof original> = {
  brand: 'Countersign-Demo',
  windowTitle: '{{title}} · Countersign-Demo',
  skip: 'Zum Inhalt springen',
  signOut: 'Abmelden',
  stillSignedIn: 'Sie sind noch angemeldet.',
  footer: 'Eine Demo zum Lernen und Testen. Verwenden Sie ein Passwort, das Sie sonst nirgends benutzen.',
  documentation: 'Dokumentation von Countersign',
  lab: 'Das Labor: wie ein Code entsteht, geprüft und angegriffen wird',
  language: 'Sprache',
  loading: 'Wird geladen …',
  noAnswer: 'Der Server antwortet nicht',
  tryAgain: 'Erneut versuchen',
  cancel: 'Abbrechen',
  continue: 'Weiter',
  backToAccount: 'Zurück zum Konto',
  broken: 'Diese Seite funktioniert nicht mehr.',
  brokenText: 'An Ihrem Konto hat sich nichts geändert. Was Sie eingegeben haben, ist verloren.',
  loadAgain: 'Neu laden',
  expiresIn: 'Läuft in {{left}} ab.',
  lastMinute: 'Noch weniger als eine Minute.',
  notFound: 'Seite nicht gefunden',
  notFoundLead: 'Vielleicht enthält die Adresse einen Tippfehler, oder die Seite ist umgezogen.',
  toAccount: 'Zum Konto',
  toStart: 'Zur Startseite',
};
