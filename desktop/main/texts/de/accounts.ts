import type * as english from '../en/accounts.ts';

export const account: typeof english.account = {
  askFirst: 'Dieses Konto macht einen Code, wenn Sie einen verlangen. Verlangen Sie zuerst einen Code.',
  noCounter: 'Dieses Konto bildet seine Codes aus der Zeit, nicht aus einem Zähler.',
  counterEnd: 'Der Zähler dieses Kontos ist am Ende.',
  notInBin: 'Dieses Konto ist nicht im Papierkorb.',
  otherKey: 'Diese Konten haben nicht denselben Schlüssel; sie wurden nicht zusammengelegt.',
  notesTooLong: (most) =>
    `Die Notizen dieser Konten sind zusammen länger als ${most} Zeichen. Kürzen Sie zuerst eine davon.`,
  gone: 'Dieses Konto ist nicht mehr im Tresor.',
  needsName:
    'Geben Sie einen Dienst oder einen Kontonamen ein, damit Sie diesen Schlüssel von den anderen unterscheiden können.',
};

export const clock: typeof english.clock = {
  badAddress: 'Das ist nicht die Adresse eines Servers. Geben Sie eine wie example.com ein.',
  noAnswer: (host) =>
    `${host} hat nicht geantwortet. Prüfen Sie die Adresse und die Verbindung und versuchen Sie es noch einmal.`,
  noTime: (host) => `${host} hat ohne die Zeit geantwortet. Versuchen Sie es mit einem anderen Server.`,
  counts: 'Dieses Konto zählt; seine Codes sagen nichts über die Zeit.',
  badLength: (digits) => `Ein Code dieses Kontos hat ${digits} Zeichen. Geben Sie ihn ganz ein.`,
  noMoment:
    'Kein Zeitpunkt innerhalb von drei Stunden ergibt diesen Code. Prüfen Sie das Konto und den Code.',
};

export const request: typeof english.request = {
  notOurs: 'Das darf nur Countersigns eigene Seite verlangen.',
  unknown: 'So etwas kann man von Countersign nicht verlangen.',
  incomplete: 'Es fehlen Angaben.',
  tooLong: (field, most) => `„${field}“ ist zu lang: höchstens ${most} Zeichen.`,
  unusable: (field) =>
    `„${field}“ ist so nicht verwendbar. Prüfen Sie die Eingabe und versuchen Sie es noch einmal.`,
  unforeseen:
    'Countersign ist auf einen unerwarteten Fehler gestoßen. Versuchen Sie es noch einmal; wenn er wiederkommt, starten Sie Countersign neu.',
};
