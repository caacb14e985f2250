import type { MessageText } from '../../message/message-text.ts';

type IfNotYou = Pick<MessageText, 'ifNotYou' | 'ifNotYouLink'>;

/** For messages about a change to the account. */
export const takeBack: IfNotYou = {
  ifNotYou:
    'If this was not you, someone else can sign in to your account. Change your password now, and check what else happened on your account.',
  ifNotYouLink: { label: 'Change your password', path: '/account/password' },
};

/** For messages about something that changed nothing. */
export const lookAtActivity: IfNotYou = {
  ifNotYou: 'If you do not recognise this, check what happened on your account.',
  ifNotYouLink: { label: 'View your security activity', path: '/account/activity' },
};
