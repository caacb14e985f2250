import type { MessageText } from '../../message/message-text.ts';

type IfNotYou = Pick<MessageText, 'ifNotYou' | 'ifNotYouLink'>;

/** Somebody has changed the account. */
export const takeBack: IfNotYou = {
  ifNotYou:
    'Waren Sie das nicht selbst, dann kann sich jemand anders bei Ihrem Konto anmelden. Ändern Sie jetzt Ihr Passwort, und sehen Sie nach, was sonst noch geschehen ist.',
  ifNotYouLink: { label: 'Passwort ändern', path: '/account/password' },
};

/** Nothing was changed. */
export const lookAtActivity: IfNotYou = {
  ifNotYou: 'Kommt Ihnen das nicht bekannt vor, dann sehen Sie nach, was mit Ihrem Konto geschehen ist.',
  ifNotYouLink: { label: 'Sicherheitsaktivität ansehen', path: '/account/activity' },
};
