import { browserName } from '../../../../shared/browser-name.ts';
import { useTexts } from '../../texts/use-texts.ts';

/** Returns a function that names a browser by its `User-Agent`: "Firefox on Linux". */
export function useBrowserName(): (userAgent: string | null) => string {
  const t = useTexts();
  return (userAgent) => {
    const name = browserName(userAgent);
    if (!name) return t('sessions.unknownBrowser');
    const { browser, system } = name;
    return system === undefined ? browser : t('sessions.browserOn', { browser, system });
  };
}
