import type { PasswordLetters, PasswordNotices } from '../../kinds/passwords.ts';
import type { Texts } from '../../message/message-text.ts';

export const passwords: Texts<PasswordNotices & PasswordLetters> = {
  'password-changed': (_, { account }) => ({
    subject: 'Ihr Passwort wurde geändert',
    paragraphs: [
      `Das Passwort Ihres Kontos ${account} wurde geändert. Alle anderen Browser wurden abgemeldet.`,
    ],
    ifNotYou: 'Waren Sie das nicht selbst, dann wählen Sie sofort per E-Mail ein neues Passwort.',
    ifNotYouLink: { label: 'Neues Passwort wählen', path: '/forgot-password' },
  }),
  'password-reset': (_, { account }) => ({
    subject: 'Sie haben ein neues Passwort',
    paragraphs: [
      `Für Ihr Konto ${account} wurde mit einem Link, der Ihnen geschickt wurde, ein neues Passwort gewählt. Alle Browser wurden abgemeldet. Ihr zweiter Faktor ist, wie er war.`,
    ],
    ifNotYou:
      'Waren Sie das nicht selbst, dann liest jemand anders Ihre E-Mails. Ändern Sie zuerst das Passwort Ihres Postfachs, und wählen Sie dann hier ein neues.',
    ifNotYouLink: { label: 'Neues Passwort wählen', path: '/forgot-password' },
  }),
  'reset-password': ({ path, minutes }, { account }) => ({
    subject: 'Wählen Sie ein neues Passwort',
    paragraphs: [
      `Jemand hat ein neues Passwort für Ihr Konto ${account} angefordert. Öffnen Sie den Link, um eines zu wählen. Er gilt einmal, innerhalb von ${minutes} Minuten. Beim Anmelden wird Ihr zweiter Faktor verlangt wie bisher.`,
    ],
    link: { label: 'Neues Passwort wählen', path },
    ifNotYou: 'Haben Sie das nicht angefordert, dann tun Sie nichts: Ihr Passwort bleibt, wie es ist.',
  }),
};
