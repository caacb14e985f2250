import { SelectField } from '../../../shared/ui/index.ts';
import type { AccountFields, FoundAccount, SaveAs } from '../../ipc/found.ts';
import { nameLines } from '../pieces/account-name.ts';
import { currentLocale } from '../texts/translator.ts';
import { useTexts } from '../texts/use-texts.ts';
import { differences, type FieldName, waysFor } from './choices.ts';
import { LongText } from './long-text.tsx';

export interface FoundSameProps {
  item: FoundAccount & { present: NonNullable<FoundAccount['present']> };
  as: SaveAs;
  onAs: (as: SaveAs) => void;
}

/** Compares a found account with the one in the vault, and asks what becomes of it. */
export function FoundSame({ item, as, onAs }: FoundSameProps) {
  const t = useTexts();
  const { present } = item;
  const { first, second } = nameLines(item);
  const name = second ? `${first} (${second})` : first;
  const result = { new: undefined, skip: present.fields, merge: present.merged, replace: item }[as];
  const fields = differences(present.fields, item);
  return (
    <div className="found__same">
      {fields.length > 0 && (
        <table className="found__table">
          <caption className="cs-visually-hidden">{t('found.same.table', { name })}</caption>
          <thead>
            <tr>
              <td />
              <th scope="col">{t('found.same.present')}</th>
              <th scope="col">{t('found.same.found')}</th>
              {result && <th scope="col">{t('found.same.result')}</th>}
            </tr>
          </thead>
          <tbody>
            {fields.map((field) => (
              <tr key={field}>
                <th scope="row">{t(`found.same.fields.${field}`)}</th>
                <Value fields={present.fields} name={field} />
                <Value fields={item} name={field} />
                {result && <Value fields={result} name={field} />}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <SelectField
        label={t('found.same.what', { name })}
        value={as}
        onChange={(event) => onAs(event.target.value as SaveAs)}
        options={waysFor(item).map((way) => ({ value: way, label: t(`found.same.as.${way}`) }))}
      />
    </div>
  );
}

function Value({ fields, name }: { fields: AccountFields; name: FieldName }) {
  const t = useTexts();
  const value = fields[name];
  const text =
    typeof value === 'boolean'
      ? t(value ? 'found.same.yes' : 'found.same.no')
      : Array.isArray(value)
        ? new Intl.ListFormat(currentLocale(), { type: 'unit' }).format(value)
        : name === 'period' && value !== undefined
          ? t('found.same.seconds', { count: Number(value) })
          : String(value ?? '');
  return (
    <td>
      {text === '' ? <span className="cs-soft">{t('found.same.none')}</span> : <LongText text={text} />}
    </td>
  );
}
