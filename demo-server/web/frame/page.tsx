import { type ReactNode, useEffect, useRef, useState } from 'react';
import { classNames } from '../../../shared/ui/class-names.ts';
import { useTexts } from '../texts/use-texts.ts';

export interface PageProps {
  /** The heading, and the start of the window's title. */
  title: string;
  /** One sentence below the heading. */
  lead?: ReactNode;
  /** Content above the heading, such as a steps bar. */
  above?: ReactNode;
  /** Where the focus goes on arrival. Pages with a form start in its first field. */
  focus?: 'heading' | 'first-field';
  /** The width: forms are narrow, pages to read are roomy, pages with columns are wide. */
  roomy?: boolean;
  wide?: boolean;
  children?: ReactNode;
}

/** Screen readers announce the first page themselves. The app must announce the later ones. */
let loadedByBrowser = true;

/**
 * Shows a page with its title and heading, and announces it. Screen readers do not notice when a script changes the
 * page, so the focus moves to the new heading, or to the first field after the title was announced.
 */
export function Page({
  title,
  lead,
  above,
  focus = 'heading',
  roomy = false,
  wide = false,
  children,
}: PageProps) {
  const t = useTexts();
  const page = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const [announced, setAnnounced] = useState('');

  useEffect(() => {
    const navigated = !loadedByBrowser;
    loadedByBrowser = false;
    if (focus === 'first-field') {
      page.current?.querySelector<HTMLInputElement>('input:not([hidden])')?.focus();
      setAnnounced(title);
    } else if (navigated) {
      window.scrollTo(0, 0);
      heading.current?.focus();
    }
  }, [focus, title]);

  return (
    <article className={classNames('page', roomy && 'page--roomy', wide && 'page--wide')} ref={page}>
      <title>{t('frame.windowTitle', { title })}</title>
      <p role="status" className="cs-visually-hidden">
        {announced}
      </p>
      {above}
      <header className="page__head">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {lead && <p className="page__lead">{lead}</p>}
      </header>
      {children}
    </article>
  );
}

/** Moves the focus to the page's heading. For use after the focused element, such as a button, was removed. */
export function focusHeading(): void {
  document.querySelector<HTMLElement>('.page__head h1')?.focus({ preventScroll: true });
}
