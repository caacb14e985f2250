import { Dialog, Kbd } from '../../../shared/ui/index.ts';
import { modifierName } from '../bridge.ts';
import './shortcuts-dialog.css';

/** Every shortcut in one list. */
export function ShortcutsDialog({ canLock, onClose }: { canLock: boolean; onClose: () => void }) {
  const modifier = modifierName();
  const shortcuts: { does: string; keys: string[][] }[] = [
    { does: 'Search', keys: [['/'], [modifier, 'K']] },
    { does: 'Move between accounts', keys: [['↑'], ['↓']] },
    { does: 'Copy the code', keys: [['Enter']] },
    { does: 'Copy the next code', keys: [['Shift', 'Enter']] },
    { does: 'Rename', keys: [['F2']] },
    { does: 'Remove', keys: [['Delete']] },
    { does: 'Scan every screen', keys: [[modifier, 'Shift', 'S']] },
    { does: 'Open an image', keys: [[modifier, 'O']] },
    ...(canLock ? [{ does: 'Lock', keys: [[modifier, 'L']] }] : []),
    { does: 'Show this list', keys: [['?']] },
  ];
  return (
    <Dialog open onClose={onClose} closeOnOutsidePress title="Shortcuts">
      <dl className="shortcuts">
        {shortcuts.map(({ does, keys }) => (
          <div key={does}>
            <dt>{does}</dt>
            <dd>
              {keys.map((combination, at) => (
                <span key={combination.join()}>
                  {at > 0 && <span className="cs-soft cs-small"> or </span>}
                  <Kbd keys={combination} />
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
