import { useState } from 'react';
import { AlertDialog, Button } from '../../../shared/ui/index.ts';
import type { SeveralComputer, SeveralView } from '../../ipc/several.ts';
import { useAskWithToast } from '../bridge/use-ask-with-toast.ts';
import { currentLocale } from '../texts/translator.ts';
import { useTexts } from '../texts/use-texts.ts';

export interface ComputerListProps {
  computers: readonly SeveralComputer[];
  onView: (view: SeveralView) => void;
}

/** Lists the computers that share the vault, each with its last change. */
export function ComputerList({ computers, onView }: ComputerListProps) {
  const t = useTexts();
  const askWithToast = useAskWithToast();
  const [removing, setRemoving] = useState<SeveralComputer>();
  const remove = async ({ id }: SeveralComputer) => {
    setRemoving(undefined);
    const reply = await askWithToast('several:remove', { id });
    if (reply) onView(reply.value);
  };
  return (
    <div className="safe__part">
      <h3>{t('several.computers')}</h3>
      <ul className="safe__rows">
        {computers.map((computer) => (
          <li key={computer.id}>
            <span className="several__computer">
              <bdi>{computer.name}</bdi>
              <State computer={computer} />
            </span>
            {!computer.isThis && (
              <Button
                kind="quiet"
                aria-label={t('several.removeNamed', { name: computer.name })}
                onClick={() => setRemoving(computer)}
              >
                {t('several.remove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {removing && (
        <AlertDialog
          open
          onClose={() => setRemoving(undefined)}
          title={t('several.removeTitle', { name: removing.name })}
          description={<p>{t('several.removeText')}</p>}
          confirmLabel={t('several.remove')}
          onConfirm={() => remove(removing)}
        />
      )}
    </div>
  );
}

function State({ computer }: { computer: SeveralComputer }) {
  const t = useTexts();
  const { lastWrite, missing, isThis, isUpToDate, isOff } = computer;
  const format = new Intl.DateTimeFormat(currentLocale(), { dateStyle: 'medium', timeStyle: 'short' });
  const parts = [
    isThis && t('several.thisOne'),
    lastWrite === undefined
      ? t('several.neverWrote')
      : t('several.lastWrite', { when: format.format(lastWrite) }),
    !isThis && !isOff && t(isUpToDate ? 'several.upToDate' : 'several.behind'),
    missing > 0 && t('several.missing', { count: missing }),
    isOff && t('several.off'),
  ];
  return <span className="cs-soft cs-small">{parts.filter(Boolean).join(' · ')}</span>;
}
