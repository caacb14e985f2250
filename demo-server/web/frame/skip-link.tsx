import type { RefObject } from 'react';
import { useTexts } from '../texts/use-texts.ts';

/** The link before everything else on a page, which moves the focus to the content. */
export function SkipLink({ content }: { content: RefObject<HTMLElement | null> }) {
  const t = useTexts();
  return (
    // biome-ignore lint/a11y/useValidAnchor: a link to a place in the page that does not change the URL
    <a
      className="skip-link"
      href="#content"
      onClick={(event) => {
        // The URL names the page, not a place in it. In the lab without a server, that is the part after "#".
        event.preventDefault();
        content.current?.focus();
      }}
    >
      {t('frame.skip')}
    </a>
  );
}
