/**
 * `npm start` runs the demo server and the desktop app side by side until Ctrl C. Without a display it runs the round
 * trip on a virtual one.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { whenReaderEnds } from './command/broken-pipe.ts';
import { startElectron } from './run-electron.ts';
import { hasDisplay } from './setup/places.mjs';
import { root } from './setup/state.mjs';

// Server and app stay open when the terminal closes.
whenReaderEnds(() => {});

if (process.argv.slice(2).some((word) => word === '--help' || word === '-h')) {
  console.log('Usage: npm start -- [options of the server: npm run server -- --help]');
} else if (hasDisplay()) await sideBySide();
else tourInstead();

async function sideBySide(): Promise<void> {
  const server = spawn(process.execPath, ['demo-server/main.ts', ...process.argv.slice(2)], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await addressOf(server);
  if (address === undefined) {
    // The server has printed the reason.
    process.exitCode = 1;
    return;
  }
  const app = startElectron();
  app.stderr?.resume();
  console.log(`
  The demo server is at ${address}
  The desktop app is opening beside it.

  1. Open ${address} in your browser and create an account.
  2. Turn on two-factor authentication there. A QR code appears.
  3. In the desktop app, press “Scan screen” and add the account it finds.

  Press Ctrl C to stop both.
`);
  let stopping = false;
  const end = () => {
    app.kill('SIGTERM');
    server.kill('SIGTERM');
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      stopping = true;
      // Ctrl C reaches all three processes at once. If one is still running after a while, it gets a signal.
      if (signal === 'SIGINT') setTimeout(end, 3000).unref();
      else end();
    });
  }

  app.once('exit', (code) => {
    if (stopping) return;
    console.log(
      code === 0
        ? 'The desktop app was closed, and the server is still running. Press Ctrl C to stop it, or run `npm run desktop` to open the app again.'
        : `The desktop app ended unexpectedly (exit code ${code}), and the server is still running. To open the app again, run: npm run desktop`,
    );
  });
  const [code] = await once(server, 'exit');
  if (!stopping) app.kill('SIGTERM');
  process.exitCode = stopping ? 0 : (code ?? 1);
}

/** Returns the address from the server's JSON line, or `undefined` if the server ended before it was ready. */
function addressOf(server: ChildProcess): Promise<string | undefined> {
  return new Promise((resolve) => {
    server.once('exit', () => resolve(undefined));
    if (!server.stdout) return;
    createInterface({ input: server.stdout }).once('line', (line) => resolve(JSON.parse(line).address));
  });
}

function tourInstead(): void {
  console.log('No display was found, so the round trip runs on a virtual one instead (npm run tour).\n');
  const tour = spawnSync(process.execPath, [join(root, 'scripts', 'tour.ts')], {
    cwd: root,
    stdio: 'inherit',
  });
  process.exitCode = tour.status ?? 1;
}
