/** Choosing, changing and forgetting a password. */
export const passwords = {
  forgot: 'Forgot your password?',
  forgotTitle: 'Reset your password',
  forgotLead:
    'Enter the address you sign in with. If it belongs to an account, we email a password reset link to it.',
  send: 'Send reset link',
  askedTitle: 'Check your email',
  askedLead: 'If there is an account with this address, a link is on its way to it.',
  askedText:
    'The link works once. If it does not arrive within a few minutes, check your spam folder or request a new link.',
  askAgain: 'Request a new link',
  backToSignIn: 'Back to sign-in',
  resetTitle: 'Choose a new password',
  resetLead: 'You will be signed out everywhere. Your second factor stays the same.',
  newPassword: 'New password',
  newPasswordNoun: 'new password',
  save: 'Save new password',
  resetDoneTitle: 'Your password was changed',
  resetDoneLead: 'Sign in with your new password. If you have a second factor, you still need it.',
  linkBroken: 'This link is incomplete. Open it from the email again, or request a new link.',
  askForNew: 'Request a new link',
  changeTitle: 'Change your password',
  changeLead:
    'You will be signed out in every other browser. Devices that you trusted will need a code again.',
  current: 'Current password',
  currentNoun: 'current password',
  change: 'Change password',
  changed: 'Your password was changed. You are signed out in every other browser.',
  way: 'Password',
  wayText: 'Change it, especially if someone else may know it.',
} as const;
