import type { Language } from '../../translations/languages.ts';

/** The texts that explain how a code is made. */
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
    run: 'Play',
    pause: 'Pause',
    back: 'Back',
    next: 'Next step',
    showAll: 'Show all steps live',
    keys: 'Use the left and right arrow keys to step. Home and End jump to the start and the end.',
    held: (time) => `Paused at ${time}, so that the numbers stay the same while you look.`,
    key: {
      title: 'The key becomes bytes',
      text: (bytes) =>
        `The key is written in Base32, with five bits per character. Decoded, it is ${bytes} bytes. Both sides have the same key.`,
      alt: (bytes, hex) => `The key’s ${bytes} bytes in hexadecimal: ${hex}.`,
    },
    counter: {
      title: 'The counter',
      text: (counter) => `Both sides count the codes. The next code is made from ${counter}.`,
    },
    time: {
      title: 'The clock becomes a time step',
      text: (unix, period, step) =>
        `Whole periods since 1 January 1970: ${unix} s ÷ ${period} s, rounded down, is step ${step}.`,
    },
    message: {
      title: 'Eight bytes as the message',
      text: 'The number is written as eight bytes, with the highest byte first.',
      alt: (hex) => `Eight bytes in hexadecimal: ${hex}.`,
    },
    hmac: {
      title: 'HMAC mixes key and number',
      text: (algorithm, bytes) =>
        `HMAC-${algorithm} gives ${bytes} bytes. No one can compute them without the key, and no one can compute the key from them.`,
      alt: (hex) => `The HMAC’s bytes in hexadecimal: ${hex}.`,
    },
    offset: {
      title: 'The last byte is a pointer',
      text: (last, offset) =>
        `The last byte is ${last}. Its lowest four bits are ${offset}. They say which byte to start from.`,
      alt: (last, offset) => `The HMAC’s last byte, ${last}, is marked. It points to byte ${offset}.`,
    },
    chosen: {
      title: 'Four bytes are chosen',
      text: (from, to) => `Bytes ${from} to ${to} are used.`,
      alt: (hex, from, to) => `The HMAC with bytes ${from} to ${to} marked: ${hex}.`,
    },
    number: {
      title: 'A 31-bit number',
      text: 'The highest bit is set to 0, so that every computer reads the same number, signed or not.',
    },
    modulo: {
      title: 'The last digits are kept',
      text: (digits) =>
        `The number is divided by 10 to the power of ${digits}. The remainder has at most ${digits} digits. If it is shorter, zeros are added in front.`,
    },
    letters: {
      title: 'Five characters instead of digits',
      text: 'The number is divided by 26 five times. Each remainder stands for a character of Steam’s own alphabet.',
    },
    code: { title: 'The code', text: (code) => `The code is ${code}.` },
  },
  de: {
    controls: 'Schritte',
    stepByStep: 'Schritt für Schritt',
    run: 'Abspielen',
    pause: 'Pause',
    back: 'Zurück',
    next: 'Nächster Schritt',
    showAll: 'Alle Schritte laufend zeigen',
    keys: 'Mit den Pfeiltasten nach links und rechts wechseln Sie den Schritt. Pos1 und Ende springen an den Anfang und ans Ende.',
    held: (time) => `Angehalten um ${time}, damit die Zahlen gleich bleiben, während Sie sie ansehen.`,
    key: {
      title: 'Aus dem Schlüssel werden Bytes',
      text: (bytes) =>
        `Der Schlüssel ist in Base32 geschrieben, mit fünf Bit je Zeichen. Dekodiert sind es ${bytes} Bytes. Beide Seiten haben denselben Schlüssel.`,
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
      text: 'Die Zahl wird als acht Bytes geschrieben, das höchste Byte zuerst.',
      alt: (hex) => `Acht Bytes, hexadezimal: ${hex}.`,
    },
    hmac: {
      title: 'HMAC mischt Schlüssel und Zahl',
      text: (algorithm, bytes) =>
        `HMAC-${algorithm} ergibt ${bytes} Bytes. Ohne den Schlüssel kann sie niemand berechnen, und niemand kann aus ihnen den Schlüssel berechnen.`,
      alt: (hex) => `Die Bytes des HMAC, hexadezimal: ${hex}.`,
    },
    offset: {
      title: 'Das letzte Byte ist der Zeiger',
      text: (last, offset) =>
        `Das letzte Byte ist ${last}. Seine untersten vier Bit sind ${offset}. Sie sagen, bei welchem Byte es losgeht.`,
      alt: (last, offset) =>
        `Das letzte Byte des HMAC, ${last}, ist hervorgehoben. Es zeigt auf Byte ${offset}.`,
    },
    chosen: {
      title: 'Vier Bytes werden ausgewählt',
      text: (from, to) => `Die Bytes ${from} bis ${to} werden verwendet.`,
      alt: (hex, from, to) => `Der HMAC, hervorgehoben die Bytes ${from} bis ${to}: ${hex}.`,
    },
    number: {
      title: 'Eine 31-Bit-Zahl',
      text: 'Das höchste Bit wird auf 0 gesetzt, damit jeder Computer dieselbe Zahl liest, mit Vorzeichen oder ohne.',
    },
    modulo: {
      title: 'Die letzten Ziffern bleiben',
      text: (digits) =>
        `Die Zahl wird durch 10 hoch ${digits} geteilt. Der Rest hat höchstens ${digits} Ziffern. Ist er kürzer, werden vorn Nullen ergänzt.`,
    },
    letters: {
      title: 'Fünf Zeichen statt Ziffern',
      text: 'Die Zahl wird fünfmal durch 26 geteilt. Jeder Rest steht für ein Zeichen aus dem Alphabet von Steam.',
    },
    code: { title: 'Der Code', text: (code) => `Der Code ist ${code}.` },
  },
};
