import { useEffect, useState } from 'react';
import { Button } from '../../../shared/ui/index.ts';
import type { LookProgress } from '../../ipc/found.ts';
import { ask, listen } from '../bridge/bridge.ts';
import { useTexts } from '../texts/use-texts.ts';
import type { LookKind } from './use-found.ts';
import './looking-bar.css';

/** Delay before the bar appears, in milliseconds. Most searches end earlier, and a bar would only flash. */
const WORTH_SHOWING = 800;

export interface LookingBarProps {
  looking: LookKind | undefined;
  /** Whether the bar floats over the page. A dialog needs it in place. */
  floating?: boolean;
}

/** Shows the progress of a longer search, with a button to cancel it. */
export function LookingBar({ looking, floating = false }: LookingBarProps) {
  // While watching, the review sheet shows the progress.
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
  // There is no progress yet while a file dialog is open or the user draws a region.
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
