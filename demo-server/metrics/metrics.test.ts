import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { errorBody } from '../contract/index.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { databaseFor } from '../testing/test-database.ts';
import { ANN_SIGN_IN, siteWithAnnEnrolled, startTestSite } from '../testing/test-site.ts';
import { Metrics } from './metrics.ts';

const TOKEN = 'tJ9-metrics-of-this-test-Q7';

/** Sends a request as a scraper does. */
function scrape(
  address: string,
  headers: Record<string, string> = { Authorization: `Bearer ${TOKEN}` },
  method = 'GET',
): Promise<{ status: number; type: string; body: string; asks: string }> {
  return new Promise((resolve, reject) => {
    request(new URL('/metrics', address), { headers, method }, async (response) => {
      const { statusCode = 0, headers: had } = response;
      const body = await text(response);
      resolve({
        status: statusCode,
        type: had['content-type'] ?? '',
        body,
        asks: had['www-authenticate'] ?? '',
      });
    })
      .on('error', reject)
      .end();
  });
}

/** Returns the value of a series. */
function seriesIn(body: string, series: string): number | undefined {
  const line = body.split('\n').find((found) => found.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length + 1));
}

test('counts sign-ins, refusals and requests, and names no person', async () => {
  const site = await siteWithAnnEnrolled({ metricsToken: TOKEN });
  const { server, codeOf, clock } = site;
  const browser = site.newBrowser();
  await browser.refusal('signInEmail', { ...ANN_SIGN_IN, password: 'a wrong password' });
  await browser.refusal('signInEmail', { email: 'nobody@example.com', password: 'a wrong password' });
  await browser.send('signInEmail', ANN_SIGN_IN);
  await browser.send('verifyTotp', { code: codeOf(clock.now) });
  await browser.fetch('/some/page/of/ann@example.com');

  const { status, type, body } = await scrape(server.address);
  expect({ status, type }).toEqual({ status: 200, type: 'text/plain; version=0.0.4; charset=utf-8' });
  const signIns = 'countersign_sign_ins_total';
  expect(seriesIn(body, `${signIns}{outcome="failure",reason="wrong-password"}`)).toBe(1);
  expect(seriesIn(body, `${signIns}{outcome="failure",reason="unknown-email"}`)).toBe(1);
  expect(seriesIn(body, 'countersign_activity_total{kind="second-factor",outcome="success"}')).toBe(1);
  expect(seriesIn(body, 'countersign_refusals_total{code="INVALID_EMAIL_OR_PASSWORD"}')).toBe(2);
  const requests = 'countersign_http_request_duration_seconds_count';
  expect(seriesIn(body, `${requests}{method="POST",route="/api/auth/sign-in/email",status="200"}`)).toBe(1);
  expect(body).toMatch(/route="\(page\)"/);
  expect(seriesIn(body, 'countersign_database_up')).toBe(1);
  for (const series of [
    'countersign_passwords{state="waiting"}',
    'countersign_passwords{state="working"}',
    'countersign_database_connections{state="busy"}',
    'countersign_database_waiting',
    'countersign_mail_messages{state="waiting"}',
    'nodejs_eventloop_lag_p99_seconds',
    'process_resident_memory_bytes',
  ])
    expect({ series, value: seriesIn(body, series) }).toEqual({ series, value: expect.any(Number) });
  // The text format: a comment, or a name with labels and a number.
  for (const line of body.trimEnd().split('\n'))
    expect(line).toMatch(
      /^(# (HELP|TYPE) .+|[a-z][a-z0-9_]*(\{([a-z_]+="[^"\\]*",?)+\})? (-?[\d.e+-]+|Nan|NaN)|)$/,
    );
  expect(body).not.toMatch(/\bann\b|nobody|example\.com|127\.0\.0|[0-9a-f]{8}-[0-9a-f]{4}/i);
  expect(site.issued.foundIn(body)).toEqual([]);
});

test('is there only with a token in the settings, and answers only to it', async () => {
  const without = await startTestSite();
  expect((await scrape(without.server.address)).status).toBe(404);
  const { server, log } = await startTestSite({ metricsToken: TOKEN, baseUrl: 'https://id.example.com' });
  for (const headers of [
    {} as Record<string, string>,
    { Authorization: 'Bearer wrong' },
    { Authorization: `Basic ${TOKEN}` },
  ]) {
    const { status, body, asks } = await scrape(server.address, headers);
    expect({ status, asks, code: errorBody.parse(JSON.parse(body)).code }).toEqual({
      status: 401,
      asks: 'Bearer realm="metrics"',
      code: 'METRICS_TOKEN_NEEDED',
    });
    expect(body).not.toContain('countersign_');
  }
  // Scrapers use names of their own. Only this page answers to them.
  const named = { Host: 'server-1:4280', Authorization: `Bearer ${TOKEN}` };
  expect((await scrape(server.address, named)).status).toBe(200);
  expect((await scrape(server.address, { Host: 'server-1:4280' })).status).toBe(401);
  expect((await scrape(server.address, {}, 'POST')).status).toBe(405);
  expect(log()).not.toContain(TOKEN);
});

test('a method that nobody knows makes no series of its own, and a database that fails hides nothing else', async () => {
  const metrics = new Metrics({
    passwords: () => ({ waiting: 3, working: 1 }),
    database: () => ({ busy: 1, idle: 0, waiting: 7 }),
    mail: () => Promise.reject(new Error('down')),
  });
  metrics.sawRequest({ method: 'PROPFIND', route: '(page)', status: 405, seconds: 1, refusal: undefined });
  const { text: body } = await metrics.text();
  expect(body).toContain('method="other"');
  expect(body).not.toContain('PROPFIND');
  expect(seriesIn(body, 'countersign_database_up')).toBe(0);
  expect(seriesIn(body, 'countersign_database_waiting')).toBe(7);
  expect(seriesIn(body, 'countersign_passwords{state="waiting"}')).toBe(3);
});

test('an event is told once it is stored, and not if its transaction is rolled back', async () => {
  const told: string[] = [];
  const database = await databaseFor(temporaryFolder());
  const store = await database.open({ onActivity: ({ kind }) => told.push(kind) });
  const event = { at: 1, userId: null, address: null, userAgent: null, outcome: 'success' } as const;
  await store.audit.record({ ...event, kind: 'sign-up' });
  await store.transaction(async (write) => {
    await write.audit.record({ ...event, kind: 'sign-in' });
    expect(told).toEqual(['sign-up']);
  });
  await expect(
    store.transaction(async (write) => {
      await write.audit.record({ ...event, kind: 'sign-out' });
      throw new Error('rolled back');
    }),
  ).rejects.toThrow('rolled back');
  expect(told).toEqual(['sign-up', 'sign-in']);
});
