import type { TwoFactorMethod } from '../../../contract/index.ts';
import type { MethodLetters, MethodNotices } from '../../kinds/methods.ts';
import type { Texts } from '../../message/message-text.ts';
import { takeBack } from './if-not-you.ts';

const NAMES: Record<TwoFactorMethod, string> = {
  passkey: 'ein Passkey',
  totp: 'eine Authenticator-App',
  sms: 'Codes per SMS',
  email: 'Codes per E-Mail',
};

export const methods: Texts<MethodNotices & MethodLetters> = {
  'method-added': ({ method }, { account }) => ({
    subject: 'Eine Methode für den zweiten Faktor wurde hinzugefügt',
    paragraphs: [
      `Ihrem Konto ${account} wurde diese Methode für den zweiten Faktor hinzugefügt: ${NAMES[method]}. Ihre anderen Methoden funktionieren weiter.`,
      'In allen anderen Browsern sind Sie abgemeldet.',
    ],
    ...takeBack,
  }),
  'method-removed': ({ method }, { account }) => ({
    subject: 'Eine Methode für den zweiten Faktor wurde entfernt',
    paragraphs: [
      `Aus Ihrem Konto ${account} wurde diese Methode für den zweiten Faktor entfernt: ${NAMES[method]}. Ihre anderen Methoden funktionieren weiter.`,
      'In allen anderen Browsern sind Sie abgemeldet.',
    ],
    ...takeBack,
  }),
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
