import type * as english from '../en/found.ts';

export const found: typeof english.found = {
  listClosed: 'Diese Liste wurde inzwischen geschlossen. Scannen Sie noch einmal.',
  notAKey: 'Etwas von dem Ausgewählten ist kein Schlüssel. Nichts wurde hinzugefügt.',
  refusedKey: 'Ein Schlüssel, der nicht hinzugefügt werden kann',
  bareKey: {
    title: 'Ein Schlüssel ohne Namen',
    sentence:
      'Dieser Code enthält, was wie ein Schlüssel aussieht, und keinen Namen. Tippen Sie den Schlüssel mit einem Namen ein, um ihn hinzuzufügen.',
  },
  brokenExport: 'Ein fehlerhafter Export',
  brokenCode: 'Ein fehlerhafter Anmeldecode',
  other: { title: 'Kein Anmeldecode', sentence: (what) => `Das ist ${what}.` },
  part: (number, of) => `, Teil ${number} von ${of}`,
};

export const pasted: typeof english.pasted = {
  empty: 'Hier ist kein Text. Fügen Sie eine Schlüssel-URI ein: Sie beginnt mit otpauth://.',
  other: (what) => `Das ist ${what} und keine Schlüssel-URI. Eine solche beginnt mit otpauth://.`,
};

export const advice: typeof english.advice = {
  sameAccount: 'Dieses Konto haben Sie schon, mit demselben Schlüssel.',
  sameKey: (name) => `Derselbe Schlüssel wie bei Ihrem „${name}“.`,
  sameName:
    'Sie haben ein Konto dieses Namens mit einem anderen Schlüssel. Wenn Sie dieses hinzufügen, bleiben beide.',
  noName: 'Konto ohne Namen',
  twoIssuers: (used, other) =>
    `Der Code nennt zwei Dienste, „${used}“ und „${other}“. Der erste wird verwendet; fügen Sie ihn nur hinzu, wenn Sie beide kennen.`,
  unusual: (what) =>
    `Weniger üblich: ${what.join(', ')}. Countersign kann damit umgehen, manche andere App nicht.`,
  digits: (digits) => `${digits} Ziffern`,
  period: (seconds) =>
    seconds === 1 ? 'jede Sekunde ein neuer Code' : `alle ${seconds} Sekunden ein neuer Code`,
  shortKey: (bits, least) =>
    `Der Schlüssel ist kurz: ${bits} Bit, wo mindestens ${least} verlangt sind (RFC 4226).`,
};

export const capture: typeof english.capture = {
  refused:
    'Das System lässt Countersign den Bildschirm nicht sehen. Machen Sie ein Bildschirmfoto und öffnen Sie es als Bild.',
  notShared:
    'Kein Bildschirm wurde für Countersign freigegeben. Scannen Sie noch einmal und wählen Sie einen, wenn das System fragt; fragt es nicht, machen Sie ein Bildschirmfoto und fügen Sie es ein.',
  noRegion:
    'Unter Wayland kann kein Programm über den Bildschirm zeichnen. Scannen Sie den ganzen Bildschirm, oder machen Sie vom Ausschnitt ein Bildschirmfoto und fügen Sie es ein.',
  macAccess:
    'macOS lässt Countersign den Bildschirm noch nicht sehen. Erlauben Sie es unter Systemeinstellungen, Datenschutz & Sicherheit, Bildschirmaufnahme, und starten Sie Countersign neu.',
};
