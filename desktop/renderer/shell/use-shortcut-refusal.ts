import { useEffect } from 'react';
import { useToast } from '../../../shared/ui/index.ts';
import { ask } from '../bridge/bridge.ts';
import { useSettings } from '../bridge/settings-context.tsx';
import { translate } from '../texts/translator.ts';

const TOLD = 'countersign-shortcut-told';

/** Shows a message once for each shortcut that the system refuses. The settings explain the alternatives. */
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
