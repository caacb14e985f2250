/** A page of QR codes to print. It loads no other files and has no script. */
import QRCode from 'qrcode';
import { groupKey } from '../../../../shared/base32.ts';
import { formatKeyUri } from '../../../../shared/key-uri.ts';
import { sentences } from '../../texts/texts.ts';
import type { ImportedAccount } from '../account/imported-account.ts';
import { keyUriOf } from '../account/key-uri-of.ts';
import type { ExportFormat } from './export-format.ts';

export const accountSheet: ExportFormat = {
  id: 'html',
  name: 'HTML',
  extension: 'html',
  encrypted: false,
  keeps: { note: false, tags: 'none', favourite: false, icon: false, parameters: true },
  refuses: () => undefined,
  async write(accounts) {
    const cards: Card[] = [];
    for (const account of accounts) cards.push(await cardOf(account));
    return sheetOf(sentences().exportSheet.accounts, cards);
  },
};

interface Card {
  title: string;
  lines: readonly string[];
  /** The QR code as a PNG. */
  picture: Uint8Array;
}

async function cardOf(account: ImportedAccount): Promise<Card> {
  const { issuer, name, algorithm, digits, period, counter, type } = account;
  const uri = keyUriOf(account);
  const every =
    type === 'hotp'
      ? sentences().exportSheet.counter({ counter: counter ?? 0 })
      : sentences().exportSheet.period({ seconds: period ?? 30 });
  return {
    title: issuer || name,
    lines: [
      issuer ? name : '',
      groupKey(uri.secret),
      [type.toUpperCase(), algorithm, sentences().exportSheet.digits({ count: digits }), every].join(' · '),
    ],
    picture: await qrPicture(formatKeyUri(uri)),
  };
}

const STYLE = `body{font:14px/1.4 system-ui,sans-serif;margin:2em;color:#000;background:#fff}
h1{font-size:1.4em}.card{display:inline-block;width:20em;margin:0 1em 2em 0;vertical-align:top;break-inside:avoid}
.card img{width:14em;height:14em;image-rendering:pixelated}.card p{margin:.2em 0;overflow-wrap:anywhere}`;

/** Returns a QR code as a PNG, large enough for a screen and for paper. */
export function qrPicture(text: string): Promise<Buffer> {
  return QRCode.toBuffer(text, { errorCorrectionLevel: 'M', margin: 4, scale: 4 });
}

export function sheetOf(title: string, cards: readonly Card[]): Uint8Array {
  const drawn = cards.map(({ title: heading, lines, picture }) => {
    const paragraphs = lines.filter((line) => line !== '').map((line) => `<p>${escapeHtml(line)}</p>`);
    const source = `data:image/png;base64,${Buffer.from(picture).toString('base64')}`;
    return `<div class="card"><p><b>${escapeHtml(heading)}</b></p>${paragraphs.join('')}<img alt="" src="${source}"></div>`;
  });
  return Buffer.from(`<!doctype html>
<html><head><meta charset="utf-8"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head>
<body><h1>${escapeHtml(title)}</h1><p>${escapeHtml(sentences().exportSheet.warning)}</p>
${drawn.join('\n')}
</body></html>
`);
}

/** Escapes text. A name that is a key URI must not be read back as another account. */
function escapeHtml(text: string): string {
  return text
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
    .replaceAll('://', ':<wbr>//')
    .replace(/(countersign-kit):/gi, '$1<wbr>:');
}
