/** `npm run desktop`: the desktop app alone. */
import { hasDisplay, startElectron } from './run-electron.ts';

if (hasDisplay()) {
  const app = startElectron(process.argv.slice(2));
  app.stderr?.pipe(process.stderr);
  app.once('exit', (code) => {
    process.exitCode = code ?? 1;
  });
} else {
  console.error('There is no display here to show the app on. Then run: npm run tour');
  process.exitCode = 1;
}
