import fc from 'fast-check';
import { expect, it } from 'vitest';
import { partsOfName, withSoftHyphens } from './name-breaks.ts';

const shown = (name: string) => withSoftHyphens(name).replaceAll('\u00AD', '-');

it.each([
  ['Bundesministerium', 'Bun-des-mi-nis-te-rium'],
  ['Krankenversicherungsgesellschaft', 'Kran-ken-ver-si-che-rungs-ge-sell-schaft'],
  ['Verwaltungsangelegenheiten', 'Ver-wal-tung-san-ge-le-gen-heiten'],
  ['Steuerberatungskanzlei', 'Steuer-be-ra-tungs-kanzlei'],
  ['Straßenverkehrsamt', 'Stra-ßen-ver-kehr-samt'],
  ['Administración', 'Admi-nist-ra-ción'],
  ['Authentification', 'Authen-ti-fi-ca-tion'],
])('%s breaks as %s', (name, broken) => {
  expect(shown(name)).toBe(broken);
});

it.each(['GitHub', 'Counter', 'Bank of Example', 'Сбербанкмосковский', '銀行'])(
  '%s stays as it is',
  (name) => {
    expect(withSoftHyphens(name)).toBe(name);
  },
);

it('an address may break after its signs', () => {
  expect(partsOfName('ann.example@mail.example')).toEqual(['ann.', 'example@', 'mail.', 'example']);
  expect(partsOfName('Bank of Example · business')).toEqual(['Bank of Example · business']);
});

it('no letter of a name is lost', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (name) => {
      const whole = partsOfName(name).map(withSoftHyphens).join('');
      expect(whole.replaceAll('\u00AD', '')).toBe(name.replaceAll('\u00AD', ''));
    }),
  );
});
