import { Link2 } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { useHref, useLocation } from 'react-router';
import { Button, CopyButton, Dialog, Notice, TextField } from '../../../../shared/ui/index.ts';
import { useLabTexts } from '../texts/use-lab-texts.ts';
import { embeddingLine, figureOf } from './embed.ts';
import { judgeAddress } from './judge-address.ts';
import { LinkContext, type LinkedPart } from './use-lab-state.ts';

export interface LinkedPagesProps {
  /** Renders what is around the page, with the button for a link in it. */
  frame: (button: ReactNode) => ReactNode;
  children: ReactNode;
}

/**
 * Gives the pages inside the state of their address, and offers a link to the state they are in. A page starts anew when
 * its address changes.
 */
export function LinkedPages(props: LinkedPagesProps) {
  const { pathname, search } = useLocation();
  return <LinkedPage key={`${pathname}${search}`} {...props} pathname={pathname} search={search} />;
}

function LinkedPage({
  frame,
  children,
  pathname,
  search,
}: LinkedPagesProps & { pathname: string; search: string }) {
  const t = useLabTexts();
  const [parts, setParts] = useState<readonly LinkedPart[]>([]);
  const tell = useCallback((part: LinkedPart) => {
    setParts((all) => [...all, part]);
    return () => setParts((all) => all.filter((other) => other !== part));
  }, []);
  const address = useMemo(() => new URLSearchParams(search), [search]);
  const context = useMemo(() => ({ search: address, tell }), [address, tell]);
  const { hadKey, wrong, hasUnknown } = judgeAddress(address, parts);
  const bare = useAddress(pathname, []);
  const fields = parts.flatMap((part) => part.fields);
  const link = useAddress(pathname, fields);
  const embedding = useEmbedAddress();
  const figure = figureOf(pathname);
  const line = figure && embeddingLine(embedding, figure, t('figures.source'), fields);

  useEffect(() => {
    if (hadKey) window.history.replaceState(window.history.state, '', bare);
  }, [hadKey, bare]);

  return (
    <LinkContext value={context}>
      {frame(
        <LinkButton link={link} embedding={line} leavesKeyOut={parts.some(({ hasOwnKey }) => hasOwnKey)} />,
      )}
      {hadKey && <Notice tone="warning">{t('links.hadKey')}</Notice>}
      {wrong.length > 0 && <Notice tone="warning">{t('links.wrong', { names: wrong })}</Notice>}
      {hasUnknown && !hadKey && <Notice tone="warning">{t('links.unknown')}</Notice>}
      {children}
    </LinkContext>
  );
}

interface LinkButtonProps {
  link: string;
  /** A line of HTML that shows the page's figure. `undefined` if it has none to embed. */
  embedding: string | undefined;
  leavesKeyOut: boolean;
}

function LinkButton({ link, embedding, leavesKeyOut }: LinkButtonProps) {
  const t = useLabTexts();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind="quiet" icon={<Link2 aria-hidden="true" />} onClick={() => setOpen(true)}>
        {t('links.button')}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={t('links.title')}
        description={t('links.text')}
      >
        <div className="lab__stack">
          <TextField
            label={t('links.link')}
            code
            readOnly
            dir="ltr"
            value={link}
            onFocus={(event) => event.target.select()}
          />
          <div className="lab__buttons">
            <CopyButton text={link} label={t('links.copyLink')} copied={t('links.linkCopied')} />
          </div>
          {embedding && (
            <>
              <TextField
                label={t('links.embed')}
                hint={t('links.embedText')}
                code
                readOnly
                dir="ltr"
                value={embedding}
                onFocus={(event) => event.target.select()}
              />
              <div className="lab__buttons">
                <CopyButton text={embedding} label={t('links.copyEmbed')} copied={t('links.embedCopied')} />
              </div>
            </>
          )}
          {leavesKeyOut && <Notice tone="warning">{t('links.leftOut')}</Notice>}
          <p className="cs-small cs-soft">{t('links.noKeys')}</p>
        </div>
      </Dialog>
    </>
  );
}

/** Returns the address of the page for embedding: the server's, or a file beside the lab without a server. */
function useEmbedAddress(): string {
  const href = useHref('/lab/embed');
  return new URL(href.startsWith('#') ? 'embed.html' : href, window.location.href).href;
}

/** Returns the full address of a page with these fields. */
function useAddress(pathname: string, fields: readonly (readonly [string, string])[]): string {
  const search = new URLSearchParams(fields.map(([name, value]) => [name, value])).toString();
  const href = useHref({ pathname, search });
  return new URL(href, window.location.href).href;
}
