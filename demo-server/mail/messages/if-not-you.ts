import type { MessageText } from '../message/message-text.ts';
import type { Sentences } from '../texts/catalogue.ts';

type IfNotYou = Required<Pick<MessageText, 'ifNotYou' | 'ifNotYouLink'>>;

/** For messages about a change to the account. */
export function takeBack({ common }: Sentences): IfNotYou {
  return {
    ifNotYou: common.takeBack,
    ifNotYouLink: { label: common.takeBackLink, path: '/account/password' },
  };
}

/** For messages about something that changed nothing. */
export function lookAtActivity({ common }: Sentences): IfNotYou {
  return {
    ifNotYou: common.lookAtActivity,
    ifNotYouLink: { label: common.lookAtActivityLink, path: '/account/activity' },
  };
}

/** For messages whose texts say themselves what to do, with a page for it. */
export function askTo(own: { ifNotYou: string; ifNotYouLink: string }, path: string): IfNotYou {
  return { ifNotYou: own.ifNotYou, ifNotYouLink: { label: own.ifNotYouLink, path } };
}
