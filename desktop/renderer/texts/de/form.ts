import type { Wording } from '../../../../shared/translations/wording.ts';
import type { form as english } from '../en/form.ts';

export const form: Wording<typeof english> = {
  issuer: 'Anbieter',
  issuerHint: 'Der Dienst oder das Unternehmen, zum Beispiel GitHub.',
  account: 'Konto',
  accountHint: 'Ihr Name dort, zum Beispiel ann@example.com.',
  keyNoun: 'Schlüssel',
  tags: 'Schlagwörter',
  tagsHint: 'Trennen Sie Schlagwörter durch Kommas, zum Beispiel: Arbeit, Bank.',
  tagChoices: 'Verwendete Tags',
  needsTag: 'Geben Sie einen Tag ein oder wählen Sie einen.',
  note: 'Notiz',
  noteHint: 'Optional. Wird mit dem Konto verschlüsselt im Tresor gespeichert. Die Suche findet sie.',
  favourite: 'Favorit: steht in „Code suchen“ ganz oben und im Menü des Infobereichs',
  type: 'Typ',
  types: {
    totp: 'Zeitbasiert (TOTP), der Normalfall',
    hotp: 'Zählerbasiert (HOTP)',
    steam: 'Steam Guard',
  },
  algorithm: 'Algorithmus',
  digits: 'Ziffern',
  period: 'Periode in Sekunden',
  counter: 'Nächster Zählerstand',
  hiddenCharacters:
    'Hier stehen versteckte Zeichen oder solche, die die Leserichtung ändern. Geben Sie den Namen ohne diese Zeichen ein.',
  badName: 'Verwenden Sie höchstens {{most}} Zeichen.',
  needsName: 'Geben Sie den Anbieter, das Konto oder beides ein.',
  needsKey: 'Geben Sie den Schlüssel ein, den der Dienst neben seinem QR-Code anzeigt.',
  badPeriod:
    'Geben Sie eine ganze Zahl von Sekunden ein, von 1 bis {{most}}. Die meisten Dienste verwenden 30.',
  badCounter: 'Geben Sie eine ganze Zahl ein, 0 oder mehr. Ein neuer Schlüssel beginnt bei 0.',
  badTags: 'Verwenden Sie höchstens {{most}} Schlagwörter mit je höchstens {{longest}} Zeichen.',
  badNote: 'Verwenden Sie höchstens {{most}} Zeichen. Diese Notiz hat {{length}}.',
};
