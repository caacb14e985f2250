import { useState } from 'react';
import { type KeyUri, type KeyUriParameter, MAX_DIGITS, MIN_DIGITS } from '../../../../shared/key-uri.ts';
import { codeFor, codeParameters, timeStep } from '../../../../shared/one-time-code.ts';
import { Card, CodeDisplay, Notice, SelectField, TextField, useNow } from '../../../../shared/ui/index.ts';
import { QrCard } from '../../../../shared/ui/qr-card.tsx';
import { Page } from '../../frame/page.tsx';
import { type LabTexts, useLabTexts } from '../texts/use-lab-texts.ts';
import { Anatomy } from './anatomy-table.tsx';
import { draftOf, FIRST_DRAFT, FIRST_LINE, lineOf, readLine, type UriDraft } from './uri-draft.ts';
import './key-uri.css';

/** Maximum length of a URI in the QR code. A longer one would be too dense for screens. */
const MAX_QR_LENGTH = 1000;

export function KeyUriPage() {
  const t = useLabTexts();
  const now = useNow();
  const [line, setLine] = useState(FIRST_LINE);
  const [draft, setDraft] = useState(FIRST_DRAFT);
  const read = readLine(line);
  const fault = 'fault' in read ? read.fault : undefined;
  const key = 'key' in read ? read.key : undefined;

  function changeField(change: Partial<UriDraft>) {
    const next = { ...draft, ...change };
    setDraft(next);
    setLine(lineOf(next));
  }

  function changeLine(text: string) {
    setLine(text);
    const found = readLine(text);
    if ('key' in found) setDraft(draftOf(found.key));
  }

  const field = (name: 'issuer' | 'account' | 'secret' | 'digits' | 'period' | 'counter') => ({
    value: draft[name],
    autoComplete: 'off',
    spellCheck: false,
    maxLength: 200,
    error: fault === name ? faultSentence(fault, t) : undefined,
    onChange: (event: { target: { value: string } }) => changeField({ [name]: event.target.value }),
  });

  return (
    <Page title={t('lab.keyUri')} lead={t('keyUri.lead')} wide>
      <div className="key-uri">
        <Card className="lab__stack">
          <h2>{t('keyUri.fields')}</h2>
          <p className="cs-small cs-soft">{t('lab.noRealKeys')}</p>
          <TextField label={t('keyUri.issuer')} {...field('issuer')} />
          <TextField label={t('keyUri.account')} {...field('account')} />
          <TextField label={t('keyUri.secret')} code {...field('secret')} />
          <div className="lab__fields">
            <SelectField
              label={t('keyUri.type')}
              value={draft.type}
              options={[
                { value: 'totp', label: t('code.totp') },
                { value: 'hotp', label: t('code.hotp') },
                { value: 'steam', label: t('code.steam') },
              ]}
              onChange={(event) => changeField(kindOf(event.target.value))}
            />
            {draft.type !== 'steam' && (
              <>
                <SelectField
                  label={t('code.algorithm')}
                  value={draft.algorithm}
                  options={['SHA1', 'SHA256', 'SHA512'].map((hash) => ({ value: hash, label: hash }))}
                  onChange={(event) => changeField({ algorithm: event.target.value })}
                />
                <TextField label={t('code.digits')} inputMode="numeric" {...field('digits')} />
              </>
            )}
            {draft.type === 'totp' && (
              <TextField label={t('code.period')} inputMode="numeric" {...field('period')} />
            )}
            {draft.type === 'hotp' && (
              <TextField label={t('code.counter')} inputMode="numeric" {...field('counter')} />
            )}
          </div>
        </Card>
        <Card className="lab__stack key-uri__picture">
          {key && line.length <= MAX_QR_LENGTH ? (
            <>
              <QrCard text={line} alt={t('keyUri.qrAlt')} />
              <p>{t('keyUri.readIt')}</p>
              <p className="lab__big-code">
                <span className="cs-visually-hidden">{t('keyUri.codeNow')} </span>
                <CodeDisplay code={codeNow(key, now)} />
              </p>
            </>
          ) : (
            <Notice tone="warning">
              {fault === undefined ? t('keyUri.tooLong') : faultSentence(fault, t)}
            </Notice>
          )}
        </Card>
      </div>
      <Card className="lab__stack key-uri__line">
        <TextField
          label={t('keyUri.line')}
          code
          autoComplete="off"
          spellCheck={false}
          maxLength={4000}
          value={line}
          error={fault === undefined ? undefined : faultSentence(fault, t)}
          onChange={(event) => changeLine(event.target.value)}
        />
        {key && <Anatomy uri={key} />}
      </Card>
    </Page>
  );
}

function codeNow(key: KeyUri, now: number): string {
  return codeFor(codeParameters(key), key.type === 'hotp' ? key.counter : timeStep(now, key.period));
}

/** Returns a change of type, with a length that the type allows. */
function kindOf(type: string): Partial<UriDraft> {
  if (type === 'steam') return { type };
  return { type: type === 'hotp' ? 'hotp' : 'totp', digits: '6' };
}

function faultSentence(parameter: KeyUriParameter, t: LabTexts): string {
  const sentences: Record<KeyUriParameter, string> = {
    uri: t('keyUri.faultUri'),
    scheme: t('keyUri.faultScheme'),
    type: t('keyUri.faultType'),
    label: t('keyUri.faultLabel'),
    secret: t('keyUri.faultSecret'),
    issuer: t('keyUri.faultIssuer'),
    algorithm: t('keyUri.faultAlgorithm'),
    digits: t('keyUri.faultDigits', { least: MIN_DIGITS, most: MAX_DIGITS }),
    period: t('keyUri.faultPeriod'),
    counter: t('keyUri.faultCounter'),
    encoder: t('keyUri.faultEncoder'),
  };
  return sentences[parameter];
}
