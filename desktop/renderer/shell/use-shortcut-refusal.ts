import { useEffect } from 'react';
import { useToast } from '../../../shared/ui/index.ts';
import { ask } from '../bridge/bridge.ts';
import { useSettings } from '../bridge/settings-context.tsx';
import { translate } from '../texts/translator.ts';

const TOLD = 'countersign-shortcut-told';

/**
 * Tells once for each shortcut that the system does not let this app hold it. Where to look for another way is in the
 * settings.
 */
export function useShortcutRefusal(openSettings: () => void): void {
  const { paletteShortcut } = useSettings().settings;
  const toast = useToast();
  useEffect(() => {
    let current = true;
    ask('system:state', undefined).then((reply) => {
      if (!current || !reply.ok || reply.value.shortcut !== 'refused') return;
      if (localStorage.getItem(TOLD) === paletteShortcut) return;
      localStorage.setItem(TOLD, paletteShortcut);
      toast({
        tone: 'error',
        text: translate('shell.shortcutRefused'),
        action: { label: translate('shell.settings'), run: openSettings },
      });
    });
    return () => {
      current = false;
    };
  }, [paletteShortcut, toast, openSettings]);
}
