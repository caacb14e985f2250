import type * as english from '../en/accounts.ts';

export const account: typeof english.account = {
  askFirst: 'Dieses Konto erzeugt nur auf Wunsch einen Code. Fordern Sie zuerst einen Code an.',
  noCounter: 'Dieses Konto bildet seine Codes aus der Zeit, nicht aus einem Zähler.',
  counterEnd: 'Der Zähler dieses Kontos hat seinen höchsten Stand erreicht.',
  tooLateToTakeBack:
    'Dieser Code lässt sich nicht mehr zurücknehmen. Wenn die Seite den nächsten Code ablehnt, geben Sie den erwarteten Zähler im Formular des Kontos ein.',
  notInBin: 'Dieses Konto ist nicht im Papierkorb.',
  otherKey: 'Diese Konten haben nicht denselben Schlüssel und wurden deshalb nicht zusammengeführt.',
  notesTooLong: (most) =>
    `Die Notizen dieser Konten sind zusammen länger als ${most} Zeichen. Kürzen Sie zuerst eine davon.`,
  changedSince:
    'Ein Konto wurde geändert, nachdem es hinzugefügt worden war. Es wurde nichts rückgängig gemacht. Ändern oder entfernen Sie die Konten einzeln.',
  overLimit: {
    issuer: (most) => `Der Anbieter ist zu lang. Verwenden Sie höchstens ${most} Zeichen.`,
    account: (most) => `Der Kontoname ist zu lang. Verwenden Sie höchstens ${most} Zeichen.`,
    tags: (most, longest) =>
      `Verwenden Sie höchstens ${most} Schlagwörter mit jeweils höchstens ${longest} Zeichen.`,
    note: (most) => `Die Notiz ist zu lang. Verwenden Sie höchstens ${most} Zeichen.`,
    period: (most) => `Der Zeitraum ist zu lang. Verwenden Sie höchstens ${most} Sekunden.`,
  },
  gone: 'Dieses Konto ist nicht mehr im Tresor.',
  hiddenCharacters:
    'Der Anbieter oder der Kontoname enthält versteckte Zeichen oder solche, die die Leserichtung ändern. Geben Sie ihn ohne diese Zeichen ein.',
  needsName:
    'Geben Sie einen Anbieter oder einen Kontonamen ein, damit Sie diesen Schlüssel von den anderen unterscheiden können.',
};

export const clock: typeof english.clock = {
  badAddress: 'Das ist keine Serveradresse. Geben Sie eine wie example.com ein.',
  noAnswer: (host) =>
    `${host} hat nicht geantwortet. Prüfen Sie die Adresse und die Verbindung und versuchen Sie es erneut.`,
  noTime: (host) =>
    `${host} hat geantwortet, aber keine Uhrzeit gesendet. Versuchen Sie es mit einem anderen Server.`,
  counts: 'Dieses Konto verwendet einen Zähler. Seine Codes sagen deshalb nichts über die Uhrzeit.',
  badLength: (digits) => `Ein Code dieses Kontos hat ${digits} Zeichen. Geben Sie den ganzen Code ein.`,
  noMoment:
    'Dieser Code passt zu keinem Zeitpunkt innerhalb von drei Stunden vor oder nach jetzt. Prüfen Sie das Konto und den Code.',
};

export const request: typeof english.request = {
  notOurs: 'Das darf nur das Fenster von Countersign selbst anfordern.',
  unknown: 'Countersign kennt diese Anfrage nicht.',
  incomplete: 'Die Anfrage ist unvollständig.',
  tooLong: (field, most) => `„${field}“ ist zu lang. Erlaubt sind höchstens ${most} Zeichen.`,
  unusable: (field) => `„${field}“ ist ungültig. Prüfen Sie die Eingabe und versuchen Sie es erneut.`,
  unforeseen:
    'Ein unerwarteter Fehler ist aufgetreten. Versuchen Sie es erneut. Wenn er wieder auftritt, starten Sie Countersign neu.',
};
