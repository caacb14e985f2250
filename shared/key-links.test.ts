import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyLinksIn } from './key-links.ts';
import { formatKeyUri, parseKeyUri } from './key-uri.ts';
import { readMigration, writeMigration } from './migration.ts';

const KEY = 'JBSWY3DPEHPK3PXP';
const A = `otpauth://totp/GitHub:ann?secret=${KEY}&issuer=GitHub`;
const B = `otpauth://totp/Mail:bob?secret=${KEY}&period=60`;
const links = (text: string) => keyLinksIn(text).links.map((link) => link.text);
/** What the links say, whatever is still escaped in them. */
const accounts = (text: string) => links(text).map((link) => parseKeyUri(link).account);

describe('key links', () => {
  it.each([
    ['lines', `${A}\n${B}\r\n`],
    ['one line', `${A},${B}`],
    ['prose', `Here is the key ${A}. The other is (${B}), I think.`],
    ['quotation marks', `“${A}” and ‹${B}›`],
    ['German ones', `„${A}“ und »${B}«`],
    ['a list', `1. ${A}\n– ${B}`],
    ['markdown', `[GitHub](${A}) \`${B}\``],
    ['brackets', `<${A}>; <${B}>`],
    ['bold text of a chat', `*${A}*\n**${B}**`],
    ['struck and slanted text', `~${A}~\n_${B}_`],
    ['bold and slanted text', `***${A}***\n_**${B}**_`],
    ['bold text in a sentence', `Keys: *${A}* and **${B}**!`],
    ['JSON', JSON.stringify([A, { deep: { uri: B } }])],
    ['JSON with escaped slashes', JSON.stringify([A, B]).replaceAll('/', '\\/').replaceAll('&', '\\u0026')],
    ['JSON in JSON', JSON.stringify({ inner: JSON.stringify([A, B]) })],
    [
      'HTML',
      `<p>Key: <a href="${A.replaceAll('&', '&amp;')}">open</a></p><td>${B.replaceAll('&', '&amp;')}</td>`,
    ],
    ['CSV', `name,uri,note\nGitHub,${A},work\nMail,"${B}",x y`],
    ['a spreadsheet', `GitHub\t${A}\tx\nMail;${B};y`],
    ['a chat', `[29.11.26, 13:44:12] Ann: ${A}\n29/11/2026, 13:45 - Bob: take ${B} 👍`],
    ['invisible characters', `\u200b${A}\n\ufeff${B}`],
    ['percent-encoding', `see ${encodeURIComponent(A)} and ${encodeURIComponent(B)}`],
    ['mail', `> ${A}\n> ${B}`],
    ['markdown with a title', `[GitHub](${A} "open it") ![code](${B} 'x')`],
    ['bare links of markdown', `- <${A}>\n- <${B}>`],
    ['XML', `<a>${A.replaceAll('&', '&#38;')}</a><![CDATA[${B}]]>`],
    ['lines of HTML', `${A}<br>\n${B}</p>`],
    ['BBCode and notes', `[url=${A}]open[/url]\n[[${B}][open]]`],
    ['Japanese', `「${A}」をクリック\nこちら：${B}（新）。`],
    ['Chinese', `链接是${A}，请扫描。\n【${B}】`],
    ['emoji', `${A}🔐\n${B}`],
    ['arrows and remarks', `-> ${A} <-\n${B} # new`],
    [
      'links to pictures of codes',
      `https://qr.example/?data=${encodeURIComponent(A)}&ecc=M\n<img src="https://qr.example/?chl=${encodeURIComponent(encodeURIComponent(B))}&choe=UTF-8">`,
    ],
    ['a script', `uri = '${A}' # x\nqrencode "${B.replace('&', '\\\n  &')}"`],
    ['LaTeX', `\\href{${A.replaceAll('&', '\\&')}}{x} \\href{${B.replaceAll('&', '\\&')}}{y}`],
    ['a calendar', `DESCRIPTION:${A}\\n\nNOTE:${B.slice(0, 40)}\n ${B.slice(40)}\\n`],
    ['JSON in a sentence', JSON.stringify({ text: `Links: ${A}\nand ${B}\nBye` })],
    ['wide letters', `ｏｔｐａｕｔｈ：／／${A.slice(10)}\notp\u200bauth${B.slice(7)}`],
    ['links that no program should open', `${A.replace('://', '[://]')} ${B.replace(':', '[:]')}`],
    ['one piece', `${A}${B}`],
    [
      'words that may break',
      `otpauth://totp/GitHub:ann?secret=<wbr>${KEY}<wbr />&amp;issuer=GitHub\n${B.replace('&', '&shy;&amp;')}`,
    ],
    ['a hash tag and an ellipsis', `${A}#2fa\n${A.replaceAll('ann', 'bob')}…`],
    ['Arabic and Hindi', `${A}، شكرا\n${B}।`],
    ['a database', `VALUES ('${A}', 'x'), ('${B}')`],
  ])('are found in %s', (_what, text) => {
    expect(accounts(text)).toEqual(['ann', 'bob']);
  });

  it.each(['!', '.', ')!', '*', '?'])('end before %s where a key would not', (end) => {
    const link = `otpauth://totp/a?secret=${KEY}`;
    expect(links(`${link}${end}`)).toEqual([link]);
    expect(links(`My key is ${link}${end}`)).toEqual([link]);
    expect(links(`${link}&digits=8${end}`)).toEqual([`${link}&digits=8`]);
    expect(links(`${link}&issuer=Yahoo!`)).toEqual([`${link}&issuer=Yahoo!`]);
  });

  it('keep marks that belong to a name', () => {
    const name = `otpauth://totp/*star*?secret=${KEY}&issuer=_x_`;
    expect(links(name)).toEqual([name]);
    expect(links(`*${name}*`)).toEqual([name]);
  });

  it('keep spaces that some apps leave, where they are certain', () => {
    expect(links(`otpauth://totp/Big Corp:ann smith?secret=${KEY}&issuer=Big Corp`)).toEqual([
      `otpauth://totp/Big Corp:ann smith?secret=${KEY}&issuer=Big Corp`,
    ]);
    expect(
      accounts(`see otpauth://totp/Big Corp:ann smith?secret=${KEY}&issuer=Big Corp&digits=8 and so on`),
    ).toEqual(['ann smith']);
  });

  it.each([
    ['my phone', `otpauth://totp/ann?secret=${KEY} my phone`],
    ['OK', `otpauth://totp/ann?secret=${KEY} OK`],
    ['groups', `otpauth://totp/ann?secret=JBSW Y3DP EHPK 3PXP and so on`],
    ['a number', `otpauth://totp/ann?secret=${KEY}&digits=6 (new)`],
  ])('take no word behind the key for a part of it: %s', (_word, text) => {
    expect(links(text).map((link) => parseKeyUri(link))).toMatchObject([{ secret: KEY, account: 'ann' }]);
  });

  it('leave the words of a sentence out of the issuer that the label names', () => {
    for (const rest of ['です。', ' – my phone', '#2fa', '…', '🔐', ' (new)', ' <-', '\\nThanks']) {
      expect(parseKeyUri(links(`${A}${rest}`)[0] ?? '')).toMatchObject({ issuer: 'GitHub' });
    }
    const longer = A.replace('=GitHub', '=GitHub Enterprise');
    expect(links(longer)).toEqual([longer]);
  });

  it.each(['娘。', 'A、B', 'Foo)', 'a<b', 'x”', '#1', '…', ' "q" '])(
    'lose no parameter behind an issuer with %s',
    (issuer) => {
      for (const [before, after] of [
        ['', ''],
        ['see ', ' now'],
        ['(', ')'],
      ]) {
        const text = `${before}otpauth://totp/A:ann?secret=${KEY}&issuer=${issuer}&digits=8${after}`;
        expect(links(text).map((link) => parseKeyUri(link))).toMatchObject([{ secret: KEY, digits: 8 }]);
      }
    },
  );

  it('keep an apostrophe that a database doubled', () => {
    expect(accounts(`('otpauth://totp/O''Brien:O''Brien?secret=${KEY}')`)).toEqual(["O'Brien"]);
  });

  it.each([
    ['in the label', 20],
    ['before the question mark', 27],
    ['in the key', 45],
    ['behind the key', 51],
    ['in a name', 54],
  ])('are put together where a line was broken %s', (_where, at) => {
    const expected = [parseKeyUri(A)];
    for (const broken of [
      `${A.slice(0, at)}\n${A.slice(at)}`,
      `> ${A.slice(0, at)}\n> ${A.slice(at)}\n> Bye`,
    ]) {
      expect(links(broken).map((link) => parseKeyUri(link))).toEqual(expected);
    }
    const narrow = (A.match(/.{1,9}/g) ?? []).map((piece) => `>> ${piece}`);
    expect(links(narrow.join('\n')).map((link) => parseKeyUri(link))).toEqual(expected);
    const twice = `${A.slice(0, 44)}\n${A.slice(44, 53)}\n${A.slice(53)}`;
    expect(links(twice).map((link) => parseKeyUri(link))).toEqual(expected);
  });

  it('are put together where mail broke them, with its signs undone', () => {
    const written = `${A}&digits=8`.replaceAll('=', '=3D');
    const mail = (written.match(/.{1,30}/g) ?? []).join('=\r\n');
    expect(links(mail).map((link) => parseKeyUri(link))).toMatchObject([{ secret: KEY, digits: 8 }]);
  });

  it('say where the next line may be the rest of the key', () => {
    const [start, end] = ['otpauth://totp/ann?secret=JBSWY3DPEHPK3PXP', 'JBSWY3DPEHPK3PXP'];
    const doubts = (text: string) => keyLinksIn(text).links.map(({ mayGoOn }) => mayGoOn ?? false);
    expect(doubts(`${start}\n${end}`)).toEqual([true]);
    expect(doubts(`> ${start}\n> ${end}`)).toEqual([true]);
    expect(doubts(`${start} ${end}`)).toEqual([true]);
    expect(doubts(`see ${start} ${end} and ${A}`)).toEqual([true, false]);
    expect(doubts(`${start} my phone`)).toEqual([false]);
    expect(doubts(`${start}\t${end}`)).toEqual([true]);
    expect(doubts(`${start}\tOK`)).toEqual([false]);
    expect(doubts(`${start}\nok`)).toEqual([false]);
    expect(doubts(`${start}\n\n${end}`)).toEqual([false]);
    expect(doubts(`${start}\n${A}`)).toEqual([false, false]);
    expect(doubts(`${start}&digits=6\n${end}`)).toEqual([false]);
  });

  it('are put together where a line was broken', () => {
    const [start, end] = [A.slice(0, 40), A.slice(40)];
    expect(accounts(`${start}\n${end}\nRegards`)).toEqual(['ann']);
    const [whole = ''] = writeMigration([A, B.replace('&period=60', '')].map(parseKeyUri), 7).texts;
    const wrapped = whole.match(/.{1,60}/g)?.join('\n') ?? '';
    const { links: found, without } = keyLinksIn(`Export:\n${wrapped}\nRegards`);
    expect(found.map(({ text }) => readMigration(text).keys.length)).toEqual([2]);
    expect(without).toEqual([1, 2 + wrapped.split('\n').length]);
  });

  it('are not seen in words that only look like them', () => {
    const text = 'myotpauth://totp/x\nhttps://example.com/otpauth\nsteam power, otpauth is a scheme';
    expect(keyLinksIn(text)).toEqual({ links: [], without: [1, 2, 3] });
  });

  it('in any number are found in their lines, quickly', () => {
    const lines = Array.from({ length: 20_000 }, (_, index) =>
      index % 2 ? `note ${index}` : `${A}&n=${index}`,
    );
    const found = keyLinksIn(lines.join('\n'));
    expect(found.links).toHaveLength(10_000);
    expect(found.links[1]?.line).toBe(3);
    expect(found.without).toHaveLength(10_000);
  });

  it('never take long and never throw, and a link alone is itself', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        A,
        B,
        'otpauth://',
        'otpauth-migration://offline?data=',
        '?',
        '&secret=',
        '"',
        ' ',
        '\n',
        ',',
        ';',
      ),
      fc.string({ unit: 'binary', maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        keyLinksIn(pieces.join(''));
      }),
      { numRuns: 500 },
    );
    const account = fc.string({ maxLength: 20 }).map((name) => name.trim());
    fc.assert(
      fc.property(account, (name) => {
        const uri = formatKeyUri({ ...parseKeyUri(A), account: name });
        expect(links(uri)).toEqual([uri]);
      }),
    );
    // Work that grows with the square of the length would end at the limit of every test.
    keyLinksIn(`x otpauth://${' a'.repeat(200_000)}`);
    keyLinksIn(`x otpauth://${',&'.repeat(100_000)}`);
  });
});
