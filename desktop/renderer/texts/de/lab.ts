import type { Wording } from '../../../../shared/translations/wording.ts';
import type { lab as original } from '../en/lab.ts';

export const lab: Wording<typeof original> = {
  menu: 'Wie dieser Code entsteht',
  title: 'Wie ein Code entsteht',
  demo: 'Dies ist ein Demokonto. Sein Schlüssel ist der öffentliche Testschlüssel aus RFC 4226. Dieselbe Funktion berechnet auch Ihre Codes.',
  useOwn: 'Stattdessen {{name}} verwenden',
  ownText:
    'Alle Werte werden angezeigt, auch der Schlüssel. Wer den Schlüssel sieht, kann für immer Codes für {{name}} erzeugen.',
  own: 'Dies ist {{name}}. In {{seconds}} s erscheint wieder das Demokonto.',
  backToDemo: 'Zurück zum Demokonto',
  over: 'Der Schlüssel von {{name}} ist wieder verborgen.',
};
