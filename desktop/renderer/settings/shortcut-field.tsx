import { X } from 'lucide-react';
import { useState } from 'react';
import { IconButton, TextField } from '../../../shared/ui/index.ts';
import { acceleratorOf, keysOfAccelerator } from '../pieces/accelerator.ts';
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
  const [fault, setFault] = useState<string>();
  return (
    <TextField
      label={label}
      hint={t('settings.shortcutHint')}
      error={fault}
      readOnly
      value={value === '' ? t('settings.shortcutNone') : keysOfAccelerator(value).join(' + ')}
      onKeyDown={(event) => {
        if (event.key === 'Tab' || event.key === 'Escape') return;
        event.preventDefault();
        const pressed = acceleratorOf(event.nativeEvent, window.countersign.platform === 'darwin');
        if (pressed === undefined) return;
        setFault(pressed === 'no-modifier' ? t('settings.shortcutNeedsModifier') : undefined);
        if (pressed !== 'no-modifier') onChange(pressed);
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
  );
}
