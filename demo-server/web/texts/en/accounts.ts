/** The front page, signing up, and signing in. */
export const accounts = {
  title: 'The other half of a second factor',
  howItWorks:
    'Your authenticator app knows a key and shows a new code every {{seconds}} seconds. This site knows the same key and checks the code.',
  whatToDo:
    'Sign up, turn on two-factor authentication, and scan the QR code with Countersign or any other authenticator app.',
  whatThen: 'After that, your password alone is not enough to sign in.',
  signedOut: 'You are signed out.',
  pictureAuthenticator: 'Your authenticator app',
  pictureSite: 'This site',
  signUp: 'Sign up',
  signIn: 'Sign in',
  name: 'Name',
  email: 'Email address',
  password: 'Password',
  passwordNoun: 'password',
  signUpTitle: 'Create your account',
  emailHint: 'We will email you a link to confirm it.',
  passwordHint: 'At least {{least}} characters. A sentence is easier to remember than random characters.',
  createAccount: 'Create account',
  haveAccount: 'Already have an account?',
  signInTitle: 'Sign in',
  sessionEnded: 'Your session has ended. Sign in to continue.',
  signInFirst: 'Sign in to see that page.',
  newHere: 'New here?',
} as const;
