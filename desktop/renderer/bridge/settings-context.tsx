import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { Settings, SettingsChange } from '../../settings.ts';
import { setLanguage } from '../texts/translator.ts';
import { askUnlessKnown } from './ask-unless-known.ts';
import { ask, listen } from './bridge.ts';
import { useAskWithToast } from './use-ask-with-toast.ts';

interface SettingsAccess {
  settings: Settings;
  change: (change: SettingsChange) => Promise<void>;
}

const SettingsContext = createContext<SettingsAccess | undefined>(undefined);

/**
 * Provides the settings and follows every change. Renders nothing until they are known, which takes milliseconds.
 *
 * @param beginning the settings if they are already known, and the texts of their language are loaded
 */
export function SettingsProvider({
  beginning,
  children,
}: {
  beginning?: Settings | undefined;
  children: ReactNode;
}) {
  const askWithToast = useAskWithToast();
  const [settings, setSettings] = useState(beginning);

  useEffect(() => {
    const stop = listen('settings:changed', (now) => {
      setSettings(now);
      void setLanguage(now.language);
    });
    const callOff = askUnlessKnown(beginning !== undefined, async () => {
      const reply = await ask('settings:get', undefined);
      if (!reply.ok) return;
      await setLanguage(reply.value.language);
      // A change that came meanwhile is newer.
      setSettings((known) => known ?? reply.value);
    });
    return () => {
      callOff();
      stop();
    };
  }, [beginning]);

  const change = useCallback(
    async (wanted: SettingsChange) => {
      // Every window gets the stored settings by the event.
      await askWithToast('settings:change', wanted);
    },
    [askWithToast],
  );
  const access = useMemo(() => settings && { settings, change }, [settings, change]);
  return access && <SettingsContext value={access}>{children}</SettingsContext>;
}

export function useSettings(): SettingsAccess {
  const access = useContext(SettingsContext);
  if (!access) throw new Error('useSettings needs a SettingsProvider around it.');
  return access;
}
