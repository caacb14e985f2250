/** Checks answers to the stations' tasks. The production code computes the correct answers. */
import { base32FromBytes } from '../../../../shared/base32.ts';
import { truncate } from '../../../../shared/explain.ts';
import { explainHmac } from '../../../../shared/explain-hmac.ts';
import { codeFor } from '../../../../shared/one-time-code.ts';
import { numberIn } from '../tasks/number-in.ts';
import { spreadOf } from './modulo.ts';
import { counterKey } from './parameters.ts';
import { matchCounter } from './resynchronise.ts';

export function checkBase32(answer: string): 'right' | 'rounded' | 'padded' | 'wrong' {
  const letters = base32FromBytes(new Uint8Array(16)).length;
  const number = numberIn(answer);
  if (number === String(letters)) return 'right';
  if (number === String(letters - 1)) return 'rounded';
  return number === String(Math.ceil(letters / 8) * 8) ? 'padded' : 'wrong';
}

export function checkHmac(answer: string): 'right' | 'onlyHash' | 'onlyBlock' | 'firstHash' | 'wrong' {
  const { outerPad, inner } = explainHmac('SHA1', new Uint8Array(20), new Uint8Array(8));
  const number = numberIn(answer);
  if (number === String(outerPad.length + inner.length)) return 'right';
  if (number === String(inner.length)) return 'onlyHash';
  if (number === String(outerPad.length)) return 'onlyBlock';
  return number === String(outerPad.length + 8) ? 'firstHash' : 'wrong';
}

export function checkOffset(answer: string): 'right' | 'hex' | 'highBits' | 'wholeByte' | 'wrong' {
  const mac = new Uint8Array(20);
  mac[19] = 0x5a;
  const { offset } = truncate(mac);
  // The article “a” of a sentence is not the digit.
  if (/^\s*(?:0x|#)?0?a(?:₁₆|h)?[.!]?\s*$/i.test(answer)) return 'hex';
  const number = numberIn(answer);
  if (number === String(offset)) return 'right';
  if (number === '5') return 'highBits';
  return number === String(0x5a) ? 'wholeByte' : 'wrong';
}

export function checkModulo(answer: string): 'right' | 'floor' | 'wrong' {
  const { most, least } = spreadOf(8);
  const number = numberIn(answer);
  if (number === String(most)) return 'right';
  return number === String(least) ? 'floor' : 'wrong';
}

export function checkLookAhead(answer: string): 'right' | 'offByOne' | 'outside' | 'wrong' {
  const key = counterKey({ key: 'rfc-20', hash: 'SHA1' }, 6);
  const accepted = Array.from({ length: 60 }, (_, counter) => counter).filter(
    (counter) => matchCounter(key, codeFor(key, counter), 20, 5) !== undefined,
  );
  const highest = Math.max(...accepted);
  const number = numberIn(answer);
  if (number === String(highest)) return 'right';
  if (number === String(highest - 1)) return 'offByOne';
  return number === String(highest + 1) ? 'outside' : 'wrong';
}
