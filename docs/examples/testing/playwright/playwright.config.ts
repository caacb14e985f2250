import { defineConfig, devices, type KitOptions } from '@countersign/playwright';

export default defineConfig<KitOptions>({
  testDir: '.',
  use: {
    baseURL: process.env.BASE_URL ?? 'http://localhost:3000',
    launchOptions: {
      // A system's own browser, for computers on which Playwright's cannot be downloaded.
      ...(process.env.BROWSER_PATH && { executablePath: process.env.BROWSER_PATH }),
      // Chromium refuses to run as root otherwise. Better: run as another user.
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
  projects: [
    { name: 'setup', testMatch: 'setup.ts' },
    {
      name: 'desktop',
      testMatch: '*.spec.ts',
      dependencies: ['setup'],
      use: { storageState: 'state/browser.json', authenticatorState: 'state/authenticator.json' },
    },
    {
      name: 'phone',
      testMatch: '*.spec.ts',
      dependencies: ['setup'],
      use: {
        ...devices['Pixel 7'],
        storageState: 'state/browser.json',
        authenticatorState: 'state/authenticator.json',
      },
    },
  ],
});
