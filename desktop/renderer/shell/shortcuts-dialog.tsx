import { Dialog, Kbd } from '../../../shared/ui/index.ts';
import { modifierName } from '../bridge/bridge.ts';
import { useSettings } from '../bridge/settings-context.tsx';
import { keysOfAccelerator, useKeyboardLayout } from '../pieces/accelerator.ts';
import { currentLocale } from '../texts/translator.ts';
import { useTexts } from '../texts/use-texts.ts';
import './shortcuts-dialog.css';

/** Lists every shortcut. */
export function ShortcutsDialog({ canLock, onClose }: { canLock: boolean; onClose: () => void }) {
  const palette = keysOfAccelerator(useSettings().settings.paletteShortcut, useKeyboardLayout());
  const t = useTexts();
  const modifier = modifierName();
  const shortcuts: { does: string; keys: string[][] }[] = [
    { does: t('shortcuts.search'), keys: [['/'], [modifier, 'K']] },
    { does: t('shortcuts.move'), keys: [['↑'], ['↓']] },
    { does: t('shortcuts.copy'), keys: [['Enter']] },
    { does: t('shortcuts.copyNext'), keys: [['Shift', 'Enter']] },
    { does: t('shortcuts.reveal'), keys: [['V']] },
    { does: t('shortcuts.star'), keys: [['F']] },
    { does: t('shortcuts.edit'), keys: [['F2']] },
    {
      does: t('shortcuts.select'),
      keys: [
        ['Shift', '↑'],
        ['Shift', '↓'],
        [modifier, 'A'],
        [modifier, 'Space'],
      ],
    },
    {
      does: t('shortcuts.reorder'),
      keys: [
        ['Alt', '↑'],
        ['Alt', '↓'],
        ['Alt', 'Home'],
      ],
    },
    { does: t('shortcuts.remove'), keys: [['Delete']] },
    { does: t('shortcuts.scan'), keys: [[modifier, 'Shift', 'S']] },
    { does: t('shortcuts.image'), keys: [[modifier, 'O']] },
    { does: t('shortcuts.settings'), keys: [[modifier, ',']] },
    {
      does: t('shortcuts.zoom'),
      keys: [
        [modifier, '+'],
        [modifier, '−'],
        [modifier, '0'],
      ],
    },
    ...(canLock ? [{ does: t('shortcuts.lock'), keys: [[modifier, 'L']] }] : []),
    ...(palette.length > 0 ? [{ does: t('shortcuts.palette'), keys: [palette] }] : []),
    { does: t('shortcuts.list'), keys: [['?']] },
  ];
  return (
    <Dialog open onClose={onClose} closeOnOutsidePress title={t('shortcuts.title')}>
      <dl className="shortcuts">
        {shortcuts.map(({ does, keys }) => (
          <div key={does}>
            <dt>{does}</dt>
            <dd>
              <Alternatives keys={keys} />
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

/** Lists combinations of keys: “↑ or ↓”. */
function Alternatives({ keys }: { keys: readonly (readonly string[])[] }) {
  const format = new Intl.ListFormat(currentLocale(), { type: 'disjunction' });
  // The elements are places in `keys`, because a combination is not a text.
  const parts = format.formatToParts(keys.map((_, at) => String(at)));
  return parts.map(({ type, value }, at) => {
    const combination = type === 'element' ? keys[Number(value)] : undefined;
    const key = `${at} ${value}`;
    return combination ? (
      <Kbd key={key} keys={combination} />
    ) : (
      <span key={key} className="cs-soft cs-small shortcuts__or">
        {value}
      </span>
    );
  });
}
