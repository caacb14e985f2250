import { type RefObject, useEffect, useRef, useState } from 'react';
import type { BodyOf, ReplyOf, RouteContract } from '../../contract/index.ts';
import { send } from '../api/api.ts';
import { sessionIsOver, signInAwaitsLink } from '../api/session-is-over.ts';
import { checkBody, type Faults, faultsOf, NO_FAULTS } from '../forms/form-faults.ts';
import { useVisitor } from '../session/visitor.tsx';
import { useStepUp } from './step-up.tsx';

/** Messages by field name. */
type Sentences = Readonly<Record<string, string>>;

export interface Submission<R extends RouteContract> {
  busy: boolean;
  faults: Faults;
  /** The ref for the form. Its first field with an error gets the focus. */
  form: RefObject<HTMLFormElement | null>;
  /**
   * Checks the body and sends it. Asks for the second factor first if the server requires it.
   *
   * @param more errors that the contract does not check
   * @returns the reply, or `undefined` if there is an error or the user cancelled
   */
  submit: (body: BodyOf<R> & object, more?: Sentences) => Promise<ReplyOf<R> | undefined>;
}

/** Sends a form once at a time, and shows each error where the user can correct it. */
export function useSubmission<R extends RouteContract>(route: R): Submission<R> {
  const { refresh } = useVisitor();
  const withProof = useStepUp();
  const form = useRef<HTMLFormElement>(null);
  const [busy, setBusy] = useState(false);
  const [faults, setFaults] = useState(NO_FAULTS);

  useEffect(() => {
    if (Object.keys(faults.fields).length === 0) return;
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [faults]);

  return {
    busy,
    faults,
    form,
    async submit(body, more = {}) {
      if (busy) return undefined;
      const fields = { ...checkBody(route, body), ...more };
      setFaults({ fields });
      if (Object.keys(fields).length > 0) return undefined;
      setBusy(true);
      try {
        return await withProof(() => send(route, body));
      } catch (error) {
        if (sessionIsOver(route, error) || signInAwaitsLink(error)) await refresh();
        else setFaults(faultsOf(error));
        return undefined;
      } finally {
        setBusy(false);
      }
    },
  };
}
