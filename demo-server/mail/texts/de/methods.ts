import type { TwoFactorMethod } from '../../../contract/index.ts';
import type { MethodNotices } from '../../kinds/methods.ts';
import type { Texts } from '../../message/message-text.ts';
import { takeBack } from './if-not-you.ts';

const NAMES: Record<TwoFactorMethod, string> = {
  passkey: 'ein Passkey',
  totp: 'eine Authenticator-App',
  sms: 'Codes per SMS',
  email: 'Codes per E-Mail',
};

export const methods: Texts<MethodNotices> = {
  'two-factor-enabled': (_, { account }) => ({
    subject: 'Die Zwei-Faktor-Authentisierung ist eingeschaltet',
    paragraphs: [
      `Für Ihr Konto ${account} wurde die Zwei-Faktor-Authentisierung eingeschaltet. Zum Anmelden brauchen Sie jetzt neben Ihrem Passwort einen zweiten Faktor.`,
      'In allen anderen Browsern sind Sie abgemeldet.',
    ],
    ...takeBack,
  }),
  'two-factor-replaced': (_, { account }) => ({
    subject: 'Ihre Authenticator-App wurde ersetzt',
    paragraphs: [
      `Die Authenticator-App Ihres Kontos ${account} wurde ersetzt. Codes aus der alten App und die alten Backup-Codes sind ungültig.`,
      'In allen anderen Browsern sind Sie abgemeldet.',
    ],
    ...takeBack,
  }),
  'two-factor-disabled': (_, { account }) => ({
    subject: 'Die Zwei-Faktor-Authentisierung ist ausgeschaltet',
    paragraphs: [
      `Für Ihr Konto ${account} wurde die Zwei-Faktor-Authentisierung ausgeschaltet. Zum Anmelden reicht jetzt Ihr Passwort allein aus.`,
      'In allen anderen Browsern sind Sie abgemeldet.',
    ],
    ...takeBack,
  }),
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
};
