import type { MessageText } from '../../message/message-text.ts';

type IfNotYou = Pick<MessageText, 'ifNotYou' | 'ifNotYouLink'>;

/** For messages about a change to the account. */
export const takeBack: IfNotYou = {
  ifNotYou:
    'Wenn Sie das nicht selbst waren, kann sich jemand anderes in Ihrem Konto anmelden. Ändern Sie jetzt Ihr Passwort, und prüfen Sie, was sonst noch in Ihrem Konto passiert ist.',
  ifNotYouLink: { label: 'Passwort ändern', path: '/account/password' },
};

/** For messages about something that changed nothing. */
export const lookAtActivity: IfNotYou = {
  ifNotYou: 'Wenn Ihnen das unbekannt vorkommt, prüfen Sie, was in Ihrem Konto passiert ist.',
  ifNotYouLink: { label: 'Sicherheitsaktivitäten ansehen', path: '/account/activity' },
};
