/** Files with codes that browsers show, in the kinds that other readers show differently. */
import { crc32, deflateSync } from 'node:zlib';
import {
  ColorSpace,
  type IMagickImage,
  type IMagickImageCollection,
  ImageMagick,
  MagickColors,
  MagickFormat,
  MagickImage,
  MagickImageCollection,
  Orientation,
  Point,
} from '@imagemagick/magick-wasm';
import QRCode from 'qrcode';

export interface BrowserFile {
  kind: string;
  bytes: Uint8Array;
  /** The texts of all its codes. */
  truth: readonly string[];
}

/**
 * Returns one file of each kind. ImageMagick must be loaded.
 *
 * @param first the text of the code
 * @param second the text of the other code, in animations
 */
export async function browserFiles(first: string, second: string): Promise<BrowserFile[]> {
  const one = await QRCode.toBuffer(first, { scale: 5 });
  const both = [one, await QRCode.toBuffer(second, { scale: 5 })] as const;
  const file = (kind: string, bytes: Uint8Array, truth = [first]): BrowserFile => ({ kind, bytes, truth });
  return [
    ...drawings(first, one).map(([kind, svg]) => file(kind, Buffer.from(svg))),
    file('SVG in UTF-16', Buffer.from(`\ufeff${drawing(first)}`, 'utf16le')),
    file('GIF with frames of what changed', deltaGif(both), [first, second]),
    file('animated PNG', animatedPng(first, second), [first, second]),
    file('animated WebP', written(frames(both), MagickFormat.WebP), [first, second]),
    file('CMYK JPEG', converted(one, MagickFormat.Jpeg, cmyk)),
    file('CMYK TIFF', converted(one, MagickFormat.Tiff, cmyk)),
    file('AVIF', converted(one, MagickFormat.Avif)),
    file('JPEG XL', converted(one, MagickFormat.Jxl)),
    file('PNG of 16 bits', converted(one, MagickFormat.Png48)),
    file('BMP of OS/2', converted(one, MagickFormat.Bmp2)),
    file('BMP from the top', topDown(converted(one, MagickFormat.Bmp3))),
    file('icon whose first size is small', icon(await QRCode.toBuffer('x', { width: 32 }), one)),
    file('mouse pointer', converted(one, MagickFormat.Cur)),
    file(
      'mirrored by its tag',
      converted(one, MagickFormat.Jpeg, (image) => image.flop(), Orientation.TopRight),
    ),
    file(
      'turned by its tag',
      converted(one, MagickFormat.Jpeg, (image) => image.rotate(90), Orientation.LeftBottom),
    ),
    file('SVG with a WebP in it', embedding('image/webp', converted(one, MagickFormat.WebP))),
    file('SVG with an AVIF in it', embedding('image/avif', converted(one, MagickFormat.Avif))),
    file('SVG with a PNG that it calls a JPEG', embedding('image/jpeg', one)),
    file(
      'red on green of one brightness',
      await QRCode.toBuffer(first, { color: { dark: '#c80000', light: '#006600' } }),
    ),
    file(
      'white on transparent',
      await QRCode.toBuffer(first, { color: { dark: '#ffffffff', light: '#0000' } }),
    ),
  ];
}

function embedding(type: string, picture: Uint8Array): Uint8Array {
  const base64 = Buffer.from(picture).toString('base64');
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"><image width="300" height="300" href="data:${type};base64,${base64}"/></svg>`,
  );
}

/** Drawings as they are copied from a page, and as programs write them. */
function drawings(text: string, png: Uint8Array): [kind: string, svg: string][] {
  const svg = drawing(text);
  const base64 = Buffer.from(png).toString('base64');
  return [
    ['SVG of a page, without namespace', svg.replace(/ xmlns="[^"]*"/, '')],
    [
      'SVG of a page, attributes without quotes',
      svg.replace('<svg xmlns=', '<svg focusable=false hidden2 data-a='),
    ],
    ['SVG with a variable and its default', svg.replace('"#000"', '"var(--ink, #000)"')],
    [
      'SVG with a variable of its style',
      svg
        .replace('<path', '<style>:root { --ink: var(--b); --b: #123 }</style><path')
        .replace('"#000"', '"var(--ink)"'),
    ],
    [
      'SVG with variables of the page',
      svg.replace('"#fff"', '"var(--color-background)"').replace('"#000"', '"var(--color-text)"'),
    ],
    [
      'SVG with colours of CSS 4',
      svg
        .replace('"#000"', '"oklch(20% 0.1 250 / 1)"')
        .replace('"#fff"', '"light-dark(rgb(250 250 250), black)"'),
    ],
    ['SVG in the colours of the system', svg.replace('"#fff"', '"Canvas"').replace('"#000"', '"CanvasText"')],
    ['SVG, white on transparent', svg.replace(/<rect[^>]*>/, '').replace('"#000"', '"#fff"')],
    ['SVG with an entity of HTML', svg.replace('<path', '<title>a&nbsp;b</title><path')],
    [
      'SVG after a long comment',
      `<?xml version="1.0"?>\n<!-- ${'by a drawing program '.repeat(300)}-->\n${svg}`,
    ],
    [
      'SVG with a prefix',
      svg
        .replace('<svg xmlns=', '<s:svg xmlns:s=')
        .replace(/<(rect|path)/g, '<s:$1')
        .replace('</svg', '</s:svg'),
    ],
    [
      'SVG with a picture in it',
      `<svg width="300" height="300"><image width="300" height="300" xlink:href="data:image/png;base64,${base64}"/></svg>`,
    ],
  ];
}

function drawing(text: string): string {
  const { modules } = QRCode.create(text);
  const side = modules.size + 8;
  let path = '';
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) path += `M${column + 4} ${row + 4}h1v1h-1z`;
    }
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}"><rect width="${side}" height="${side}" fill="#fff"/><path d="${path}" fill="#000"/></svg>`;
}

function cmyk(image: IMagickImage): void {
  image.colorSpace = ColorSpace.CMYK;
}

function converted(
  png: Uint8Array,
  format: MagickFormat,
  change: (image: IMagickImage) => void = () => undefined,
  orientation?: Orientation,
): Uint8Array {
  return ImageMagick.read(png, (image) => {
    change(image);
    if (orientation !== undefined) image.orientation = orientation;
    return image.write(format, (bytes) => Uint8Array.from(bytes));
  });
}

/** The first code, then the second one beside it. */
function frames([first, second]: readonly [Uint8Array, Uint8Array]): IMagickImageCollection {
  const images = MagickImageCollection.create();
  const frame = (...codes: Uint8Array[]) => {
    const read = codes.map((code) => MagickImage.create(code));
    const wide = MagickImage.create(MagickColors.White, 600, 300);
    for (const [index, image] of read.entries()) wide.composite(image, new Point(index * 300, 0));
    wide.animationDelay = 10;
    return wide;
  };
  images.push(frame(first), frame(first, second));
  return images;
}

function written(images: IMagickImageCollection, format: MagickFormat): Uint8Array {
  return images.write(format, (bytes) => Uint8Array.from(bytes));
}

/** Each later frame has only the area that differs, as programs save space. */
function deltaGif(codes: readonly [Uint8Array, Uint8Array]): Uint8Array {
  const images = frames(codes);
  images.optimize();
  return written(images, MagickFormat.Gif);
}

/** An icon file with two pictures (PNG in ICO). */
function icon(...pictures: readonly Uint8Array[]): Uint8Array {
  const header = Buffer.alloc(6 + 16 * pictures.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  let at = header.length;
  for (const [index, picture] of pictures.entries()) {
    const entry = 6 + 16 * index;
    // Width and height: 0 stands for 256 and more.
    header.writeUInt8(index === 0 ? 32 : 0, entry);
    header.writeUInt8(index === 0 ? 32 : 0, entry + 1);
    header.writeUInt16LE(1, entry + 4);
    header.writeUInt16LE(32, entry + 6);
    header.writeUInt32LE(picture.length, entry + 8);
    header.writeUInt32LE(at, entry + 12);
    at += picture.length;
  }
  return Buffer.concat([header, ...pictures]);
}

/** Turns a BMP over: a negative height means rows from the top. */
function topDown(bmp: Uint8Array): Uint8Array {
  const bytes = Buffer.from(bmp);
  const [offset, width, height, bits] = [
    bytes.readUInt32LE(10),
    bytes.readInt32LE(18),
    bytes.readInt32LE(22),
    bytes.readUInt16LE(28),
  ];
  const row = Math.ceil((width * bits) / 32) * 4;
  const rows = Array.from({ length: height }, (_, at) =>
    bytes.subarray(offset + at * row, offset + (at + 1) * row),
  );
  const head = Buffer.from(bytes.subarray(0, offset));
  head.writeInt32LE(-height, 22);
  return Buffer.concat([head, ...rows.reverse()]);
}

/** A grey animation: an empty picture, then one code on its left half, then the other on its right half. */
function animatedPng(first: string, second: string): Uint8Array {
  const codes = [first, second].map((text) => {
    const { modules } = QRCode.create(text);
    const scale = 4;
    const side = (modules.size + 8) * scale;
    const dark = (x: number, y: number) => {
      const [row, column] = [Math.floor(y / scale) - 4, Math.floor(x / scale) - 4];
      const inside = Math.min(row, column) >= 0 && Math.max(row, column) < modules.size;
      return inside && modules.get(row, column) === 1;
    };
    return { side, dark };
  });
  const side = Math.max(...codes.map((code) => code.side));
  const scan = (width: number, height: number, dark: (x: number, y: number) => boolean) =>
    deflateSync(
      Buffer.concat(
        Array.from({ length: height }, (_, y) =>
          Uint8Array.from([0, ...Array.from({ length: width }, (_, x) => (dark(x, y) ? 0 : 255))]),
        ),
      ),
    );
  let sequence = 0;
  const control = (width: number, height: number, x: number) => {
    const data = Buffer.alloc(26);
    for (const [at, value] of [sequence, width, height, x].entries()) data.writeUInt32BE(value, at * 4);
    sequence += 1;
    data.writeUInt16BE(1, 20);
    data.writeUInt16BE(10, 22);
    return chunk('fcTL', data);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side * 2, 0);
  header.writeUInt32BE(side, 4);
  // Eight bits of grey.
  header.set([8, 0, 0, 0, 0], 8);
  const counts = Buffer.alloc(8);
  counts.writeUInt32BE(1 + codes.length, 0);
  const parts = [
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('acTL', counts),
    control(side * 2, side, 0),
    chunk(
      'IDAT',
      scan(side * 2, side, () => false),
    ),
  ];
  for (const [index, code] of codes.entries()) {
    parts.push(control(code.side, code.side, index * side));
    const number = Buffer.alloc(4);
    number.writeUInt32BE(sequence, 0);
    sequence += 1;
    parts.push(chunk('fdAT', Buffer.concat([number, scan(code.side, code.side, code.dark)])));
  }
  return Buffer.concat([...parts, chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type: string, data: Uint8Array): Buffer {
  const content = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(content));
  return Buffer.concat([length, content, check]);
}
