import { useEffect, useState } from 'react';
import { Button } from '../../../shared/ui/index.ts';
import type { LookProgress } from '../../ipc/found.ts';
import { ask, listen } from '../bridge/bridge.ts';
import { useTexts } from '../texts/use-texts.ts';
import type { LookKind } from './use-found.ts';
import './looking-bar.css';

/** Most looks are over before this, in milliseconds; a bar for them would only flash. */
const WORTH_SHOWING = 800;

export interface LookingBarProps {
  looking: LookKind | undefined;
  /** Over the page; otherwise it stands where it is put, as it must in a dialog. */
  floating?: boolean;
}

/** How far a look is that takes its time, and the way to stop it. */
export function LookingBar({ looking, floating = false }: LookingBarProps) {
  // Watching says what it does in the sheet.
  if (looking === undefined || looking === 'watch') return null;
  return <Bar key={looking} className={floating ? 'looking-bar looking-bar--floating' : 'looking-bar'} />;
}

function Bar({ className }: { className: string }) {
  const t = useTexts();
  const [late, setLate] = useState(false);
  const [progress, setProgress] = useState<LookProgress>();
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), WORTH_SHOWING);
    const unlisten = listen('found:progress', setProgress);
    return () => {
      clearTimeout(timer);
      unlisten();
    };
  }, []);
  // Nothing to say before the pictures are there: a file dialog is open, or a region is being drawn.
  if (!late || !progress) return null;
  const { share, found } = progress;
  return (
    <section className={className} aria-label={t('found.looking')}>
      <p role="status">{found === 0 ? t('found.looking') : t('found.lookingFound', { count: found })}</p>
      <progress value={share} max={1} aria-label={t('found.looking')} />
      <Button onClick={() => void ask('found:stop', undefined)}>{t('found.stop')}</Button>
    </section>
  );
}
