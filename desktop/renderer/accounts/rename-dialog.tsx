import { type FormEvent, useId, useState } from 'react';
import { Button, Dialog, Notice, TextField } from '../../../shared/ui/index.ts';
import type { AccountView } from '../../ipc-contract.ts';
import { ask } from '../bridge.ts';
import { shortName } from './account-name.ts';

export interface RenameDialogProps {
  account: AccountView;
  onClose: () => void;
  onRenamed: (account: AccountView) => void;
}

/** Changes what an account is called here; its key and its codes stay. */
export function RenameDialog({ account, onClose, onRenamed }: RenameDialogProps) {
  const [issuer, setIssuer] = useState(account.issuer);
  const [name, setName] = useState(account.account);
  const [failure, setFailure] = useState<string>();
  const [busy, setBusy] = useState(false);
  const formId = useId();

  const rename = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    if (issuer.trim() === '' && name.trim() === '') {
      setFailure('Give it a name: an issuer, an account, or both.');
      return;
    }
    setBusy(true);
    const reply = await ask('accounts:rename', {
      id: account.id,
      issuer: issuer.trim(),
      account: name.trim(),
    });
    setBusy(false);
    if (reply.ok) onRenamed(reply.value);
    else setFailure(reply.error.message);
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={`Rename ${shortName(account)}`}
      description="Only the names here change. The codes stay the same."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" form={formId} busy={busy}>
            Rename
          </Button>
        </>
      }
    >
      <form id={formId} className="page__form" onSubmit={rename} noValidate>
        {failure && <Notice tone="error">{failure}</Notice>}
        <TextField
          label="Issuer"
          dir="auto"
          maxLength={200}
          autoFocus
          value={issuer}
          onChange={(event) => setIssuer(event.target.value)}
        />
        <TextField
          label="Account"
          dir="auto"
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
