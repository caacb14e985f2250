import { type FormEvent, useId, useState } from 'react';
import { Button, Dialog, TextField } from '../../../shared/ui/index.ts';
import { LONGEST_TAG, MOST_TAGS } from '../../account-fields.ts';
import { fieldsOverLimit } from '../../account-limits.ts';
import type { AccountView } from '../../ipc/accounts.ts';
import { tagsIn } from '../account-form/draft.ts';
import { TagChoices } from '../account-form/tag-choices.tsx';
import { useTexts } from '../texts/use-texts.ts';

export interface TagDialogProps {
  accounts: readonly AccountView[];
  onClose: () => void;
  onTags: (tags: readonly string[]) => void;
}

/** Asks for tags that several accounts get in addition to their own. */
export function TagDialog({ accounts, onClose, onTags }: TagDialogProps) {
  const t = useTexts();
  const id = useId();
  const [text, setText] = useState('');
  const [fault, setFault] = useState<string>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const tags = tagsIn(text);
    const tooMany = accounts.some((account) =>
      fieldsOverLimit({ ...account, tags: withTags(account, tags) }, account).includes('tags'),
    );
    if (tags.length === 0) setFault(t('form.needsTag'));
    else if (tooMany) setFault(t('form.badTags', { most: MOST_TAGS, longest: LONGEST_TAG }));
    else onTags(tags);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('list.addTagsTitle', { count: accounts.length })}
      footer={
        <>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          <Button kind="primary" type="submit" form={id}>
            {t('list.addTags')}
          </Button>
        </>
      }
    >
      <form id={id} className="page__form" onSubmit={submit} noValidate>
        <TextField
          label={t('form.tags')}
          hint={t('form.tagsHint')}
          dir="auto"
          autoFocus
          value={text}
          error={fault}
          onChange={(event) => {
            setText(event.target.value);
            setFault(undefined);
          }}
        />
        <TagChoices value={text} onChange={setText} />
      </form>
    </Dialog>
  );
}

/** Returns the account's tags with some more, each once. */
export function withTags({ tags }: Pick<AccountView, 'tags'>, more: readonly string[]): readonly string[] {
  return [...new Set([...tags, ...more])];
}
