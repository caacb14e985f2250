import { quotableName } from '../../../../shared/quotable.ts';
import { SAMPLE_KEYS } from '../links/sample-keys.ts';

/**
 * Whether an answer may be kept in the browser. A pupil may paste a real account's key URI. Of keys, only the lab's own
 * are kept, and the beginning of one while it is typed.
 */
export function mayKeep(answer: string): boolean {
  const keys = [...answer.matchAll(/secret=([^&\s]*)/gi)].map(([, key = '']) => key.toUpperCase());
  const isSample = (key: string) => Object.values(SAMPLE_KEYS).some((sample) => sample.startsWith(key));
  if (!keys.every(isSample)) return false;
  const rest = answer.replaceAll(/secret=[^&\s]*/gi, '').replace(/^\s*otpauth:\/{0,2}/i, '');
  return rest.trim() === '' || quotableName(rest) !== undefined;
}
