import type * as english from '../en/found.ts';

export const found: typeof english.found = {
  listClosed: 'Diese Liste ist geschlossen. Scannen Sie erneut.',
  notAKey: 'Eines der ausgewählten Elemente ist kein Schlüssel. Es wurde nichts hinzugefügt.',
  allLeftOut: 'Alle Konten sind abgewählt. Es wurde nichts hinzugefügt. Wählen Sie mindestens eines aus.',
  noUndo: 'Das lässt sich nicht mehr rückgängig machen. Entfernen Sie hinzugefügte Konten einzeln.',
  noRest: 'Alle Einträge dieser Datei erzeugen Codes. Sonst ist nichts zu behalten.',
  refusedKey: 'Ein Schlüssel, der sich nicht hinzufügen lässt',
  bareKey: {
    title: 'Ein Schlüssel ohne Namen',
    sentence:
      'Dieser Code enthält offenbar einen Schlüssel, aber keinen Namen. Um ihn hinzuzufügen, geben Sie den Schlüssel mit einem Namen ein.',
  },
  brokenExport: 'Ein beschädigter Export',
  brokenCode: 'Ein beschädigter Anmeldecode',
  other: { title: 'Kein Anmeldecode', sentence: (what) => `Das ist ${what}.` },
  foreign: 'Ein Code einer anderen App',
  part: (number, of) => `, Teil ${number} von ${of}`,
};

export const pasted: typeof english.pasted = {
  foreign: (what, instead) => `Das ist ${what}. ${instead}`,
  empty: 'Hier ist kein Text. Fügen Sie eine Schlüssel-URI ein. Sie beginnt mit otpauth://.',
  other: (what) => `Das ist ${what}, keine Schlüssel-URI. Eine Schlüssel-URI beginnt mit otpauth://.`,
};

export const advice: typeof english.advice = {
  sameAccount: 'Sie haben dieses Konto bereits, mit demselben Schlüssel.',
  sameAccountWithMore: 'Sie haben dieses Konto bereits, mit demselben Schlüssel. Einige Angaben sind anders.',
  sameKeyOtherCodes: (name) =>
    `Der Schlüssel ist derselbe wie bei „${name}“, die Codes sind aber andere. Nur eines von beiden ist richtig: Vergleichen Sie einen Code.`,
  longTag: (length, most) =>
    `Ein Schlagwort hat ${length} Zeichen. Es bleibt vollständig. Ein eingegebenes Schlagwort hat höchstens ${most}.`,
  manyTags: (count, most) =>
    `Es hat ${count} Schlagwörter. Alle bleiben erhalten. Wenn Sie sie ändern, verwenden Sie höchstens ${most}.`,
  longNote: (length, most) =>
    `Die Notiz hat ${length} Zeichen. Sie bleibt vollständig. Wenn Sie sie ändern, verwenden Sie höchstens ${most}.`,
  sameKey: (name) => `Der Schlüssel ist derselbe wie bei „${name}“.`,
  sameName:
    'Sie haben ein Konto mit diesem Namen und einem anderen Schlüssel. Wenn Sie dieses hinzufügen, behalten Sie beide.',
  noName: 'Konto ohne Namen',
  twoIssuers: (used, other) =>
    `Der Code nennt zwei Anbieter, „${used}“ und „${other}“. Countersign verwendet den ersten. Fügen Sie das Konto nur hinzu, wenn Sie beide kennen.`,
  oldCharacters: (others) =>
    `Der Code sagt nicht, in welchem Zeichensatz sein Name geschrieben ist. Der Name kann deshalb falsch sein, der Schlüssel nicht. ${
      others.length === 0
        ? 'Prüfen Sie den Namen'
        : `Andere Lesarten: ${others.map((name) => `„${name}“`).join(', ')}. Prüfen Sie den Namen`
    } und berichtigen Sie ihn später mit „Bearbeiten“.`,
  longName: (length, most) => `Ein Name darin hat ${length} Zeichen. Countersign behält die ersten ${most}.`,
  hiddenCharacters:
    'Der Name enthält versteckte Zeichen, die ihn wie einen anderen aussehen lassen können. Countersign zeigt sie nicht an. Fügen Sie das Konto nur hinzu, wenn Sie wissen, woher der Code kommt.',
  unusual: (what) =>
    `Weniger üblich: ${what.join(', ')}. Countersign unterstützt das, manche andere App nicht.`,
  digits: (digits) => `${digits} Ziffern`,
  period: (seconds) =>
    seconds === 1 ? 'jede Sekunde ein neuer Code' : `alle ${seconds} Sekunden ein neuer Code`,
  shortKey: (bits, least) =>
    `Der Schlüssel ist kurz: Er hat ${bits} Bit, und RFC 4226 verlangt mindestens ${least}.`,
};

export const capture: typeof english.capture = {
  refused:
    'Das System lässt Countersign den Bildschirm nicht sehen. Machen Sie ein Bildschirmfoto und öffnen Sie es als Bild.',
  notShared:
    'Es wurde kein Bildschirm für Countersign freigegeben. Scannen Sie erneut und wählen Sie einen, wenn das System fragt. Fragt es nicht, machen Sie ein Bildschirmfoto und fügen Sie es ein.',
  noRegion:
    'Unter Wayland kann kein Programm über den Bildschirm zeichnen. Scannen Sie den ganzen Bildschirm, oder machen Sie ein Bildschirmfoto des Bereichs und fügen Sie es ein.',
  macAccess:
    'macOS lässt Countersign den Bildschirm noch nicht sehen. Erlauben Sie es in den Systemeinstellungen unter „Datenschutz & Sicherheit“, „Bildschirmaufnahme“. Starten Sie Countersign dann neu.',
};
