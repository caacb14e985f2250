import { Link } from 'react-router';
import { Card } from '../../../shared/ui/index.ts';
import { Page } from '../frame/page.tsx';
import { Progress } from './tasks/progress.tsx';
import { useLabTexts } from './texts/use-lab-texts.ts';

/** @param hasServer whether class mode is there */
export function OverviewPage({ hasServer }: { hasServer: boolean }) {
  const t = useLabTexts();
  const pages = [
    { to: '/lab/code', title: t('lab.code'), text: t('lab.codeText') },
    { to: '/lab/verifier', title: t('lab.verifier'), text: t('lab.verifierText') },
    { to: '/lab/inside', title: t('lab.inside'), text: t('lab.insideText') },
    { to: '/lab/attacks', title: t('lab.attacks'), text: t('lab.attacksText') },
    { to: '/lab/key-uri', title: t('lab.keyUri'), text: t('lab.keyUriText') },
    { to: '/lab/lessons', title: t('lab.lessons'), text: t('lab.lessonsText') },
    { to: '/lab/worksheets', title: t('lab.worksheets'), text: t('lab.worksheetsText') },
    ...(hasServer ? [{ to: '/lab/class', title: t('classes.name'), text: t('classes.cardText') }] : []),
  ];
  return (
    <Page title={t('lab.name')} lead={t(hasServer ? 'lab.leadWithServer' : 'lab.lead')} wide>
      <Progress />
      <ul className="lab__cards">
        {pages.map(({ to, title, text }) => (
          <li key={to}>
            <Card className="lab__card">
              <h2>
                <Link to={to}>{title}</Link>
              </h2>
              <p>{text}</p>
            </Card>
          </li>
        ))}
      </ul>
    </Page>
  );
}
