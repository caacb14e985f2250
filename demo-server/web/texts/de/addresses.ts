import type { Wording } from '../../../../shared/translations/wording.ts';
import type { addresses as original } from '../en/addresses.ts';

export const addresses: Wording<typeof original> = {
  title: 'E-Mail-Adressen',
  lead: 'Über Änderungen an Ihrem Konto informieren wir Sie an jeder bestätigten Adresse.',
  list: 'Ihre Adressen',
  primary: 'Zum Anmelden',
  verified: 'Bestätigt',
  unverified: 'Nicht bestätigt',
  resend: 'Neuen Link senden',
  resendNamed: 'Neuen Link senden: {{email}}',
  resent: 'Ein Link ist unterwegs an {{email}}.',
  makePrimary: 'Zum Anmelden verwenden',
  makePrimaryNamed: 'Zum Anmelden verwenden: {{email}}',
  makePrimaryTitle: 'Mit {{email}} anmelden?',
  makePrimaryText:
    'Mit {{before}} können Sie sich dann nicht mehr anmelden. Bereits gesendete Links werden ungültig, und überall sonst werden Sie abgemeldet.',
  madePrimary: 'Sie melden sich jetzt mit {{email}} an.',
  remove: 'Entfernen',
  removeNamed: 'Entfernen: {{email}}',
  removeTitle: '{{email}} entfernen?',
  removeText: 'Wir senden dann keine Nachrichten mehr dorthin. Überall sonst werden Sie abgemeldet.',
  removed: '{{email}} wurde entfernt.',
  addTitle: 'Adresse hinzufügen',
  addText:
    'Über eine zweite Adresse erreichen wir Sie auch dann, wenn Sie die erste verlieren. Bestätigen Sie die neue Adresse mit dem Link, den wir dorthin senden.',
  add: 'Adresse hinzufügen',
  added: 'Ein Link ist unterwegs an {{email}}. Öffnen Sie ihn, um die Adresse zu bestätigen.',
  way: 'E-Mail-Adressen',
  wayText: 'Wo wir Sie über Änderungen an Ihrem Konto informieren.',
  askTitle: 'Bestätigen Sie Ihre E-Mail-Adresse.',
  ask: 'Wir haben einen Link an {{email}} gesendet. Ohne bestätigte Adresse können Sie einen verlorenen zweiten Faktor nicht per E-Mail zurücksetzen.',
  verifyTitle: 'E-Mail-Adresse bestätigen',
  verifyLead: 'Klicken Sie auf die Schaltfläche, um zu bestätigen, dass diese Adresse Ihnen gehört.',
  verifyPassword:
    'Wenn Sie das Konto erstellt haben, geben Sie hier sein Passwort ein, um es zu behalten. Sonst lassen Sie das Feld leer. Sie können dann ein Passwort wählen.',
  verify: 'Diese Adresse bestätigen',
  verifiedTitle: 'Ihre Adresse ist bestätigt',
  verifiedLead: 'Über Änderungen an Ihrem Konto informieren wir Sie jetzt auch dort.',
  verifiedWithout:
    'Wenn das Konto neu ist, gilt sein Passwort nicht mehr, denn jemand anderes könnte es gewählt haben. Wählen Sie ein neues.',
  firstTitle: 'Bestätigen Sie zuerst Ihre E-Mail-Adresse.',
  first:
    'Wir haben einen Link an {{email}} gesendet. Was Sie vorher einrichten, wird entfernt, wenn Sie die Adresse bestätigen.',
  linkBroken: 'Dieser Link ist unvollständig. Öffnen Sie ihn noch einmal aus der E-Mail.',
};
