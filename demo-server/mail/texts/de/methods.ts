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
    subject: 'Ihr zweiter Faktor hat eine weitere Methode',
    paragraphs: [
      `Als zweiter Faktor Ihres Kontos ${account} kam hinzu: ${NAMES[method]}. Was es vorher gab, gilt weiter.`,
      'Alle anderen Browser wurden abgemeldet.',
    ],
    ...takeBack,
  }),
  'method-removed': ({ method }, { account }) => ({
    subject: 'Eine Methode Ihres zweiten Faktors wurde entfernt',
    paragraphs: [
      `Aus Ihrem Konto ${account} wurde entfernt: ${NAMES[method]}. Was es sonst gibt, gilt weiter.`,
      'Alle anderen Browser wurden abgemeldet.',
    ],
    ...takeBack,
  }),
  'second-factor-code': ({ code, minutes }, { site }) => ({
    subject: `Ihr Code für ${site}`,
    paragraphs: [
      `Geben Sie diesen Code dort ein, wo ${site} danach fragt. Er gilt einmal, innerhalb von ${minutes} Minuten, in dem Browser, der ihn verlangt hat. Sagen Sie ihn niemandem: Von ${site} fragt Sie niemand danach.`,
    ],
    code: `${code.slice(0, 3)} ${code.slice(3)}`,
    ifNotYou:
      'Haben Sie ihn nicht verlangt, kennt jemand anderes Ihr Passwort. Ändern Sie es jetzt; ohne diesen Code kommt niemand hinein.',
    ifNotYouLink: { label: 'Passwort ändern', path: '/account/password' },
  }),
};
