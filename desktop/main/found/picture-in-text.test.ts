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

test('a picture inside a text is found, the largest one, unless the text has a key URI', async () => {
  const png = await QRCode.toBuffer('otpauth://totp/A:b?secret=GEZDGNBVGY3TQOJQ');
  const base64 = png.toString('base64');
  const icon = 'data:image/png;base64,iVBORw0KGgo=';
  for (const text of [
    `<p>Scan:</p><img alt="" src="data:image/png;base64,${base64}"> <img src="${icon}">`,
    `.code { background: url(data:image/png;base64,${base64}) }`,
    `![code](data:image/png;base64,${base64})`,
    JSON.stringify({ totpSecretQrCode: base64, policy: {} }),
    JSON.stringify({ qr: `data:image/png;base64,${base64}` }).replaceAll('/', '\\/'),
    base64,
  ]) {
    expect(Buffer.from(pictureInText(text) ?? []).equals(png)).toBe(true);
  }
  expect(Buffer.from(pictureInText(`<p>Scan:</p>${SVG}<p>Done</p>`) ?? []).toString()).toBe(SVG);
  const withLink = `otpauth://totp/A:b?secret=GEZDGNBVGY3TQOJQ <img src="data:image/png;base64,${base64}">`;
  expect(pictureInText(withLink)).toBeUndefined();
  pictureInText(`iVBORw0KGgo${'A'.repeat(2_000_000)} ${'<svg '.repeat(20_000)}`);
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
