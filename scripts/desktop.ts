/** `npm run desktop` runs only the desktop app. */
import { appProgram } from './command/app.ts';
import { whenReaderEnds } from './command/broken-pipe.ts';
import { usageOf } from './command/command.ts';
import { currentLanguage } from './command/language.ts';
import { startElectron } from './run-electron.ts';
import { hasDisplay } from './setup/places.mjs';

const words = process.argv.slice(2);

if (words.some((word) => word === '--help' || word === '-h')) {
  const { options } = appProgram(currentLanguage());
  console.log(usageOf('npm run desktop --', { about: '', operands: 'FILE', options }));
} else if (hasDisplay()) {
  // The app stays open when the terminal closes.
  whenReaderEnds(() => {});
  const app = startElectron(words);
  app.stderr?.pipe(process.stderr);
  app.once('exit', (code) => {
    process.exitCode = code ?? 1;
  });
} else {
  console.error('No display was found to show the app on. To see it on a virtual display, run: npm run tour');
  process.exitCode = 1;
}
