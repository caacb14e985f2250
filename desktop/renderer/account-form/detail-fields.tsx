import type { ReactNode } from 'react';
import { Checkbox, TextArea, TextField } from '../../../shared/ui/index.ts';
import { type AccountDetails, LONGEST_NOTE, LONGEST_TAG, MOST_TAGS } from '../../account-fields.ts';
import { useTexts } from '../texts/use-texts.ts';
import { TagChoices } from './tag-choices.tsx';
import type { FormFields } from './use-account-form.ts';

/** Maximum length of the tags field, in characters: every tag at its maximum, with a comma and a space between. */
const LONGEST_TAGS = MOST_TAGS * (LONGEST_TAG + 2);

/** The field of each detail, in the order of the form. */
const FIELDS: { readonly [Name in keyof AccountDetails]: (fields: FormFields) => ReactNode } = {
  tags: TagsField,
  note: NoteField,
  favourite: FavouriteField,
};

/** Shows the fields for what users add to an account besides its name and key. */
export function DetailFields(fields: FormFields) {
  return Object.entries(FIELDS).map(([name, Field]) => <Field key={name} {...fields} />);
}

export function NoteField({ draft, faults, change }: FormFields) {
  const t = useTexts();
  return (
    <TextArea
      label={t('form.note')}
      hint={t('form.noteHint')}
      rows={3}
      maxLength={LONGEST_NOTE}
      value={draft.note}
      error={faults.note}
      onChange={(event) => change({ note: event.target.value })}
    />
  );
}

function TagsField({ draft, faults, change }: FormFields) {
  const t = useTexts();
  return (
    <>
      <TextField
        label={t('form.tags')}
        hint={t('form.tagsHint')}
        dir="auto"
        maxLength={LONGEST_TAGS}
        value={draft.tags}
        error={faults.tags}
        onChange={(event) => change({ tags: event.target.value })}
      />
      <TagChoices value={draft.tags} onChange={(tags) => change({ tags })} />
    </>
  );
}

function FavouriteField({ draft, change }: FormFields) {
  const t = useTexts();
  return (
    <Checkbox checked={draft.favourite} onChange={(event) => change({ favourite: event.target.checked })}>
      {t('form.favourite')}
    </Checkbox>
  );
}
