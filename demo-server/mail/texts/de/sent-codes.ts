import type { SentCodeLetters } from '../../kinds/sent-codes.ts';
import type { Texts } from '../../message/message-text.ts';

export const sentCodes: Texts<SentCodeLetters> = {
  'second-factor-code': ({ code, minutes }, { site }) => ({
    subject: `Ihr Code für ${site}`,
    paragraphs: [
      `Geben Sie diesen Code bei ${site} ein. Er gilt nur einmal, innerhalb von ${minutes} Minuten, in dem Browser, in dem Sie ihn angefordert haben. Geben Sie ihn an niemanden weiter. Niemand von ${site} wird Sie danach fragen.`,
    ],
    code: `${code.slice(0, 3)} ${code.slice(3)}`,
    ifNotYou:
      'Wenn Sie diesen Code nicht angefordert haben, kennt jemand anderes Ihr Passwort. Ändern Sie es jetzt. Ohne diesen Code ist keine Anmeldung möglich.',
    ifNotYouLink: { label: 'Passwort ändern', path: '/account/password' },
  }),
};
