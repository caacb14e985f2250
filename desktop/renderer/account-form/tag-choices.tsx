import { classNames } from '../../../shared/ui/class-names.ts';
import { collator } from '../../sort-accounts.ts';
import { useReply } from '../bridge/use-reply.ts';
import { currentLocale } from '../texts/translator.ts';
import { useTexts } from '../texts/use-texts.ts';
import { tagBegun, tagsIn } from './draft.ts';
import './tag-choices.css';

/** The most tags that are offered. More would hide the form. */
const MOST = 12;

export interface TagChoicesProps {
  /** The tags in the field, separated by commas. */
  value: string;
  onChange: (value: string) => void;
}

/** Offers the tags of the other accounts. While a tag is being typed, offers those that begin like it. */
export function TagChoices({ value, onChange }: TagChoicesProps) {
  const t = useTexts();
  const { value: accounts = [] } = useReply('accounts:list');
  const typed = tagsIn(value);
  const known = offeredTags(
    accounts.flatMap(({ tags }) => tags),
    value,
    currentLocale(),
  );
  if (known.length === 0) return null;
  const toggle = (tag: string) => {
    // What was begun becomes the chosen tag.
    const begun = tagBegun(value);
    const complete = begun !== undefined && known.includes(begun);
    const others = typed.filter((other) => other !== tag && (complete || other !== begun));
    onChange((typed.includes(tag) ? others : [...others, tag]).join(', '));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would have a border and a legend
    <div className="tag-choices" role="group" aria-label={t('form.tagChoices')}>
      {known.slice(0, MOST).map((tag) => (
        <button
          key={tag}
          type="button"
          className={classNames('tag-choices__tag', typed.includes(tag) && 'tag-choices__tag--chosen')}
          aria-pressed={typed.includes(tag)}
          onClick={() => toggle(tag)}
        >
          <bdi>{tag}</bdi>
        </button>
      ))}
    </div>
  );
}

/** Returns the tags in use, each once; only those that begin like the tag that is being typed, if it is none yet. */
export function offeredTags(inUse: readonly string[], value: string, locale: string): string[] {
  const known = [...new Set(inUse)].sort(collator(locale).compare);
  const begun = (tagBegun(value) ?? '').toLocaleLowerCase(locale);
  if (begun === '' || known.some((tag) => tag.toLocaleLowerCase(locale) === begun)) return known;
  return known.filter((tag) => tag.toLocaleLowerCase(locale).startsWith(begun));
}
