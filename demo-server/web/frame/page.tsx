import { type ReactNode, useEffect, useRef, useState } from 'react';
import { classNames } from '../../../shared/ui/class-names.ts';
import { useTexts } from '../texts/use-texts.ts';

export interface PageProps {
  /** The heading, and the start of the window's title. */
  title: string;
  /** One sentence under the heading. */
  lead?: ReactNode;
  /** What stands above the heading, such as a steps bar. */
  above?: ReactNode;
  /** Where the focus goes on arrival: pages that are there to be filled in start in their first field. */
  focus?: 'heading' | 'first-field';
  /** Forms are narrow; pages to read are roomy; what holds columns is wide. */
  roomy?: boolean;
  wide?: boolean;
  children?: ReactNode;
}

/** The page the browser loaded itself announces itself; the ones after it must be announced. */
let loadedByBrowser = true;

/**
 * One page: its title, its heading, and the arrival of whoever navigated to it. Screen readers say nothing when a
 * script changes the page, so the focus goes to the new heading, or to the first field after saying the title.
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

/** Puts the focus on the page's heading: for when what had it, a button say, has gone with what it ended. */
export function focusHeading(): void {
  document.querySelector<HTMLElement>('.page__head h1')?.focus({ preventScroll: true });
}
