import { useTexts } from '../texts/use-texts.ts';

/** The most characters that are shown at once. A longer text unfolds. */
const SHORT = 160;

/** Shows a text of any length. Nothing of it is cut. */
export function LongText({ text }: { text: string }) {
  const t = useTexts();
  if (text.length <= SHORT) return <bdi>{text}</bdi>;
  return (
    <details>
      <summary>{t('found.longText', { count: text.length })}</summary>
      <bdi>{text}</bdi>
    </details>
  );
}
