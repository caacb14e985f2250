import type { Language } from '../../translations/languages.ts';

/** The words of the page that shows how a code is made. */
export interface MakingTexts {
  controls: string;
  stepByStep: string;
  run: string;
  pause: string;
  back: string;
  next: string;
  showAll: string;
  keys: string;
  held: (time: string) => string;
  key: { title: string; text: (bytes: number) => string; alt: (bytes: number, hex: string) => string };
  counter: { title: string; text: (counter: string) => string };
  time: { title: string; text: (unix: string, period: string, step: string) => string };
  message: { title: string; text: string; alt: (hex: string) => string };
  hmac: { title: string; text: (algorithm: string, bytes: number) => string; alt: (hex: string) => string };
  offset: {
    title: string;
    text: (last: string, offset: number) => string;
    alt: (last: string, offset: number) => string;
  };
  chosen: {
    title: string;
    text: (from: number, to: number) => string;
    alt: (hex: string, from: number, to: number) => string;
  };
  number: { title: string; text: string };
  modulo: { title: string; text: (digits: number) => string };
  letters: { title: string; text: string };
  code: { title: string; text: (code: string) => string };
}

export const MAKING_TEXTS: Readonly<Record<Language, MakingTexts>> = {
  en: {
    controls: 'Steps',
    stepByStep: 'Go step by step',
    run: 'Run',
    pause: 'Pause',
    back: 'Back',
    next: 'Next step',
    showAll: 'Show all, live',
    keys: 'Right and left arrow step, Home and End jump.',
    held: (time) => `Held at ${time} so that the numbers stay while you look.`,
    key: {
      title: 'The key becomes bytes',
      text: (bytes) =>
        `The key is written in Base32, five bits a character. Read back it is ${bytes} bytes. Both sides hold the same.`,
      alt: (bytes, hex) => `The key’s ${bytes} bytes in hexadecimal: ${hex}.`,
    },
    counter: {
      title: 'The counter',
      text: (counter) => `Both sides count codes. The next one is made from ${counter}.`,
    },
    time: {
      title: 'The clock becomes a time step',
      text: (unix, period, step) =>
        `Whole periods since 1 January 1970: ${unix} s ÷ ${period} s, rounded down, is step ${step}.`,
    },
    message: {
      title: 'Eight bytes as the message',
      text: 'The number is written as eight bytes, the highest first.',
      alt: (hex) => `Eight bytes in hexadecimal: ${hex}.`,
    },
    hmac: {
      title: 'HMAC mixes key and number',
      text: (algorithm, bytes) =>
        `HMAC-${algorithm} gives ${bytes} bytes. Without the key nobody can make them, and nobody can get the key from them.`,
      alt: (hex) => `The HMAC’s bytes in hexadecimal: ${hex}.`,
    },
    offset: {
      title: 'The last byte points',
      text: (last, offset) =>
        `The last byte is ${last}. Its low four bits are ${offset}: that is where to look.`,
      alt: (last, offset) => `The HMAC’s last byte, ${last}, is marked. It points to byte ${offset}.`,
    },
    chosen: {
      title: 'Four bytes are chosen',
      text: (from, to) => `Bytes ${from} to ${to} are taken.`,
      alt: (hex, from, to) => `The HMAC with bytes ${from} to ${to} marked: ${hex}.`,
    },
    number: {
      title: 'A number of 31 bits',
      text: 'The highest bit is cleared, so that every computer reads the same number, signed or not.',
    },
    modulo: {
      title: 'The last digits stay',
      text: (digits) =>
        `Divided by 10 to the power of ${digits}, the remainder has at most ${digits} digits. Zeros fill the front.`,
    },
    letters: {
      title: 'Five letters instead of digits',
      text: 'Steam divides by 26 five times. Each remainder is a letter of its own alphabet.',
    },
    code: { title: 'The code', text: (code) => `The code is ${code}.` },
  },
  de: {
    controls: 'Schritte',
    stepByStep: 'Schritt für Schritt gehen',
    run: 'Ablaufen lassen',
    pause: 'Anhalten',
    back: 'Zurück',
    next: 'Nächster Schritt',
    showAll: 'Alles zeigen, laufend',
    keys: 'Pfeil rechts und links gehen schrittweise, Pos1 und Ende springen.',
    held: (time) => `Angehalten um ${time}, damit die Zahlen beim Betrachten stehen bleiben.`,
    key: {
      title: 'Aus dem Schlüssel werden Bytes',
      text: (bytes) =>
        `Der Schlüssel ist in Base32 geschrieben, fünf Bit je Zeichen. Zurückgelesen sind es ${bytes} Bytes. Beide Seiten haben dieselben.`,
      alt: (bytes, hex) => `Die ${bytes} Bytes des Schlüssels, hexadezimal: ${hex}.`,
    },
    counter: {
      title: 'Der Zähler',
      text: (counter) => `Beide Seiten zählen die Codes. Der nächste entsteht aus ${counter}.`,
    },
    time: {
      title: 'Aus der Uhrzeit wird ein Zeitschritt',
      text: (unix, period, step) =>
        `Ganze Perioden seit dem 1. Januar 1970: ${unix} s ÷ ${period} s, abgerundet, ist Schritt ${step}.`,
    },
    message: {
      title: 'Acht Bytes als Nachricht',
      text: 'Die Zahl wird als acht Bytes geschrieben, das höchste zuerst.',
      alt: (hex) => `Acht Bytes, hexadezimal: ${hex}.`,
    },
    hmac: {
      title: 'HMAC mischt Schlüssel und Zahl',
      text: (algorithm, bytes) =>
        `HMAC-${algorithm} ergibt ${bytes} Bytes. Ohne den Schlüssel kann sie niemand bilden, und niemand gewinnt aus ihnen den Schlüssel zurück.`,
      alt: (hex) => `Die Bytes des HMAC, hexadezimal: ${hex}.`,
    },
    offset: {
      title: 'Das letzte Byte ist der Zeiger',
      text: (last, offset) =>
        `Das letzte Byte ist ${last}. Seine unteren vier Bit sind ${offset}: Dort wird nachgesehen.`,
      alt: (last, offset) =>
        `Das letzte Byte des HMAC, ${last}, ist hervorgehoben. Es zeigt auf Byte ${offset}.`,
    },
    chosen: {
      title: 'Vier Bytes werden gewählt',
      text: (from, to) => `Die Bytes ${from} bis ${to} werden genommen.`,
      alt: (hex, from, to) => `Der HMAC, hervorgehoben die Bytes ${from} bis ${to}: ${hex}.`,
    },
    number: {
      title: 'Eine Zahl von 31 Bit',
      text: 'Das höchste Bit wird gelöscht, damit jeder Rechner dieselbe Zahl liest, mit Vorzeichen oder ohne.',
    },
    modulo: {
      title: 'Die letzten Ziffern bleiben',
      text: (digits) =>
        `Bei der Teilung durch 10 hoch ${digits} hat der Rest höchstens ${digits} Ziffern. Vorn wird mit Nullen aufgefüllt.`,
    },
    letters: {
      title: 'Fünf Zeichen statt Ziffern',
      text: 'Steam teilt fünfmal durch 26. Jeder Rest steht für ein Zeichen eines eigenen Alphabets.',
    },
    code: { title: 'Der Code', text: (code) => `Der Code ist ${code}.` },
  },
};
