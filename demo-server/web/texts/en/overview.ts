/** The start page of an account. */
export const overview = {
  title: 'Your account',
  factor: 'Two-factor authentication',
  on: 'On',
  off: 'Off',
  onText: 'To sign in you need your password and one of these. Each code works once.',
  offText:
    'Anyone who knows your password can sign in. If you add a second factor, such as an authenticator app, your password alone is not enough.',
  security: 'Security',
} as const;
