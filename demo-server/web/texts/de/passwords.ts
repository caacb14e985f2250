import type { Wording } from '../../../../shared/translations/wording.ts';
import type { passwords as original } from '../en/passwords.ts';

export const passwords: Wording<typeof original> = {
  forgot: 'Passwort vergessen?',
  forgotTitle: 'Neues Passwort wählen',
  forgotLead:
    'Geben Sie die Adresse ein, mit der Sie sich anmelden. Gibt es ein solches Konto, dann wird ein Link dorthin geschickt, mit dem Sie ein neues Passwort wählen.',
  send: 'Link zuschicken',
  askedTitle: 'Sehen Sie in Ihre E-Mails',
  askedLead: 'Gibt es ein Konto mit dieser Adresse, dann ist ein Link dorthin unterwegs.',
  askedText:
    'Der Link gilt einmal. Kommt er nicht in ein paar Minuten, dann sehen Sie unter den unerwünschten E-Mails nach, oder fordern Sie einen neuen an.',
  askAgain: 'Noch einmal anfordern',
  backToSignIn: 'Zurück zum Anmelden',
  resetTitle: 'Neues Passwort wählen',
  resetLead: 'Überall, wo Sie angemeldet sind, werden Sie abgemeldet. Ihr zweiter Faktor bleibt, wie er ist.',
  newPassword: 'Neues Passwort',
  newPasswordNoun: 'neues Passwort',
  save: 'Neues Passwort sichern',
  resetDoneTitle: 'Ihr Passwort ist geändert',
  resetDoneLead:
    'Melden Sie sich damit an. Haben Sie einen zweiten Faktor, dann wird er verlangt wie bisher.',
  linkBroken:
    'Dieser Link ist nicht vollständig. Öffnen Sie ihn noch einmal aus der E-Mail, oder fordern Sie einen neuen an.',
  askForNew: 'Neuen Link anfordern',
  changeTitle: 'Passwort ändern',
  changeLead: 'Alle anderen Browser werden abgemeldet, und kein Gerät ist mehr gemerkt.',
  current: 'Jetziges Passwort',
  currentNoun: 'jetziges Passwort',
  change: 'Passwort ändern',
  changed: 'Ihr Passwort ist geändert. Alle anderen Browser wurden abgemeldet.',
  way: 'Passwort',
  wayText: 'Ändern Sie es, vor allem wenn jemand anders es kennen könnte.',
};
