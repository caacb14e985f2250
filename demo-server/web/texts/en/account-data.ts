/** Taking one's data, and deleting one's account. */
export const accountData = {
  title: 'Your data',
  lead: 'Download what this site has stored about you, or delete your account.',
  way: 'Your data',
  wayText: 'Download it, or delete your account.',
  exportTitle: 'Download your data',
  exportText:
    'You get a file with everything that this site has stored about you: your addresses, devices, sessions, requests and security activity. Passwords, keys and codes are not in it. We notify you by email.',
  export: 'Download',
  exported: 'Your data was downloaded as {{name}}.',
  fileName: 'countersign-data-{{date}}.json',
  deleteTitle: 'Delete your account',
  deleteText_one:
    'Your account is deleted {{count}} day after you request it, with everything that belongs to it. Until then you can keep it.',
  deleteText_other:
    'Your account is deleted {{count}} days after you request it, with everything that belongs to it. Until then you can keep it.',
  toDelete: 'Delete account…',
  deleteLead:
    'Until the day of the deletion, your account works as before. We email you a link to keep it now, and again before the end.',
  whatGoes:
    'After that, no one can sign in or restore the account, and the address is free for a new one. This site keeps only what happened when, without your name, address, network or browser.',
  confirmDelete: 'Delete account',
  noticeTitle: 'Your account will be deleted',
  notice: 'It is deleted on <when/>, as you requested.',
  keep: 'Keep account',
  kept: 'Your account will not be deleted.',
  keepTitle: 'Keep your account',
  keepLead: 'The deletion of your account was requested. If you want to keep it, press the button.',
  keptTitle: 'Your account stays',
  keptLead: 'It will not be deleted. Nothing else has changed.',
  keptAdvice:
    'If you did not request the deletion, someone else can sign in to your account. Choose a new password.',
  linkBroken: 'This link is incomplete. Open it from the email again, or copy all of it.',
} as const;
