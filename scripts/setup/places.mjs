/** Where programs are on this computer. */
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** @returns {string | undefined} the path of a program on the PATH */
export function onPath(program) {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, program))
    .find((file) => existsSync(file));
}

/** Returns whether a window can be shown here. On macOS and Windows the answer is always yes. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** @returns {string | undefined} the path of this computer's own Chrome or Chromium */
export function chromeOfThisComputer() {
  const places =
    process.platform === 'darwin'
      ? [
          '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
          '/Applications/Chromium.app/Contents/MacOS/Chromium',
        ]
      : process.platform === 'win32'
        ? [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
            .filter(Boolean)
            .map((folder) => join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'))
        : ['chromium', 'google-chrome', 'google-chrome-stable'].map(onPath);
  return places.find((place) => place && existsSync(place));
}

/** Returns whether Playwright has downloaded a Chromium on Linux. Works before Playwright is installed. */
export function hasPlaywrightsChromium() {
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  const folder = process.env.PLAYWRIGHT_BROWSERS_PATH || join(cache, 'ms-playwright');
  return existsSync(folder) && readdirSync(folder).some((name) => /^chromium-\d/.test(name));
}
