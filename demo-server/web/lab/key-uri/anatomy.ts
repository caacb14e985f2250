/** The kinds of parts in a key URI. */
export type PartKind =
  | 'scheme'
  | 'type'
  | 'label'
  | 'secret'
  | 'issuer'
  | 'algorithm'
  | 'digits'
  | 'period'
  | 'counter'
  | 'encoder'
  | 'other';

export interface Part {
  kind: PartKind;
  /** As written in the URI. */
  text: string;
  /** The decoded value. For a parameter, only the part after `=`. */
  value: string;
  /** The character between this part and the next: `/`, `?`, `&`. */
  joint: string;
}

const PARAMETERS = ['secret', 'issuer', 'algorithm', 'digits', 'period', 'counter', 'encoder'] as const;

/**
 * Returns the parts of a key URI in order. Joined together, they are the URI again.
 *
 * @param line a key URI from `formatKeyUri`
 */
export function anatomyOf(line: string): Part[] {
  const [, scheme = '', type = '', label = '', query = ''] =
    /^(otpauth:\/\/)([^/]*)\/([^?]*)\?(.*)$/.exec(line) ?? [];
  const pairs = query.split('&');
  return [
    { kind: 'scheme', text: scheme, value: 'otpauth', joint: '' },
    { kind: 'type', text: type, value: type, joint: '/' },
    { kind: 'label', text: label, value: decodeURIComponent(label), joint: '?' },
    ...pairs.map((pair, place): Part => {
      const [name = '', value = ''] = pair.split('=', 2);
      return {
        kind: PARAMETERS.find((known) => known === name) ?? 'other',
        text: pair,
        value: decodeURIComponent(value),
        joint: place < pairs.length - 1 ? '&' : '',
      };
    }),
  ];
}
