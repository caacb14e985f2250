import { groupKey } from '../base32.ts';
import { CopyButton } from './copy-button.tsx';
import { useUiTexts } from './ui-texts.ts';
import './key-text.css';

export interface KeyTextProps {
  /** The key in Base32 without groups. This is what the button copies. */
  secret: string;
  copy?: (text: string) => Promise<void>;
}

/** Shows a key to type by hand in groups of four, with a copy button. */
export function KeyText({ secret, copy }: KeyTextProps) {
  const texts = useUiTexts();
  return (
    <div className="cs-key">
      <code dir="ltr" className="cs-key__text">
        {groupKey(secret)}
      </code>
      <CopyButton text={secret} label={texts.copyKey} copied={texts.keyCopied} copy={copy} />
    </div>
  );
}
