import { Page } from '../../frame/page.tsx';
import { useLabTexts } from '../texts/use-lab-texts.ts';
import { Guessing } from './guessing-card.tsx';
import { LostPhone } from './lost-phone-card.tsx';
import { Relay } from './relay-card.tsx';
import { Replay } from './replay-card.tsx';
import { StolenDatabase } from './stolen-database-card.tsx';
import './attacks.css';

/** Simulates attacks on the server's own code. */
export function AttacksPage() {
  const t = useLabTexts();
  return (
    <Page title={t('lab.attacks')} lead={t('attacks.lead')} wide>
      <Guessing />
      <Replay />
      <StolenDatabase />
      <LostPhone />
      <Relay />
    </Page>
  );
}
