import { Page } from '../../frame/page.tsx';
import { useLabTexts } from '../texts/use-lab-texts.ts';
import { CodeFigure } from './code-figure.tsx';

export function CodePage() {
  const t = useLabTexts();
  return (
    <Page title={t('lab.code')} lead={t('code.lead')} wide>
      <CodeFigure />
    </Page>
  );
}
