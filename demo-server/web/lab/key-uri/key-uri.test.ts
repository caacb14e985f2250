import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatKeyUri, parseKeyUri } from '../../../../shared/key-uri.ts';
import { anatomyOf } from './anatomy.ts';
import { draftOf, FIRST_LINE, lineOf, readLine } from './uri-draft.ts';

describe('the parts of a key URI', () => {
  it('names every part', () => {
    expect(anatomyOf(FIRST_LINE).map(({ kind, value }) => [kind, value])).toEqual([
      ['scheme', 'otpauth'],
      ['type', 'totp'],
      ['label', 'Example:ann@example.test'],
      ['secret', 'JBSWY3DPEHPK3PXP'],
      ['issuer', 'Example'],
      ['algorithm', 'SHA1'],
      ['digits', '6'],
      ['period', '30'],
    ]);
  });

  it('omits nothing, for any names', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (issuer, account) => {
        const line = formatKeyUri({
          ...parseKeyUri(FIRST_LINE),
          issuer,
          account,
          extra: [['image', 'a&b=c']],
        });
        expect(
          anatomyOf(line)
            .map(({ text, joint }) => text + joint)
            .join(''),
        ).toBe(line);
      }),
    );
  });
});

describe('the fields and the line', () => {
  it('give the same key URI in both directions', () => {
    for (const line of [
      FIRST_LINE,
      'otpauth://hotp/Bank:a?secret=JBSWY3DPEHPK3PXP&issuer=Bank&algorithm=SHA512&digits=8&counter=41',
      'otpauth://totp/Steam:ann?secret=JBSWY3DPEHPK3PXP&issuer=Steam&algorithm=SHA1&digits=5&period=30&encoder=steam',
      'otpauth://totp/ann?secret=JBSWY3DPEHPK3PXP&algorithm=SHA1&digits=6&period=60',
    ]) {
      expect(lineOf(draftOf(parseKeyUri(line)))).toBe(line);
    }
  });

  it('takes numbers with the digits of any script', () => {
    const typed = { ...draftOf(parseKeyUri(FIRST_LINE)), digits: '８', period: '٦٠' };
    expect(readLine(lineOf(typed))).toMatchObject({ key: { digits: 8, period: 60 } });
    const counting = { ...typed, type: 'hotp', counter: '७' } as const;
    expect(readLine(lineOf(counting))).toMatchObject({ key: { counter: 7 } });
  });

  it.each([
    [{ secret: 'JBSWY3D1' }, 'secret'],
    [{ secret: '' }, 'secret'],
    [{ digits: '5' }, 'digits'],
    [{ period: 'soon' }, 'period'],
    [{ type: 'hotp', counter: '' }, 'counter'],
  ] as const)('a wrong field %j stays in the line, and the line’s error names it', (change, fault) => {
    expect(readLine(lineOf({ ...draftOf(parseKeyUri(FIRST_LINE)), ...change }))).toEqual({ fault });
  });
});
