import { type ComponentType, useMemo } from 'react';
import { Notice } from '../../../shared/ui/index.ts';
import { CodeFigure } from '../lab/code/code-figure.tsx';
import { STATIONS } from '../lab/inside/stations.ts';
import { EMBEDDABLE, type EmbeddableFigure } from '../lab/links/embed.ts';
import { LinkContext } from '../lab/links/use-lab-state.ts';
import { useLabTexts } from '../lab/texts/use-lab-texts.ts';
import '../lab/inside/inside.css';
import '../lab/lab.css';
import './lab-embed.css';

/** Shows the figure that an address names, in the state that it names, and the figure's source and licence. */
export function EmbeddedFigure({ address }: { address: URL }) {
  const t = useLabTexts();
  const wanted = address.searchParams.get('figure');
  const name = EMBEDDABLE.find((figure) => figure === wanted);
  // A field with a value that is not allowed keeps its usual value, as in a link to the lab.
  const context = useMemo(() => ({ search: address.searchParams, tell: () => () => undefined }), [address]);
  return (
    <LinkContext value={context}>
      <main className="lab embedded">
        {name ? (
          <EmbeddedContent name={name} />
        ) : (
          <Notice tone="error">{t('figures.unknown', { names: [...EMBEDDABLE] })}</Notice>
        )}
        <p className="embedded__source">
          <span>{t('figures.source')}</span>
          <a href="https://creativecommons.org/licenses/by/4.0/" target="_blank" rel="noreferrer">
            {t('figures.licence')}
          </a>
        </p>
      </main>
    </LinkContext>
  );
}

function EmbeddedContent({ name }: { name: EmbeddableFigure }) {
  const t = useLabTexts();
  const Figure: ComponentType = STATIONS.find(({ id }) => id === name)?.Figure ?? CodeFigure;
  return (
    <>
      <h1>{name === 'code' ? t('lab.code') : t(`inside.${name}.title`)}</h1>
      <div className="lab__stack">
        <Figure />
      </div>
    </>
  );
}
