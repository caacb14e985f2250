import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from './button.tsx';
import { useUiTexts } from './ui-texts.ts';
import { writeToClipboard } from './write-to-clipboard.ts';

export interface CopyButtonProps {
  text: string;
  /** The accessible name: "Copy key". It begins with the text of the button, as WCAG 2.5.3 advises. */
  label: string;
  /** What screen readers say when it worked: "The key was copied." */
  copied: string;
  /** Copies the text. Default: the browser's clipboard. */
  copy?: (text: string) => Promise<void>;
}

/** Copies a text and says whether it worked. */
export function CopyButton({ text, label, copied, copy = writeToClipboard }: CopyButtonProps) {
  const texts = useUiTexts();
  const [outcome, setOutcome] = useState<'copied' | 'failed'>();
  useEffect(() => {
    if (outcome === undefined) return undefined;
    const timer = setTimeout(() => setOutcome(undefined), 4000);
    return () => clearTimeout(timer);
  }, [outcome]);

  return (
    <>
      <Button
        kind="quiet"
        aria-label={label}
        icon={outcome === 'copied' ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
        onClick={() => {
          copy(text).then(
            () => setOutcome('copied'),
            () => setOutcome('failed'),
          );
        }}
      >
        {outcome === 'copied' ? texts.copied : texts.copy}
      </Button>
      <span role="status" className={outcome === 'failed' ? 'cs-small cs-soft' : 'cs-visually-hidden'}>
        {outcome === 'copied' && copied}
        {outcome === 'failed' && texts.clipboardRefused}
      </span>
    </>
  );
}
