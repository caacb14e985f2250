import type { Wording } from '../../../../shared/translations/wording.ts';
import type { passkeys as original } from '../en/passkeys.ts';

export const passkeys: Wording<typeof original> = {
  count_one: 'Ein Passkey',
  count_other: '{{count}} Passkeys',
  synced: 'Vom Anbieter synchronisiert',
  rename: 'Umbenennen',
  renameNamed: 'Umbenennen: {{name}}',
  renameTitle: 'Passkey umbenennen',
  addTitle: 'Passkey hinzufügen',
  addLead:
    'Ihr Gerät, Ihr Passwort-Manager oder ein Sicherheitsschlüssel speichert ihn. Sie können sich damit auch ohne Passwort anmelden.',
  name: 'Name des Passkeys',
  nameHint: 'Er hilft Ihnen, Ihre Passkeys zu unterscheiden, zum Beispiel „Laptop“ oder „Blauer Schlüssel“.',
  defaultName: 'Mein Passkey',
  create: 'Passkey erstellen',
  notCreated:
    'Es wurde kein Passkey erstellt. Versuchen Sie es noch einmal, oder wählen Sie eine andere Methode.',
  hasOne: 'Dieses Gerät hat bereits einen Passkey von Ihnen für diese Website.',
  added: 'Der Passkey wurde hinzugefügt',
  addedText: 'Sie können sich jetzt damit ohne Passwort anmelden.',
  useTitle: 'Passkey verwenden',
  useLead: 'Klicken Sie auf die Schaltfläche. Ihr Browser fragt dann nach Ihrem Passkey.',
  use: 'Passkey verwenden',
  notUsed:
    'Es wurde kein Passkey verwendet. Versuchen Sie es noch einmal, oder wählen Sie eine andere Methode.',
  instead: 'Stattdessen einen Passkey verwenden',
  signIn: 'Mit einem Passkey anmelden',
  noneHere: 'Dieser Browser unterstützt keine Passkeys oder erlaubt sie auf dieser Seite nicht.',
  atLocalhost:
    'Passkeys brauchen einen Hostnamen und funktionieren nicht über eine IP-Adresse. Öffnen Sie diese Website unter localhost und melden Sie sich dort noch einmal an.',
  openLocalhost: '{{address}} öffnen',
};
