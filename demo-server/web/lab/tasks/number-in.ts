import { latinDigits } from '../../../../shared/latin-digits.ts';

/** The numbers from 0 in words, by language: English, German, French, Spanish, Japanese, and Arabic in both genders. */
const WRITTEN_OUT = [
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty',
  'null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig',
  // Without “un”, which is also the article: “onze, un nombre impair”.
  'zéro - deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt',
  'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve',
  '零 一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五 十六 十七 十八 十九 二十 二十一 二十二 二十三 二十四 二十五 二十六 二十七 二十八 二十九',
  'صفر واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة أحد-عشر اثنا-عشر ثلاثة-عشر أربعة-عشر خمسة-عشر ستة-عشر سبعة-عشر ثمانية-عشر تسعة-عشر عشرون',
  '- واحدة اثنتان ثلاث أربع خمس ست سبع ثماني تسع عشر إحدى-عشرة اثنتا-عشرة ثلاث-عشرة أربع-عشرة خمس-عشرة ست-عشرة سبع-عشرة ثماني-عشرة تسع-عشرة عشرين',
].map((line) => withoutAccents(line).split(' '));

/** Numbers of two words. People write “dix-sept” and “dix sept”. */
const TWO_WORDS = new RegExp(
  `(?<!\\p{L})(?:${WRITTEN_OUT.flat()
    .filter((word) => /.-./.test(word))
    .map((word) => word.replace('-', '\\s+'))
    .join('|')})(?!\\p{L})`,
  'gu',
);

/**
 * Returns the only number in an answer: "11 guesses", "It is 755224", "elf", "onze", "十一回", "١١". 755 224, 755,224,
 * 755.224 and 755’224 are the same number. `undefined` if there is no number, or more than one.
 */
export function numberIn(answer: string): string | undefined {
  const joined = latinDigits(answer.trim()).replaceAll(/(?<=\d)[\s.,'’，٬](?=\d{3}(?!\d))/g, '');
  const numbers = joined.match(/\d+(?:[.,，٫]\d+)?/g) ?? [];
  if (numbers.length > 0) return numbers.length === 1 ? numbers[0] : undefined;
  const words = withoutAccents(joined)
    .toLowerCase()
    // “Once” is eleven in Spanish only.
    .replaceAll(/\bat once\b/g, '')
    .replaceAll(TWO_WORDS, (two) => two.replace(/\s+/, '-'))
    // Japanese has no spaces between words.
    .replaceAll(/[零一二三四五六七八九十]+/g, ' $& ')
    .match(/\p{L}+(?:-\p{L}+)*/gu);
  // A set, because “six” is the same word in English and in French.
  const written = new Set(
    words?.flatMap((word) => WRITTEN_OUT.map((line) => line.indexOf(word)).filter((at) => at >= 0)),
  );
  const [only] = written;
  return written.size === 1 ? String(only) : undefined;
}

/** Accents, and the short vowels of Arabic, are often left out. */
function withoutAccents(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '');
}
