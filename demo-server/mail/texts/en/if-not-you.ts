import type { MessageText } from '../../message/message-text.ts';

type IfNotYou = Pick<MessageText, 'ifNotYou' | 'ifNotYouLink'>;

/** Somebody has changed the account. */
export const takeBack: IfNotYou = {
  ifNotYou:
    'If this was not you, somebody else can sign in to your account. Change your password now, and look at what else was done.',
  ifNotYouLink: { label: 'Change your password', path: '/account/password' },
};

/** Nothing was changed. */
export const lookAtActivity: IfNotYou = {
  ifNotYou: 'If you do not recognise this, look at what was done with your account.',
  ifNotYouLink: { label: 'Look at your security activity', path: '/account/activity' },
};
