import type { PasswordLetters, PasswordNotices } from '../../kinds/passwords.ts';
import type { Texts } from '../../message/message-text.ts';

export const passwords: Texts<PasswordNotices & PasswordLetters> = {
  'password-changed': (_, { account }) => ({
    subject: 'Ihr Passwort wurde geändert',
    paragraphs: [
      `Das Passwort Ihres Kontos ${account} wurde geändert. In allen anderen Browsern sind Sie abgemeldet.`,
    ],
    ifNotYou: 'Wenn Sie das nicht selbst waren, setzen Sie Ihr Passwort jetzt per E-Mail zurück.',
    ifNotYouLink: { label: 'Passwort zurücksetzen', path: '/forgot-password' },
  }),
  'password-reset': (_, { account }) => ({
    subject: 'Ihr Passwort wurde zurückgesetzt',
    paragraphs: [
      `Das Passwort Ihres Kontos ${account} wurde über einen Link per E-Mail zurückgesetzt. In allen Browsern sind Sie abgemeldet. Ihr zweiter Faktor hat sich nicht geändert.`,
    ],
    ifNotYou:
      'Wenn Sie das nicht selbst waren, kann jemand anderes Ihre E-Mails lesen. Ändern Sie zuerst das Passwort Ihres Postfachs, und setzen Sie dann hier Ihr Passwort zurück.',
    ifNotYouLink: { label: 'Passwort zurücksetzen', path: '/forgot-password' },
  }),
  'reset-password': ({ path, minutes }, { account }) => ({
    subject: 'Setzen Sie Ihr Passwort zurück',
    paragraphs: [
      `Jemand hat für Ihr Konto ${account} einen Link zum Zurücksetzen des Passworts angefordert. Öffnen Sie den Link, um ein neues Passwort zu wählen. Der Link gilt nur einmal, innerhalb von ${minutes} Minuten. Wenn Sie einen zweiten Faktor haben, brauchen Sie ihn weiterhin zum Anmelden.`,
    ],
    link: { label: 'Neues Passwort wählen', path },
    ifNotYou: 'Wenn Sie das nicht angefordert haben, tun Sie nichts. Ihr Passwort bleibt, wie es ist.',
  }),
};
