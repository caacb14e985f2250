/** The ways in which pages show a QR code that a person can scan, and those in which nobody can. */
import QRCode from 'qrcode';
import { parseKeyUri } from '../../shared/key-uri.ts';
import { writeMigration } from '../../shared/migration.ts';
import { expect, HeadlessAuthenticator, test } from './index.ts';

test.use({ authenticatorKind: 'headless', viewport: { width: 800, height: 600 } });
// This file runs last, when other workers would have nothing to do.
test.describe.configure({ mode: 'parallel' });

const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const uri = (account: string) => `otpauth://totp/Shop:${account}?secret=${SECRET}&issuer=Shop`;
const URI = uri('ann');
const [png, svg] = await Promise.all([
  QRCode.toDataURL(URI, { width: 200 }),
  QRCode.toString(URI, { type: 'svg', width: 200 }),
]);
/** Only the dark squares, as the masks of icons are. */
const mask = `data:image/svg+xml;base64,${Buffer.from(svg.replace(/<path fill="#ffffff"[^>]*>/, '')).toString('base64')}`;
const { modules } = QRCode.create(URI);
const table = `<table cellspacing="0" cellpadding="0" style="margin:40px">${Array.from(
  { length: modules.size },
  (_, row) =>
    `<tr>${Array.from(
      { length: modules.size },
      (_, column) =>
        `<td style="width:4px;height:4px;background:${modules.get(row, column) ? '#000' : '#fff'}"></td>`,
    ).join('')}</tr>`,
).join('')}</table>`;
const letters = await QRCode.toString(URI, { type: 'utf8' });
const image = `<img src="${png}" alt="">`;
const tall = '<div style="height:3000px"></div>';
const quoted = (html: string) => html.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** A list that draws only the rows in sight, `delay` milliseconds after the scrolling, and forgets the others. */
const virtual = (
  rows: number,
  delay: number,
) => `<div id="list" style="height:300px;overflow:auto"><div style="height:${rows * 220}px;position:relative"></div></div><script>{
  const list = document.getElementById('list'), inner = list.firstChild; let drawn;
  const draw = () => { clearTimeout(drawn); inner.innerHTML = ''; drawn = setTimeout(() => {
    const first = Math.floor(list.scrollTop / 220);
    for (let row = first; row < first + 3; row += 1)
      inner.innerHTML += '<div style="position:absolute;top:' + row * 220 + 'px">' + (row === ${rows - 10} ? '${image}' : 'Row ' + row) + '</div>';
  }, ${delay}); };
  list.onscroll = draw; draw(); }</script>`;

const READ: Readonly<Record<string, string>> = {
  'an image': image,
  'an SVG': svg,
  'a CSS background': `<i style="display:block;width:200px;height:200px;background:url(${png})"></i>`,
  'a picture element': `<picture><source srcset="${png}">${image}</picture>`,
  'a canvas': `<canvas width="200" height="200"></canvas><script>const i = new Image(); i.onload = () =>
    document.querySelector('canvas').getContext('2d').drawImage(i, 0, 0); i.src = '${png}';</script>`,
  'a shadow root': `<div></div><script>document.querySelector('div').attachShadow({ mode: 'open' }).innerHTML = '${tall}${image}';</script>`,
  'a closed shadow root': `<div></div><script>document.querySelector('div').attachShadow({ mode: 'closed' }).innerHTML = '${tall}${image}';</script>`,
  'a dark page': `<style>body{background:#111}</style>${image.replace('<img', '<img style="filter:invert(1)"')}`,
  'far below': tall + image,
  'far to the right': `<div style="width:6000px"><div style="margin-left:5000px">${image}</div></div>`,
  'a scroll container': `<div style="height:260px;overflow:auto">${tall}${image}</div>`,
  'a container in a container': `<div style="height:400px;overflow:auto">${tall}<div style="height:240px;overflow:auto">${tall}${image}</div>${tall}</div>`,
  'a container that scrolls sideways': `<div style="width:300px;overflow:auto"><div style="width:4000px;padding-left:3000px">${image}</div></div>`,
  'a table of cells': `${tall}${table}`,
  'letters of a terminal': `${tall}<pre style="font:10px/10px monospace;background:#fff">${letters}</pre>`,
  'a scrolling frame': `${tall}<iframe style="width:300px;height:260px" srcdoc="${quoted(tall + image)}"></iframe>`,
  'smooth scrolling': `<style>html{scroll-behavior:smooth}</style>${tall}${image}`,
  'drawn later': `<p>One moment</p><script>setTimeout(() => { document.body.innerHTML = '${tall}${image}'; }, 900);</script>`,
  'larger than the window': `<img src="${png}" alt="" style="width:1100px;image-rendering:pixelated">`,
  'fading in': `<style>@keyframes in { from { opacity: 0; transform: translateY(200px) } } img { animation: in 700ms }</style>${image}`,
  'beside an endless animation': `<style>@keyframes go { to { transform: rotate(1turn) } } hr { width:40px; animation: go 1s infinite }</style><hr>${image}`,
  'a code that never stops moving': `<style>@keyframes p { 50% { transform: scale(1.05) } } img { animation: p 2s infinite }</style>${image}`,
  'under a fixed header': `<header style="position:fixed;inset:0 0 auto 0;height:180px;background:#fff"></header>${tall}${image}`,
  'a list that draws the rows in sight': virtual(150, 0),
  'a list that draws the rows in sight late': virtual(30, 150),
  'a button that is a picture': `${tall}<input type="image" src="${png}">`,
  'what a style adds': `<style>b::after { content: url(${png}) }</style>${tall}<b></b>`,
  'a border': `${tall}<div style="box-sizing:border-box;width:0;height:0;border:100px solid;border-image:url(${png}) 100"></div>`,
  'a mask': `${tall}<i style="display:block;width:200px;height:200px;background:#000;mask:url(${mask}) 0 0/200px"></i>`,
  'a dialog': `<dialog>${image}</dialog><script>document.querySelector('dialog').showModal();</script>`,
};

const ways = Object.entries(READ);
// Several tests, because each way may take some seconds on a busy computer. The slow ways are neighbours.
const PARTS = 4;
for (const part of Array.from({ length: PARTS }, (_, n) => n)) {
  test(`reads a code wherever a person can scan it (${part + 1} of ${PARTS})`, async ({ page }) => {
    for (const [where, html] of ways.filter((_, n) => n % PARTS === part)) {
      await page.setContent(html);
      const held = await new HeadlessAuthenticator().enrol(page).catch((error: Error) => error.message);
      expect(held, where).toEqual({ issuer: 'Shop', account: 'ann' });
    }
  });
}

test('reads a code in the frame of another site, which does not scroll the page around it', async ({
  page,
}) => {
  await page.route('http://frame.example/*', (route) =>
    route.fulfill({ contentType: 'text/html', body: tall + image }),
  );
  const frame = (height: number) =>
    `<iframe style="width:300px;height:${height}px" src="http://frame.example/${height}"></iframe>`;
  for (const html of [
    tall + frame(260),
    tall + frame(4_000),
    `<div style="height:300px;overflow:auto">${tall}${frame(260)}</div>`,
  ]) {
    await page.setContent(html);
    expect(await new HeadlessAuthenticator().enrol(page), html).toEqual({ issuer: 'Shop', account: 'ann' });
  }
});

const web = await QRCode.toDataURL('https://shop.example/app', { width: 160 });
const NOT_READ: readonly (readonly [what: string, html: string, said: RegExp])[] = [
  ['an empty page', '', /The page is empty/],
  ['text only', '<p>Hello</p>', /It shows no picture at all/],
  [
    'another code',
    `<img src="${web}">`,
    /It shows a QR code without a key\. This is a web address: .*shop\.example/,
  ],
  [
    'a blurred code',
    `<img src="${png}" style="filter:blur(9px)">`,
    /blurred. Does the page show it after a click/,
  ],
  [
    'a code behind frosted glass',
    `<div style="position:relative;width:200px">${image}<b style="position:absolute;inset:0;backdrop-filter:blur(12px)"></b></div>`,
    /blurred/,
  ],
  [
    'a hidden code',
    `<div style="display:none">${image}</div>`,
    /hidden. Does the page show it after a click/,
  ],
  [
    'a code in a box that is too small',
    `<div style="width:120px;height:120px;overflow:auto">${image}</div>`,
    /larger than the part of the page that shows it/,
  ],
  [
    'a code behind a banner',
    `${image}<footer style="position:fixed;inset:0;background:#fff">We use cookies.</footer>`,
    /behind something else, such as a banner/,
  ],
  [
    'a link',
    `<a href="${quoted(URI)}">Open in your app</a>`,
    /link with a key. Pass its address to addKeyUri/,
  ],
  [
    'a picture',
    '<svg width="90" height="90"><rect width="50" height="50"/></svg>',
    /One square picture has no QR code/,
  ],
];

test('says what a page shows in place of a code, and never the key', async ({ page, authenticator }) => {
  for (const [what, html, said] of NOT_READ) {
    await page.setContent(html);
    const error = await refusal(authenticator.enrol(page, { timeout: 1 }));
    expect(error, what).toMatch(/^No QR code with a key appeared on the page within 0.001 seconds\. /);
    expect(error, what).toMatch(said);
    expect(error, what).not.toContain(SECRET.slice(0, 8));
  }
});

test('says that the time was too short for a long list', async ({ page, authenticator }) => {
  await page.setContent(virtual(90_000, 0));
  expect(await refusal(authenticator.enrol(page, { timeout: 1_000 }))).toMatch(
    /There was not enough time to scroll through the page\. .* pass a longer timeout\.$/,
  );
});

test('says that the time was too short for the steps through a page', async ({ page, authenticator }) => {
  // A line of text that is as wide as the page is no picture: only steps show what is in it.
  await page.setContent(
    `<style>b{display:block;background:url(${png}) no-repeat;height:200px}</style>${tall}<b></b>`,
  );
  expect(await refusal(authenticator.enrol(page, { timeout: 1 }))).toMatch(
    /There was not enough time to scroll/,
  );
  expect(await authenticator.enrol(page, { timeout: 120_000 })).toEqual({ issuer: 'Shop', account: 'ann' });
});

test('a code is read when it is still, not while it comes in', async ({ page, authenticator }) => {
  await page.setContent(
    `<style>@keyframes in { from { transform: translateX(300px) } } img { animation: in 1s linear }</style>${image}`,
  );
  await authenticator.enrol(page);
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});

test('a code that leaves its place after the first picture is looked for again', async ({ page }) => {
  await page.setContent(`<div id="moved">${image}</div>`);
  const shoot = page.screenshot.bind(page);
  let pictures = 0;
  page.screenshot = async (options) => {
    const picture = await shoot(options);
    if (options?.clip) return picture;
    pictures += 1;
    if (pictures === 1) {
      await page.evaluate(() => {
        document.getElementById('moved')?.style.setProperty('margin', '300px');
      });
    }
    return picture;
  };
  await new HeadlessAuthenticator().enrol(page);
  // At the first place, at the second, and still there.
  expect(pictures).toBe(3);
});

test('several codes need a choice, and an element is one', async ({ page, authenticator }) => {
  const bob = await QRCode.toDataURL(uri('bob'), { width: 200 });
  await page.setContent(`${image}<img src="${bob}" alt="second">`);
  expect(await refusal(authenticator.enrol(page))).toMatch(/2 keys \(Shop:ann, Shop:bob\).*Pass the element/);
  expect(await authenticator.enrol(page.getByAltText('second'))).toEqual({ issuer: 'Shop', account: 'bob' });
  const none = refusal(authenticator.enrol(page.getByText('nothing'), { timeout: 300 }));
  expect(await none).toMatch(/No QR code with a key appeared in the element within 0.3 seconds/);
});

test('reads an export of Google Authenticator', async ({ page, authenticator }) => {
  const show = async (accounts: readonly string[]) =>
    page.setContent(
      `<img src="${await QRCode.toDataURL(writeMigration(accounts.map(uri).map(parseKeyUri), 1).texts[0] ?? '')}">`,
    );
  await show(['ann']);
  expect(await authenticator.enrol(page)).toMatchObject({ account: 'ann' });
  await show(['bob', 'cem']);
  expect(await refusal(authenticator.enrol(page))).toMatch(/Shop:bob, Shop:cem/);
  const other = new HeadlessAuthenticator({ pages: () => [page] });
  expect((await other.scanScreen()).map(({ account }) => account)).toEqual(['bob', 'cem']);
});

async function refusal(attempt: Promise<unknown>): Promise<string> {
  return attempt.then(
    () => 'It was added.',
    (error: Error) => error.message,
  );
}
