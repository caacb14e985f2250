/** No image in a report shows a secret of any page. */
import QRCode from 'qrcode';
import { expect, test } from './index.ts';
import { qrTextsIn } from './qr/qr-in-picture.ts';
import { maskedPicture } from './report/masked-picture.ts';

test.use({ authenticatorKind: 'headless' });

const KEY = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const HEX = 'a94a8fe5ccb19ba61c4c0873d391e987982fbbd3';
/** More than one sentence, in the same element as the key. */
const LONG = 'Keep this key where nobody finds it. '.repeat(14);
const URI = `otpauth://totp/Shop:ann?secret=${KEY}&issuer=Shop`;

test('QR codes, keys, backup codes and visible passwords are masked, and the page stays unchanged', async ({
  page,
}) => {
  const svg = await QRCode.toString(URI, { type: 'svg', width: 200 });
  const url = await QRCode.toDataURL(URI, { width: 200 });
  await page.setContent(`<h1>Protect your account</h1>
    <style>p { width: 500px; height: 60px; overflow: hidden } b { display: block; width: 500px; padding: 4px }</style>
    ${svg} <img src="${url}" alt="code"> <i style="display:block;width:200px;height:200px;background:url(${url})"></i>
    <b id="key">${KEY.match(/.{4}/g)?.join(' ')}</b> <input id="typed" value="${KEY}">
    <p id="small">${KEY.toLowerCase()}</p> <p id="hex">${HEX}</p> <p id="long">${LONG}<br>${KEY} is your key.</p>
    <ul><li id="code">a1b2-c3d4</li><li id="menu">Settings</li></ul>
    <input id="password" autocomplete="new-password" value="correct horse battery">
    <div id="shadow"></div>
    <script>document.getElementById('shadow').attachShadow({ mode: 'open' }).innerHTML = '<p>${KEY}</p>';</script>`);
  expect(await qrTextsIn({ bytes: await page.screenshot(), name: 'before' })).toContain(URI);
  const before = await page.content();

  const picture = await maskedPicture(page);
  expect(picture).toBeDefined();
  expect(await qrTextsIn({ bytes: picture ?? Buffer.alloc(0), name: 'after' })).toEqual([]);
  expect((await page.content()) === before).toBe(true);

  // A mask looks the same over any text. The other parts of the page differ.
  await page.evaluate(() => {
    for (const [id, text] of [
      ['key', 'KRSX G5CT MVRX EZLU KRSX G5CT MVRX EZLU'],
      ['small', 'krsxg5ctmvrxezlukrsxg5ctmvrxezlu'],
      ['hex', '0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c'],
    ] as const) {
      const element = document.getElementById(id);
      if (element) element.textContent = text;
    }
    const last = document.getElementById('long')?.lastChild;
    if (last) last.nodeValue = 'KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU is your key.';
    for (const input of document.querySelectorAll('input')) {
      input.value = input.id === 'typed' ? 'KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU' : 'another password here';
    }
  });
  expect((await maskedPicture(page))?.equals(picture ?? Buffer.alloc(0))).toBe(true);
  await page.getByRole('heading').evaluate((heading) => {
    heading.textContent = 'Something else';
  });
  expect((await maskedPicture(page))?.equals(picture ?? Buffer.alloc(0))).toBe(false);
});
