import type { Wording } from '../../../../shared/translations/wording.ts';
import type { accounts as original } from '../en/accounts.ts';

export const accounts: Wording<typeof original> = {
  title: 'Die andere Hälfte des zweiten Faktors',
  howItWorks:
    'Ihre Authenticator-App kennt einen Schlüssel und zeigt alle {{seconds}} Sekunden einen neuen Code. Diese Website kennt denselben Schlüssel und prüft den Code.',
  whatToDo:
    'Registrieren Sie sich, schalten Sie die Zwei-Faktor-Authentisierung ein und scannen Sie den QR-Code mit Countersign oder einer anderen Authenticator-App.',
  whatThen: 'Danach reicht Ihr Passwort allein zum Anmelden nicht mehr aus.',
  signedOut: 'Sie sind abgemeldet.',
  pictureAuthenticator: 'Ihre Authenticator-App',
  pictureSite: 'Diese Website',
  signUp: 'Registrieren',
  signIn: 'Anmelden',
  name: 'Name',
  email: 'E-Mail-Adresse',
  password: 'Passwort',
  passwordNoun: 'Passwort',
  signUpTitle: 'Konto erstellen',
  emailHint: 'Wir senden Ihnen dorthin einen Link zur Bestätigung.',
  passwordHint: 'Mindestens {{least}} Zeichen. Ein Satz ist leichter zu merken als zufällige Zeichen.',
  createAccount: 'Konto erstellen',
  haveAccount: 'Sie haben schon ein Konto?',
  signInTitle: 'Anmelden',
  sessionEnded: 'Ihre Sitzung ist beendet. Melden Sie sich an, um fortzufahren.',
  signInFirst: 'Melden Sie sich an, um diese Seite zu sehen.',
  newHere: 'Neu hier?',
};
