import { Button, Notice } from '../../../../shared/ui/index.ts';
import { useTexts } from '../../texts/use-texts.ts';
import type { LoadedWithStepUp } from './use-loaded-with-step-up.ts';

/** Shown in place of an answer: a loading message, an error, or a request for the second factor. */
export function LoadState({
  loaded: { fault, isUnproven, reload },
  isThere,
}: {
  loaded: Pick<LoadedWithStepUp<unknown>, 'fault' | 'isUnproven' | 'reload'>;
  isThere: boolean;
}) {
  const t = useTexts();
  if (fault) {
    return (
      <Notice tone="error" action={<Button onClick={reload}>{t('frame.tryAgain')}</Button>}>
        {fault}
      </Notice>
    );
  }
  if (isUnproven)
    return (
      <Notice action={<Button onClick={reload}>{t('admin.proveButton')}</Button>}>{t('admin.prove')}</Notice>
    );
  return isThere ? null : <p className="page__other">{t('frame.loading')}</p>;
}
