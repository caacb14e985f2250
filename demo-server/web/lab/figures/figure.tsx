import { Download } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { Button } from '../../../../shared/ui/index.ts';
import { useLabTexts } from '../texts/use-lab-texts.ts';
import { type PictureKind, savePicture } from './save-picture.ts';
import './figures.css';

export interface FigureProps {
  /** For the file's name, in ASCII. */
  name: string;
  title: string;
  children: ReactNode;
}

/** A figure with buttons that save it as a picture. */
export function Figure({ name, title, children }: FigureProps) {
  const t = useLabTexts();
  const drawn = useRef<HTMLDivElement>(null);
  const [outcome, setOutcome] = useState<'saved' | 'failed'>();

  function save(kind: PictureKind) {
    if (!drawn.current) return;
    const caption = { title, source: t('figures.source') };
    savePicture(drawn.current, kind, `countersign-${name}`, caption).then(
      () => setOutcome('saved'),
      () => setOutcome('failed'),
    );
  }

  return (
    <figure className="figure" aria-label={title}>
      <div ref={drawn} className="figure__drawn">
        {children}
      </div>
      <figcaption className="figure__tools lesson__screen-only">
        {(['svg', 'png'] as const).map((kind) => (
          <Button
            key={kind}
            kind="quiet"
            icon={<Download aria-hidden="true" />}
            aria-label={t('figures.save', { title, kind: kind.toUpperCase() })}
            onClick={() => save(kind)}
          >
            {kind.toUpperCase()}
          </Button>
        ))}
        <span role="status" className="cs-small cs-soft">
          {outcome === 'saved' && t('figures.saved')}
          {outcome === 'failed' && t('figures.failed')}
        </span>
      </figcaption>
    </figure>
  );
}
