import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { PassphraseField } from '../../../shared/ui/index.ts';

export interface PasswordFormProps {
  /** For a button outside the form. */
  id?: string;
  label: string;
  hint?: ReactNode;
  autoComplete: 'current-password' | 'off';
  /** What to say if the field is empty. */
  empty: string;
  /** Why the last attempt failed. */
  failure?: string | undefined;
  /** Returns whether it worked. If not, the field gets the focus again, with its text selected. */
  onSubmit: (password: string) => Promise<boolean>;
  /** The buttons. */
  children?: ReactNode;
}

/** Asks for an existing password: of the vault, or of a file. */
export function PasswordForm({
  id,
  label,
  hint,
  autoComplete,
  empty,
  failure,
  onSubmit,
  children,
}: PasswordFormProps) {
  const [password, setPassword] = useState('');
  // Whether the failure is about an older text than the one that is in the field now.
  const [isEdited, setIsEdited] = useState(false);
  const [isEmpty, setIsEmpty] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const isBusy = useRef(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy.current) return;
    setIsEmpty(password === '');
    setIsEdited(false);
    if (password === '') {
      field.current?.focus();
      return;
    }
    isBusy.current = true;
    const isRight = await onSubmit(password);
    isBusy.current = false;
    if (isRight) return;
    field.current?.focus();
    field.current?.select();
  };
  return (
    <form id={id} className="page__form" onSubmit={submit} noValidate>
      <PassphraseField
        alert
        ref={field}
        label={label}
        hint={hint}
        autoComplete={autoComplete}
        autoFocus
        value={password}
        onChange={(event) => {
          setPassword(event.target.value);
          setIsEdited(true);
          setIsEmpty(false);
        }}
        error={isEmpty ? empty : isEdited ? undefined : failure}
      />
      {children}
    </form>
  );
}
