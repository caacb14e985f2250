import { useState } from 'react';
import { Button, Notice } from '../../../../shared/ui/index.ts';
import { routes } from '../../../contract/index.ts';
import { call, sentenceOf } from '../../api/api.ts';
import { useVisitor } from '../../session/visitor.tsx';

/** Cancels a sign-in that is not finished. */
export function GiveUp({ label }: { label: string }) {
  const { setVisitor } = useVisitor();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();

  async function giveUp() {
    setBusy(true);
    setFault(undefined);
    try {
      await call(routes.cancelSecondStep);
      setVisitor({ kind: 'nobody' });
    } catch (error) {
      setFault(sentenceOf(error));
      setBusy(false);
    }
  }

  return (
    <>
      {fault && <Notice tone="error">{fault}</Notice>}
      <Button busy={busy} onClick={() => void giveUp()}>
        {label}
      </Button>
    </>
  );
}
