import QRCode from 'qrcode';
import { expect, test } from 'vitest';
import { pictureInText } from './picture-in-text.ts';

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="100%"><rect fill="#000"/></svg>';

test('a data URL is a picture, in every spelling that pages use', async () => {
  const png = await QRCode.toBuffer('x');
  const base64 = png.toString('base64');
  for (const text of [
    `data:image/png;base64,${base64}`,
    `  "data:image/png;base64,${base64}"\n`,
    `DATA:IMAGE/PNG;BASE64,${base64}`,
    `data:image/png;charset=utf-8;base64,${encodeURIComponent(base64)}`,
    `url("data:image/png;base64,${base64}");`,
    `src="data:image/png;base64,${base64.replaceAll(/.{76}/g, '$&\n')}"`,
  ]) {
    expect(Buffer.from(pictureInText(text) ?? []).equals(png)).toBe(true);
  }
  for (const text of [
    `data:image/svg+xml,${encodeURIComponent(SVG)}`,
    `data:image/svg+xml;utf8,${SVG}`,
    `data:image/svg+xml;charset=utf-8,${SVG}`,
    SVG,
  ]) {
    expect(Buffer.from(pictureInText(text) ?? []).toString()).toBe(SVG);
  }
});

test('any other text is none', () => {
  for (const text of [
    '',
    'otpauth://totp/A:b?secret=GEZDGNBVGY3TQOJQ',
    'data:text/plain,hello',
    'data:image/png;base64,aGVsbG8=',
    'data:,x',
    '<p>data:image/png;base64,</p>',
    'data:image/svg+xml,%zz',
  ]) {
    expect(pictureInText(text)).toBeUndefined();
  }
});
