import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasDuplicateKeys } from './duplicate-keys.ts';

test('finds a name that occurs twice in one object, in any spelling', () => {
  for (const json of [
    '{"code":"1","code":"2"}',
    '{"code":"1","\\u0063ode":"2"}',
    '{ "a" : 1 , "b" : [ { "c" : 1 , "c" : 2 } ] }',
    '{"a":{"x":1},"b":2,"a":3}',
    '[[{"":1,"":2}]]',
  ]) {
    expect({ json, found: hasDuplicateKeys(json) }).toEqual({ json, found: true });
  }
});

test('ignores the same name in two objects or as a value', () => {
  for (const json of [
    '{"a":{"a":{"a":"a"}}}',
    '[{"a":1},{"a":1}]',
    '{"a":"{\\"b\\":1,\\"b\\":2}","b":["a","a"]}',
    '"a"',
    '{}',
  ]) {
    expect({ json, found: hasDuplicateKeys(json) }).toEqual({ json, found: false });
  }
});

test('finds none in the output of JSON.stringify, and one after a member is doubled', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }),
      fc.boolean(),
      (object, pretty) => {
        const json = JSON.stringify(object, undefined, pretty ? 2 : undefined);
        expect(hasDuplicateKeys(json)).toBe(false);
        const [name = ''] = Object.keys(object);
        expect(hasDuplicateKeys(`{${JSON.stringify(name)}:null,${json.slice(1)}`)).toBe(true);
      },
    ),
  );
});
