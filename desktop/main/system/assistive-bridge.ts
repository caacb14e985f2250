/** The variable that Chromium reads, among others of desktops. */
const WANTED = 'ACCESSIBILITY_ENABLED';

/**
 * Lets Chromium connect to the desktop's service for assistive technology (AT-SPI) with the first window. It decides
 * that only then: otherwise the windows stay unknown to a screen reader that is turned on later. The connection alone
 * describes no page. Linux only. Call it before the first window is made.
 *
 * @returns a function that takes the variable back, so that programs started by the app do not get it
 */
export function loadAssistiveBridge(platform: string, env: NodeJS.ProcessEnv): () => void {
  if (platform !== 'linux' || env[WANTED] !== undefined) return () => undefined;
  env[WANTED] = '1';
  return () => {
    delete env[WANTED];
  };
}
