import { X } from 'lucide-react';
import { useState } from 'react';
import { IconButton, Notice, TextField } from '../../../shared/ui/index.ts';
import { acceleratorOf, isAltGr, keysOfAccelerator, useKeyboardLayout } from '../pieces/accelerator.ts';
import { useTexts } from '../texts/use-texts.ts';

export interface ShortcutFieldProps {
  label: string;
  /** An Electron accelerator, or empty for none. */
  value: string;
  onChange: (value: string) => void;
}

/** Reads a shortcut from the pressed keys. Tab and Escape keep their usual meaning. */
export function ShortcutField({ label, value, onChange }: ShortcutFieldProps) {
  const t = useTexts();
  const layout = useKeyboardLayout();
  const [fault, setFault] = useState<string>();
  return (
    <>
      <TextField
        label={label}
        hint={t('settings.shortcutHint')}
        error={fault}
        readOnly
        value={value === '' ? t('settings.shortcutNone') : keysOfAccelerator(value, layout).join(' + ')}
        onKeyDown={(event) => {
          if (event.key === 'Tab' || event.key === 'Escape') return;
          event.preventDefault();
          const pressed = acceleratorOf(event.nativeEvent, layout, window.countersign.platform === 'darwin');
          if (pressed === undefined) return;
          setFault('fault' in pressed ? t(`settings.shortcutFault.${pressed.fault}`) : undefined);
          if ('accelerator' in pressed) onChange(pressed.accelerator);
        }}
        trailing={
          value !== '' && (
            <IconButton
              label={t('settings.shortcutClear')}
              icon={<X aria-hidden="true" />}
              onClick={() => onChange('')}
            />
          )
        }
      />
      {isAltGr(value) && <Notice tone="warning">{t('settings.shortcutAltGr')}</Notice>}
    </>
  );
}
