import { AlertDialog as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { useUiTexts } from './ui-texts.ts';
import { useReturnFocus } from './use-return-focus.ts';
import './dialog.css';

export interface AlertDialogProps {
  open: boolean;
  onClose: () => void;
  /** A question with the name of the thing: "Remove GitHub?" */
  title: string;
  /** What will happen and what will not. */
  description: ReactNode;
  /** A verb: "Remove". */
  confirmLabel: string;
  onConfirm: () => void;
  /** "danger" unless the action loses nothing. */
  confirmKind?: 'danger' | 'primary';
  cancelLabel?: string;
  busy?: boolean;
}

/** Asks before an action that is hard to undo. The focus starts on the cancel button. */
export function AlertDialog(props: AlertDialogProps) {
  return (
    <Primitive.Root open={props.open} onOpenChange={(next) => !next && props.onClose()}>
      <Primitive.Portal>
        <Primitive.Overlay className="cs-veil" />
        <Content {...props} />
      </Primitive.Portal>
    </Primitive.Root>
  );
}

function Content({
  title,
  description,
  confirmLabel,
  onConfirm,
  confirmKind = 'danger',
  cancelLabel,
  busy = false,
}: AlertDialogProps) {
  const returnFocus = useReturnFocus();
  const texts = useUiTexts();
  return (
    <Primitive.Content className="cs-dialog cs-dialog--narrow" onCloseAutoFocus={returnFocus}>
      <header className="cs-dialog__head">
        <div>
          <Primitive.Title>{title}</Primitive.Title>
          <Primitive.Description asChild>
            <div className="cs-soft">{description}</div>
          </Primitive.Description>
        </div>
      </header>
      <footer className="cs-dialog__foot">
        <Primitive.Cancel asChild>
          <Button>{cancelLabel ?? texts.cancel}</Button>
        </Primitive.Cancel>
        <Button kind={confirmKind} busy={busy} onClick={onConfirm}>
          {confirmLabel}
        </Button>
      </footer>
    </Primitive.Content>
  );
}
