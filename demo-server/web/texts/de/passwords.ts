import type { Wording } from '../../../../shared/translations/wording.ts';
import type { passwords as original } from '../en/passwords.ts';

export const passwords: Wording<typeof original> = {
  forgot: 'Passwort vergessen?',
  forgotTitle: 'Passwort zurücksetzen',
  forgotLead:
    'Geben Sie die Adresse ein, mit der Sie sich anmelden. Wenn sie zu einem Konto gehört, senden wir dorthin einen Link zum Zurücksetzen des Passworts.',
  send: 'Link senden',
  askedTitle: 'Prüfen Sie Ihr Postfach',
  askedLead: 'Wenn es ein Konto mit dieser Adresse gibt, ist ein Link dorthin unterwegs.',
  askedText:
    'Der Link gilt nur einmal. Wenn er nicht in ein paar Minuten ankommt, prüfen Sie Ihren Spam-Ordner, oder fordern Sie einen neuen Link an.',
  askAgain: 'Neuen Link anfordern',
  backToSignIn: 'Zurück zur Anmeldung',
  resetTitle: 'Neues Passwort wählen',
  resetLead: 'Sie werden überall abgemeldet. Ihr zweiter Faktor bleibt, wie er ist.',
  newPassword: 'Neues Passwort',
  newPasswordNoun: 'neues Passwort',
  save: 'Neues Passwort speichern',
  resetDoneTitle: 'Ihr Passwort wurde geändert',
  resetDoneLead:
    'Melden Sie sich mit Ihrem neuen Passwort an. Wenn Sie einen zweiten Faktor haben, brauchen Sie ihn weiterhin.',
  linkBroken:
    'Dieser Link ist unvollständig. Öffnen Sie ihn noch einmal aus der E-Mail, oder fordern Sie einen neuen an.',
  askForNew: 'Neuen Link anfordern',
  changeTitle: 'Passwort ändern',
  changeLead:
    'Sie werden in allen anderen Browsern abgemeldet. Geräte, denen Sie vertraut haben, brauchen wieder einen Code.',
  current: 'Aktuelles Passwort',
  currentNoun: 'aktuelles Passwort',
  change: 'Passwort ändern',
  changed: 'Ihr Passwort wurde geändert. In allen anderen Browsern sind Sie abgemeldet.',
  way: 'Passwort',
  wayText: 'Ändern Sie es, vor allem wenn jemand anderes es kennen könnte.',
};
