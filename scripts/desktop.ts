/** `npm run desktop` runs only the desktop app. */
import { startElectron } from './run-electron.ts';
import { hasDisplay } from './setup/places.mjs';

if (hasDisplay()) {
  const app = startElectron(process.argv.slice(2));
  app.stderr?.pipe(process.stderr);
  app.once('exit', (code) => {
    process.exitCode = code ?? 1;
  });
} else {
  console.error('No display was found to show the app on. To see it on a virtual display, run: npm run tour');
  process.exitCode = 1;
}
