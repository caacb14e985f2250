import { useMemo } from 'react';
import { CodeDisplay, secondsLeft, useFromNow } from '../../../shared/ui/index.ts';
import type { CodeView } from '../../ipc/accounts.ts';
import { useCodes } from '../bridge/use-codes.ts';
import { useTexts } from '../texts/use-texts.ts';

/** The code of an account that was just added, for the site that waits for it. It stays the present one. */
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
    // Read out with the message, and not again at every second.
    <span aria-live="off" className="added-code">
      <CodeDisplay code={code} />
      {endsAt !== undefined && <span>{t('palette.seconds', { seconds })}</span>}
    </span>
  );
}
