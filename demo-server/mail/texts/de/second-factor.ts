import type { SecondFactorNotices } from '../../kinds/second-factor.ts';
import type { Texts } from '../../message/message-text.ts';
import { lookAtActivity, takeBack } from './if-not-you.ts';

export const secondFactor: Texts<SecondFactorNotices> = {
  'two-factor-enabled': (_, { account }) => ({
    subject: 'Zwei-Faktor-Authentisierung ist eingeschaltet',
    paragraphs: [
      `Für Ihr Konto ${account} wurde die Zwei-Faktor-Authentisierung eingeschaltet. Von nun an wird beim Anmelden neben dem Passwort ein Code verlangt.`,
      'Alle anderen Browser wurden abgemeldet.',
    ],
    ...takeBack,
  }),
  'two-factor-replaced': (_, { account }) => ({
    subject: 'Ihr Authenticator wurde ersetzt',
    paragraphs: [
      `Der Authenticator Ihres Kontos ${account} wurde durch einen anderen ersetzt. Die Codes des früheren und seine Backup-Codes gelten nicht mehr.`,
      'Alle anderen Browser wurden abgemeldet.',
    ],
    ...takeBack,
  }),
  'two-factor-disabled': (_, { account }) => ({
    subject: 'Zwei-Faktor-Authentisierung ist ausgeschaltet',
    paragraphs: [
      `Für Ihr Konto ${account} wurde die Zwei-Faktor-Authentisierung ausgeschaltet. Von nun an genügt zum Anmelden Ihr Passwort allein.`,
      'Alle anderen Browser wurden abgemeldet.',
    ],
    ...takeBack,
  }),
  'backup-codes-generated': (_, { account }) => ({
    subject: 'Sie haben neue Backup-Codes',
    paragraphs: [
      `Für Ihr Konto ${account} wurden neue Backup-Codes erzeugt. Die früheren gelten nicht mehr; werfen Sie sie weg.`,
    ],
    ...takeBack,
  }),
  'backup-code-used': (_, { account }) => ({
    subject: 'Ein Backup-Code wurde verwendet',
    paragraphs: [
      `Ein Backup-Code Ihres Kontos ${account} wurde verwendet. Er lässt sich kein zweites Mal verwenden.`,
    ],
    ...takeBack,
  }),
  'backup-codes-low': (_, { account }) => ({
    subject: 'Sie haben nur noch wenige Backup-Codes',
    paragraphs: [
      `Für Ihr Konto ${account} sind nur noch wenige Backup-Codes übrig. Erzeugen Sie neue, bevor Sie sie brauchen: Mit ihnen melden Sie sich an, wenn Ihr Authenticator nicht zur Hand ist.`,
    ],
    link: { label: 'Neue Backup-Codes erzeugen', path: '/account/backup-codes' },
    ...lookAtActivity,
  }),
  'codes-slowed': (_, { account }) => ({
    subject: 'Jemand rät Ihre Codes',
    paragraphs: [
      `Für Ihr Konto ${account} wurden mehrere falsche Codes hintereinander eingegeben. Deshalb werden Codes eine Zeit lang langsamer angenommen. Wer sie eingegeben hat, kennt Ihr Passwort.`,
    ],
    ifNotYou:
      'Waren Sie das nicht selbst, dann ändern Sie jetzt Ihr Passwort. Niemand hat sich angemeldet: Ihr zweiter Faktor hat gehalten.',
    ifNotYouLink: { label: 'Passwort ändern', path: '/account/password' },
  }),
  'codes-locked': (_, { account }) => ({
    subject: 'Für Ihr Konto werden keine Codes mehr angenommen',
    paragraphs: [
      `Für Ihr Konto ${account} wurden hundert falsche Codes hintereinander eingegeben. Deshalb werden jetzt keine mehr angenommen. Ein Backup-Code meldet Sie noch an. Wer sie eingegeben hat, kennt Ihr Passwort.`,
    ],
    ifNotYou:
      'Waren Sie das nicht selbst, dann melden Sie sich mit einem Backup-Code an und ändern Sie Ihr Passwort. Niemand hat sich angemeldet: Ihr zweiter Faktor hat gehalten.',
    ifNotYouLink: { label: 'Passwort ändern', path: '/account/password' },
  }),
};
