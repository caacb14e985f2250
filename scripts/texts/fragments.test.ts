import { expect, test } from 'vitest';
import { flat } from './catalogue.ts';
import { fragments } from './fragments.ts';
import { catalogueOf } from './generate.ts';
import { TEXT_PLACES } from './places.ts';

/**
 * Texts that begin in lower case and stand alone, with the place where they stand. None of them is a part of another
 * text’s sentence: that would need its form in the middle of a sentence, which is another one in each language.
 */
const ALONE: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:code|decode|import|uri|completion|playwright)\.(?:about|options\.|help|operand|value)/,
    'a line of a command’s help, beside its name',
  ],
  [
    /^(?:program\.(?:help|version|language|unknownVersion)|options\.|value\.|help\.\d)/,
    'a line of a command’s help, beside its name',
  ],
  [/^app\.(?:copy|palette|scan|lock|show|hidden|help|version)$/, 'a line of a completion, beside its option'],
  [/^plan\.yes\./, 'what one may type'],
  [
    /^(?:input\.standardInput|choice\.nameless|place\.(?:pasted|typed)|importFile\.thisFile|advice\.noName)$/,
    'stands where a name stands, in quotes or before a colon',
  ],
  [/^migration\.whose_without$/, 'stands where a name stands, in quotes'],
  [/^accountData\.fileName$/, 'the name of a file'],
  [/^place\.at\./, 'the part of a picture: “code.png, top left”'],
  [/^owner\.to\./, 'macOS begins the sentence, in its own language: “Countersign is trying to show a key.”'],
  [/^(?:control|what|sending)\./, 'a label after a colon'],
  [/^(?:methodNames|roles)\./, 'a label after a colon'],
  [/^(?:frame\.unknown|attacks\.column)/, 'a line of a table'],
  [/^preflight\.(?:step|hint)\./, 'begins with a word of code: “confirm accepts the right code”'],
  [/^(?:verdict|level|severity)\./, 'a mark in a table'],
  [/^line\./, 'one of several facts in a row'],
  [/^(?:found\.(?:counter|period)|found\.same\.none|exportSheet\.counter)/, 'one of several facts in a row'],
  [/^advice\.(?:digits|period)/, 'one of several facts in a list'],
  [
    /^(?:list\.(?:hiddenCode|next|favourite|isSelected)|palette\.takesNext)$/,
    'one of several facts about an account',
  ],
  [
    /^(?:several\.|settings\.binGoes|protection\.doesNotOpen$)/,
    'one of several facts about a computer, an account or a backup',
  ],
  [/^(?:activity\.by|mailQueue\.|people\.|support\.)/, 'one of several facts in a row'],
  [/^attacks\./, 'a cell of a table, a choice in a list'],
  [/^(?:classes|verifier)\./, 'a cell of a table, a mark in a figure'],
  [/^inside\./, 'a mark in a figure'],
  [/^lessons\.enrolling\.part/, 'a list of what differs'],
];

test.each(TEXT_PLACES)('no text of $folder is a piece of another one', (place) => {
  const found = fragments(flat(catalogueOf(place, 'en')));
  expect(found.filter((key) => !ALONE.some(([known]) => known.test(key)))).toEqual([]);
});

test('every known text is still in a catalogue', () => {
  const keys = TEXT_PLACES.flatMap((place) => fragments(flat(catalogueOf(place, 'en'))));
  expect(ALONE.filter(([known]) => !keys.some((key) => known.test(key)))).toEqual([]);
});

test.each(['on {{count}} screen', 'a Wi-Fi network, “{{words}}”', '“a name”'])('finds “%s”', (text) => {
  expect(fragments(new Map([['key', text]]))).toEqual(['key']);
});

test.each(['No code found', '{{name}} is here', 'macOS does not let it', 'tokens.xml of version 1'])(
  'accepts “%s”',
  (text) => {
    expect(fragments(new Map([['key', text]]))).toEqual([]);
  },
);
