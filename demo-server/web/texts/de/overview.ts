import type { Wording } from '../../../../shared/translations/wording.ts';
import type { overview as original } from '../en/overview.ts';

export const overview: Wording<typeof original> = {
  title: 'Ihr Konto',
  factor: 'Zwei-Faktor-Authentisierung',
  on: 'Ein',
  off: 'Aus',
  onText: 'Zum Anmelden brauchen Sie Ihr Passwort und eine dieser Methoden. Jeder Code gilt nur einmal.',
  offText:
    'Wer Ihr Passwort kennt, kann sich anmelden. Wenn Sie einen zweiten Faktor hinzufügen, zum Beispiel eine Authenticator-App, reicht das Passwort allein nicht mehr aus.',
  security: 'Sicherheit',
};
