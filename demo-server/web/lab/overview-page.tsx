import { Link } from 'react-router';
import { Card } from '../../../shared/ui/index.ts';
import { Page } from '../frame/page.tsx';
import { useLabTexts } from './texts/use-lab-texts.ts';

export function OverviewPage() {
  const t = useLabTexts();
  const pages = [
    { to: '/lab/code', title: t('lab.code'), text: t('lab.codeText') },
    { to: '/lab/verifier', title: t('lab.verifier'), text: t('lab.verifierText') },
    { to: '/lab/attacks', title: t('lab.attacks'), text: t('lab.attacksText') },
    { to: '/lab/key-uri', title: t('lab.keyUri'), text: t('lab.keyUriText') },
    { to: '/lab/lessons', title: t('lab.lessons'), text: t('lab.lessonsText') },
  ];
  return (
    <Page title={t('lab.name')} lead={t('lab.lead')} wide>
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
