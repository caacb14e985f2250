import type { Wording } from '../../../../shared/translations/wording.ts';
import type { lab as original } from '../en/lab.ts';

export const lab: Wording<typeof original> = {
  menu: 'Wie dieser Code entsteht',
  title: 'Wie ein Code entsteht',
  demo: 'Dies ist ein Demokonto mit dem Testschlüssel aus RFC 4226, den alle kennen. Es rechnet mit derselben Funktion wie Ihres.',
  useOwn: 'Stattdessen {{name}} nehmen',
  ownText:
    'Jeder Wert wird gezeigt, auch der Schlüssel. Wer ihn sieht, kann für immer Codes von {{name}} erzeugen.',
  own: 'Dies ist {{name}}. Das Demokonto kommt in {{seconds}} s zurück.',
  backToDemo: 'Zurück zum Demokonto',
  over: 'Der Schlüssel von {{name}} ist wieder verborgen.',
};
