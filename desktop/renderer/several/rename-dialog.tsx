import { type FormEvent, useState } from 'react';
import { Button, Dialog, TextField } from '../../../shared/ui/index.ts';
import type { SeveralView } from '../../ipc/several.ts';
import { useAskWithToast } from '../bridge/use-ask-with-toast.ts';
import { useTexts } from '../texts/use-texts.ts';

export interface RenameDialogProps {
  /** The present name. */
  name: string;
  onClose: () => void;
  onView: (view: SeveralView) => void;
}

/** Asks for a new name of this computer. */
export function RenameDialog({ name: before, onClose, onView }: RenameDialogProps) {
  const t = useTexts();
  const askWithToast = useAskWithToast();
  const [name, setName] = useState(before);
  const rename = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    const reply = await askWithToast('several:rename', { name });
    if (!reply) return;
    onView(reply.value);
    onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t('several.renameTitle')}>
      <form className="page__form" onSubmit={rename} noValidate>
        <TextField
          label={t('several.name')}
          hint={t('several.nameHint')}
          value={name}
          maxLength={60}
          autoComplete="off"
          autoFocus
          onChange={(event) => setName(event.target.value)}
        />
        <div>
          <Button kind="primary" type="submit" disabled={name.trim() === ''}>
            {t('several.renameConfirm')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
