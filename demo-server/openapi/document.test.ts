import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, test } from 'vitest';
import { DIRECTIONS, LANGUAGES, LOCALES } from '../../shared/translations/languages.ts';
import { demoRoutes, REFUSALS, routes } from '../contract/index.ts';
import { readRefusal } from '../testing/browser.ts';
import { holdToDocument } from '../testing/held-to-document.ts';
import { startTestSite } from '../testing/test-site.ts';
import { apiTextsIn, englishApiTexts } from './api-texts.ts';
import { openApiDocument } from './document.ts';
import { documentPage } from './page.ts';

/** The fields of the document that people read. */
const WORDS = new Set(['title', 'summary', 'description']);
const document = openApiDocument('http://127.0.0.1:4280');
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

test('is a valid OpenAPI 3.1 document', async () => {
  const { valid, errors } = await new Validator().validate({ ...structuredClone(document) });
  expect(errors).toBeUndefined();
  expect(valid).toBe(true);
});

test('has exactly the routes of the contract', () => {
  const described = operations.map(({ path, method }) => `${method.toUpperCase()} ${path}`).sort();
  expect(described).toEqual(
    Object.values(routes)
      .map(({ method, path }) => `${method} ${path}`)
      .sort(),
  );
});

test('each operation says who may call it and what it may answer', () => {
  for (const { operation } of operations) {
    expect(operation.summary).toMatch(/\.$/);
    expect(operation.responses).toHaveProperty('200');
    expect(operation.responses).toHaveProperty('500');
    expect('401' in operation.responses).toBe(
      operation.security.length > 0 || ['signInEmail', 'verifyPasskey'].includes(operation.operationId),
    );
  }
});

test('is served as JSON and as a page that runs no script and loads nothing', async () => {
  const { newBrowser, server } = await startTestSite();
  const json = await newBrowser().fetch('/api/openapi.json');
  expect(json.headers.get('Content-Type')).toMatch(/^application\/json/);
  expect(await json.json()).toEqual(JSON.parse(JSON.stringify(openApiDocument(server.address))));

  const page = await newBrowser().fetch('/api/docs');
  const html = await page.text();
  expect(page.headers.get('Content-Type')).toMatch(/^text\/html/);
  const nonce = /<style nonce="([^"]+)">/.exec(html)?.[1];
  expect(page.headers.get('Content-Security-Policy')).toContain(`style-src 'self' 'nonce-${nonce}'`);
  expect(html).not.toMatch(/<script|<link (?!rel="icon" href="data:,")|<img|src=|style=|\son\w+=/i);
  for (const { path } of Object.values(routes)) expect(html).toContain(`<code>${path}</code>`);

  const posted = await newBrowser().fetch('/api/docs', { method: 'POST' });
  expect(await readRefusal(posted)).toMatchObject({ status: 405, code: 'METHOD_NOT_ALLOWED' });
});

test('the English texts say what the contract says', () => {
  for (const [name, { summary }] of Object.entries({ ...routes, ...demoRoutes }))
    expect(englishApiTexts.summary(name as keyof typeof routes)).toBe(summary);
});

test.each(LANGUAGES)('every text is there in %s, and every name stays', async (language) => {
  const texts = await apiTextsIn(language);
  const translated = openApiDocument('http://127.0.0.1:4280', true, texts);
  const html = documentPage(translated, 'nonce', texts);
  expect(html).toContain(`<html lang="${LOCALES[language]}" dir="${DIRECTIONS[language]}">`);
  expect(html).not.toMatch(/\{\{|undefined|\[object/);
  const stable = (text: string) => JSON.parse(text, (key, value) => (WORDS.has(key) ? '' : value));
  expect(stable(JSON.stringify(translated))).toEqual(
    stable(JSON.stringify(openApiDocument('http://127.0.0.1:4280', true))),
  );
  expect(texts.refusal('STEP_UP_REQUIRED')).toMatch(/5/);
  if (language === 'en') expect(texts.refusal('INVALID_CODE')).toBe(REFUSALS.INVALID_CODE[1]);
  else
    for (const sentence of ['Needs a full session', 'Returns ', 'Done.'])
      expect(html).not.toContain(sentence);
});

test('the page speaks the browser’s language, the document only the one that its address names', async () => {
  const { newBrowser } = await startTestSite();
  const get = (path: string, accepted = 'tlh, de-AT;q=0.9, en;q=0.8') =>
    newBrowser().fetch(path, { headers: { 'Accept-Language': accepted } });
  const page = await get('/api/docs');
  expect(page.headers.get('Content-Language')).toBe('de-DE');
  expect(page.headers.get('Vary')).toContain('Accept-Language');
  expect(await page.text()).toContain('<html lang="de-DE" dir="ltr">');
  expect(await (await get('/api/docs?language=ar')).text()).toContain('dir="rtl">');
  expect(await (await get('/api/docs?language=tlh&language=ja', 'en')).text()).toContain(
    '<html lang="ja-JP"',
  );
  expect(await (await get('/api/docs?language=tlh', '*')).text()).toContain('<html lang="en-GB"');
  expect((await (await get('/api/openapi.json')).json()).info.title).toBe('Countersign demo server');
  expect((await (await get('/api/openapi.json?language=de', 'en')).json()).info.title).toBe(
    'Countersign-Demo-Server',
  );
});

test('no text of a document can break out of the page', () => {
  const hostile = { ...document, info: { ...document.info, description: '<script>`"\'&</script>' } };
  const html = documentPage(hostile, '"><script>');
  expect(html).not.toContain('<script>');
  expect(html).toContain('&lt;script&gt;');
});

test('a reply that the document does not allow fails the tests', async () => {
  const url = 'http://127.0.0.1/healthz';
  await holdToDocument('GET', url, Response.json({ status: 'ok' }));
  await expect(holdToDocument('GET', url, Response.json({ status: 'fine' }))).rejects.toThrow(
    'does not allow',
  );
  await expect(holdToDocument('GET', url, Response.json({ status: 'ok' }, { status: 418 }))).rejects.toThrow(
    'does not have',
  );
  const refusal = { code: 'INVALID_CODE', message: 'No.' };
  await expect(holdToDocument('GET', url, Response.json(refusal, { status: 500 }))).rejects.toThrow(
    'does not allow',
  );
});
