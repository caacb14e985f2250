import { useMemo } from 'react';
import { CodeDisplay, secondsLeft, useFromNow } from '../../../shared/ui/index.ts';
import type { CodeView } from '../../ipc/accounts.ts';
import { useCodes } from '../bridge/use-codes.ts';
import { useTexts } from '../texts/use-texts.ts';

/** Shows the current code of an account that was just added: the site is waiting for it. */
export function AddedCode({ id }: { id: string }) {
  const { codes } = useCodes(
    useMemo(() => [id], [id]),
    undefined,
  );
  const code = codes.get(id);
  return code?.code === undefined ? null : <Live view={code} code={code.code} />;
}

function Live({ view: { endsAt }, code }: { view: CodeView; code: string }) {
  const t = useTexts();
  const seconds = useFromNow((now) => secondsLeft(endsAt ?? now, now));
  return (
    // Screen readers read it with the message, not again each second.
    <span aria-live="off" className="added-code">
      <CodeDisplay code={code} />
      {endsAt !== undefined && <span>{t('palette.seconds', { seconds })}</span>}
    </span>
  );
}
