const args = ['--headless=new', '--window-size=1280,900'];
// Chromium refuses to run as root otherwise. Better: run as another user.
if (process.getuid?.() === 0) args.push('--no-sandbox');
const {
  BROWSER_PATH: binary,
  DRIVER_PATH: driver,
  BASE_URL: baseUrl = 'http://localhost:3000',
} = process.env;

export const config = {
  runner: 'local',
  specs: ['./enrol.e2e.mjs'],
  baseUrl,
  // A test server hashes passwords slowly.
  waitforTimeout: 20_000,
  // Debug logs would show what is typed.
  logLevel: 'warn',
  framework: 'mocha',
  mochaOpts: { timeout: 120_000 },
  capabilities: [
    {
      browserName: 'chrome',
      'goog:chromeOptions': { args, ...(binary && { binary }) },
      ...(driver && { 'wdio:chromedriverOptions': { binary: driver } }),
    },
  ],
};
