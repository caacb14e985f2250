import type { Wording } from '../../../../shared/translations/wording.ts';
import type { entrance as original } from '../en/entrance.ts';

export const entrance: Wording<typeof original> = {
  title: 'Die andere Hälfte des zweiten Faktors',
  howItWorks:
    'Ihr Authenticator kennt einen Schlüssel und zeigt alle 30 Sekunden einen neuen Code; diese Website kennt denselben Schlüssel und prüft ihn.',
  whatToDo:
    'Registrieren Sie sich, schalten Sie die Zwei-Faktor-Authentisierung ein und scannen Sie den QR-Code mit Countersign oder einem anderen Authenticator.',
  whatThen: 'Von da an genügt Ihr Passwort allein nicht mehr, um sich anzumelden.',
  signedOut: 'Sie sind abgemeldet.',
  pictureAuthenticator: 'Ihr Authenticator',
  pictureSite: 'Diese Website',
  signUp: 'Registrieren',
  signIn: 'Anmelden',
  name: 'Name',
  email: 'E-Mail-Adresse',
  password: 'Passwort',
  passwordNoun: 'Passwort',
  signUpTitle: 'Konto anlegen',
  emailHint: 'Dorthin wird ein Link geschickt, mit dem Sie sie bestätigen.',
  passwordHint: 'Mindestens {{least}} Zeichen. Ein Satz ist leichter zu merken als ein Rätsel.',
  createAccount: 'Konto anlegen',
  haveAccount: 'Sie haben schon ein Konto?',
  signInTitle: 'Anmelden',
  sessionEnded: 'Ihre Sitzung ist beendet. Melden Sie sich an, um fortzufahren.',
  signInFirst: 'Melden Sie sich an, um diese Seite zu sehen.',
  newHere: 'Sie sind neu hier?',
  notFound: 'Diese Seite gibt es nicht',
  notFoundLead: 'Vielleicht ist die Adresse falsch geschrieben, oder die Seite ist umgezogen.',
  toAccount: 'Zum Konto',
  toStart: 'Zur Startseite',
};
