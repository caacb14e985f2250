import { type FormEvent, type RefObject, useEffect, useId, useRef, useState } from 'react';
import type { AccountView, TypedAccount } from '../../ipc/accounts.ts';
import type { Envelope } from '../../ipc/envelope.ts';
import { type AccountDraft, type DraftFaults, readDraft } from './draft.ts';

export interface AccountFormOptions<Reply> {
  draft: AccountDraft;
  onDraft: (draft: AccountDraft) => void;
  /** Whether the key is required. It is optional for an existing account, which keeps its key. */
  needsKey: boolean;
  /** The account that is edited; absent for a new one. */
  before?: AccountView;
  send: (account: TypedAccount) => Promise<Envelope<Reply>>;
  onDone: (reply: Reply) => void;
}

/** What each field of the form needs. */
export interface FormFields {
  draft: AccountDraft;
  faults: DraftFaults;
  change: (changes: Partial<AccountDraft>) => void;
}

export interface AccountForm extends FormFields {
  form: {
    id: string;
    ref: RefObject<HTMLFormElement | null>;
    onSubmit: (event: FormEvent) => void;
    noValidate: true;
  };
  /** Why the main process refused the account, if no field is at fault. */
  failure: string | undefined;
  busy: boolean;
}

/** Reads the form, reports an error for each wrong field, and sends the account if there is none. */
export function useAccountForm<Reply>(options: AccountFormOptions<Reply>): AccountForm {
  const { draft, onDraft, needsKey, before, send, onDone } = options;
  const [faults, setFaults] = useState<DraftFaults>({});
  const [failure, setFailure] = useState<string>();
  const [busy, setBusy] = useState(false);
  // A counter, not the errors: they change while the user types, and the focus must not move then.
  const [refusals, setRefusals] = useState(0);
  const id = useId();
  const ref = useRef<HTMLFormElement>(null);
  useFocusFirstFault(ref, refusals);

  const change = (changes: Partial<AccountDraft>) => {
    onDraft({ ...draft, ...changes });
    // Editing a field clears its error. New errors appear only when the form is submitted.
    setFaults(Object.fromEntries(Object.entries(faults).filter(([field]) => !Object.hasOwn(changes, field))));
  };
  const refuse = (found: DraftFaults) => {
    setFaults(found);
    setRefusals((count) => count + 1);
  };

  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setFailure(undefined);
    const read = readDraft(draft, needsKey, before);
    if (!read.account) return refuse(read.faults);
    setFaults({});
    setBusy(true);
    const reply = await send(read.account);
    setBusy(false);
    if (reply.ok) onDone(reply.value);
    else if (reply.error.code === 'bad-key') refuse({ secret: reply.error.message });
    else setFailure(reply.error.message);
  };

  return { draft, faults, change, failure, busy, form: { id, ref, onSubmit, noValidate: true } };
}

/** Moves the focus to the first field with an error each time the form is refused. @param refusals how often it was */
function useFocusFirstFault(form: RefObject<HTMLFormElement | null>, refusals: number): void {
  useEffect(() => {
    if (refusals > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [refusals, form]);
}
