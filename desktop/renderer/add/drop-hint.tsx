import { ImageDown } from 'lucide-react';
import { useTexts } from '../texts/use-texts.ts';
import './drop-hint.css';

/** Covers the window while the user drags files over it. */
export function DropHint() {
  const t = useTexts();
  return (
    <div className="drop-hint" role="status">
      <ImageDown aria-hidden="true" />
      <p>{t('hints.drop')}</p>
    </div>
  );
}
