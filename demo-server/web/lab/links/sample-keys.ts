/**
 * The lab's own keys. They are published, so they are no secret. Links and kept answers may name or contain these keys
 * and no others.
 */

/** The key of RFC 4226 Appendix D, and of RFC 6238 Appendix B for SHA1: the text 12345678901234567890. */
export const TEST_KEY = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

/** The keys by the names that links use. RFC 6238 Appendix B has a longer key for each longer hash. */
export const SAMPLE_KEYS = {
  'rfc-20': TEST_KEY,
  'rfc-32': 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZA',
  'rfc-64':
    'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNA',
  hello: 'JBSWY3DPEHPK3PXP',
} as const;

export type SampleKey = keyof typeof SAMPLE_KEYS;

/** Returns the name of a sample key, or `undefined` for any other key. Ignores case, spaces and dashes. */
export function sampleKeyOf(secret: string): SampleKey | undefined {
  const compact = secret.replace(/[\s-]/g, '').replace(/=+$/, '').toUpperCase();
  const names = Object.keys(SAMPLE_KEYS) as SampleKey[];
  return names.find((name) => SAMPLE_KEYS[name] === compact);
}
