import { Button, Notice } from '../../../../shared/ui/index.ts';
import { useTexts } from '../../texts/use-texts.ts';
import type { Asked } from './use-asked.ts';

/** What stands in the place of an answer that is not there. */
export function AskedState({
  asked: { fault, isUnproven, ask },
  isThere,
}: {
  asked: Pick<Asked<unknown>, 'fault' | 'isUnproven' | 'ask'>;
  isThere: boolean;
}) {
  const t = useTexts();
  if (fault) {
    return (
      <Notice tone="error" action={<Button onClick={ask}>{t('shell.tryAgain')}</Button>}>
        {fault}
      </Notice>
    );
  }
  if (isUnproven)
    return (
      <Notice action={<Button onClick={ask}>{t('admin.proveButton')}</Button>}>{t('admin.prove')}</Notice>
    );
  return isThere ? null : <p className="page__other">{t('shell.loading')}</p>;
}
