import type { Wording } from '../../../../shared/translations/wording.ts';
import type { methods as original } from '../en/methods.ts';

export const methods: Wording<typeof original> = {
  title: 'Methoden für den zweiten Faktor',
  lead: 'Richten Sie mindestens zwei ein. Dann sind Sie nicht ausgesperrt, wenn Sie eine verlieren.',
  manage: 'Methoden verwalten',
  yours: 'Ihre Methoden',
  none: 'Sie haben noch keine. Zum Anmelden reicht Ihr Passwort allein aus.',
  add: 'Methode hinzufügen',
  nothingToAdd: 'Sie nutzen bereits jede Methode, die diese Website anbietet.',
  names: {
    passkey: 'Passkey',
    totp: 'Authenticator-App',
    sms: 'Codes per SMS',
    email: 'Codes per E-Mail',
  },
  to: 'Codes werden an {{to}} gesendet.',
  since: 'Hinzugefügt am <when/>',
  used: 'Zuletzt verwendet am <when/>',
  unused: 'Noch nicht verwendet',
  usedLast: 'Zuletzt verwendet',
  addPasskey: 'Passkey hinzufügen',
  addTotp: 'Authenticator-App verbinden',
  addSms: 'Codes per SMS erhalten',
  addEmail: 'Codes per E-Mail erhalten',
  change: 'Ändern',
  changeNamed: 'Ändern: {{name}}',
  remove: 'Entfernen',
  removeNamed: 'Entfernen: {{name}}',
  removeTitle: 'Entfernen: {{name}}',
  removeLead: 'Danach können Sie sich damit nicht mehr anmelden. Überall sonst werden Sie abgemeldet.',
  removeLast:
    'Dies ist Ihre einzige Methode. Wenn Sie sie entfernen, wird die Zwei-Faktor-Authentisierung ausgeschaltet, und Ihre Backup-Codes werden ungültig. Zum Anmelden reicht dann Ihr Passwort allein aus.',
  removed: 'Die Methode wurde entfernt.',
  gone: 'Diese Methode gibt es nicht mehr',
  strengthTitle: 'Welche Methode stärker ist und warum',
  strength: {
    passkey:
      '<b>Ein Passkey</b> ist am stärksten. Er funktioniert nur auf dieser Website, eine gefälschte Seite erhält also nichts Brauchbares. Es gibt nichts einzutippen und nichts zu verraten.',
    totp: '<b>Eine Authenticator-App</b> folgt an zweiter Stelle. Es wird kein Code gesendet, den jemand abfangen könnte. Wenn Sie aber einen Code auf einer gefälschten Seite eingeben, lässt er sich noch eine halbe Minute lang verwenden.',
    sms: '<b>Codes per SMS</b> sind schwächer. Jemand kann Ihren Mobilfunkanbieter überreden, Ihre Nummer auf eine andere SIM-Karte zu übertragen, und Mobilfunknetze lassen sich abhören.',
    email:
      '<b>Codes per E-Mail</b> sind am schwächsten. Sie zeigen nur, dass jemand Ihre E-Mails lesen kann, und diese Person könnte auch Ihr Passwort zurücksetzen.',
  },
  sendTitle: { sms: 'Codes per SMS', email: 'Codes per E-Mail' },
  sendLead: {
    sms: 'Bei jeder Anmeldung senden wir einen Code an Ihr Telefon. Bestätigen Sie zuerst, dass er bei Ihnen ankommt.',
    email:
      'Bei jeder Anmeldung senden wir Ihnen einen Code per E-Mail. Bestätigen Sie zuerst, dass er bei Ihnen ankommt.',
  },
  weaker:
    'Ein Passkey oder eine Authenticator-App schützt Sie besser. Warum, steht auf der Seite mit Ihren Methoden.',
  number: 'Telefonnummer',
  numberHint: 'Mit Ländervorwahl, zum Beispiel +49 151 23456789.',
  address: 'Adresse',
  noAddress: 'Wir senden Codes nur an Adressen, die Sie bestätigt haben. Sie haben noch keine.',
  toAddresses: 'Zu Ihren Adressen',
  enterTitle: 'Den Code eingeben',
  otherRecipient: 'Anderen Empfänger wählen',
  confirmedTitle: { sms: 'Codes per SMS sind eingeschaltet', email: 'Codes per E-Mail sind eingeschaltet' },
  confirmedText:
    'Ab der nächsten Anmeldung können Sie diese Methode wählen. Ihre anderen Methoden funktionieren weiter.',
  other: 'Andere Methoden',
  authenticator: 'Authenticator-App',
  authenticatorText: 'Zeigt alle {{seconds}} Sekunden einen neuen Code.',
  replaceAuthenticator: 'Authenticator-App ersetzen',
  turnOff: 'Ausschalten',
  turnOffTitle: 'Zwei-Faktor-Authentisierung ausschalten',
  turnOffLead: 'Danach reicht Ihr Passwort allein zum Anmelden aus. Ihre Backup-Codes werden ungültig.',
  turnOffButton: 'Jetzt ausschalten',
  shortNames: {
    passkey: 'Passkey',
    totp: 'Authenticator-App',
    sms: 'SMS',
    email: 'E-Mail',
  },
  noneShort: 'Kein zweiter Faktor',
};
