import type { SecondStepNotices } from '../../kinds/second-step.ts';
import type { Texts } from '../../message/message-text.ts';

export const secondStep: Texts<SecondStepNotices> = {
  'codes-slowed': (_, { account }) => ({
    subject: 'Jemand rät Ihre Codes',
    paragraphs: [
      `Für Ihr Konto ${account} wurden mehrere falsche Codes hintereinander eingegeben. Eine Zeit lang müssen Sie deshalb zwischen zwei Codes warten. Wer sie eingegeben hat, kennt Ihr Passwort.`,
    ],
    ifNotYou:
      'Wenn Sie das nicht selbst waren, ändern Sie jetzt Ihr Passwort. Niemand hat sich angemeldet: Ihr zweiter Faktor hat Ihr Konto geschützt.',
    ifNotYouLink: { label: 'Passwort ändern', path: '/account/password' },
  }),
  'codes-locked': (_, { account }) => ({
    subject: 'Codes sind für Ihr Konto gesperrt',
    paragraphs: [
      `Für Ihr Konto ${account} wurden zu viele falsche Codes hintereinander eingegeben, deshalb werden keine Codes mehr akzeptiert. Mit einem Backup-Code können Sie sich weiterhin anmelden. Wer die Codes eingegeben hat, kennt Ihr Passwort.`,
    ],
    ifNotYou:
      'Wenn Sie das nicht selbst waren, melden Sie sich mit einem Backup-Code an und ändern Sie Ihr Passwort. Niemand hat sich angemeldet: Ihr zweiter Faktor hat Ihr Konto geschützt.',
    ifNotYouLink: { label: 'Passwort ändern', path: '/account/password' },
  }),
};
