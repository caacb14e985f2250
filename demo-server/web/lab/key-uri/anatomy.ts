/** What a part of a key URI is. */
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
  /** As it stands in the line. */
  text: string;
  /** What it holds, decoded; for a parameter its value alone. */
  value: string;
  /** What stands between this part and the next: `/`, `?`, `&`. */
  joint: string;
}

const PARAMETERS = ['secret', 'issuer', 'algorithm', 'digits', 'period', 'counter', 'encoder'] as const;

/**
 * A key URI in its parts, in order; put together again they are the line.
 *
 * @param line a key URI as `formatKeyUri` writes it
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
