import { useDeferredValue, useEffect, useState } from 'react';
import { Notice } from '../../../shared/ui/index.ts';
import type { ExportTarget } from '../../export-targets.ts';
import type { ExportLosses } from '../../ipc/export.ts';
import { ask } from '../bridge/bridge.ts';
import { useTexts } from '../texts/use-texts.ts';

/** Names what the export cannot hold, before it is written. */
export function Losses({ target, ids }: { target: ExportTarget; ids: readonly string[] }) {
  const t = useTexts();
  const [found, setFound] = useState<ExportLosses>();
  // Ticking many accounts must not ask for each of them.
  const key = useDeferredValue(JSON.stringify([target, ids]));
  useEffect(() => {
    let wanted = true;
    const [asked, chosen] = JSON.parse(key) as [ExportTarget, string[]];
    if (chosen.length === 0) setFound(undefined);
    else {
      void ask('export:losses', { target: asked, ids: chosen }).then((reply) => {
        if (wanted) setFound(reply.ok ? reply.value : undefined);
      });
    }
    return () => {
      wanted = false;
    };
  }, [key]);
  if (!found || found.losses.length === 0) return null;
  return (
    <Notice tone="warning" title={t('exporting.losses')}>
      <ul className="export__losses">
        {found.losses.map(({ reason, count, accounts }) => (
          <li key={reason}>
            <details>
              <summary>{t('exporting.loss', { count, reason })}</summary>
              <ul className="export__losses cs-small">
                {[...new Set(accounts)].map((name) => (
                  <li key={name}>
                    <bdi>{name}</bdi>
                  </li>
                ))}
              </ul>
            </details>
          </li>
        ))}
      </ul>
      {found.kept === 0 && <p>{t('exporting.nothing')}</p>}
    </Notice>
  );
}
