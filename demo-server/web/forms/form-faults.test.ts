import { describe, expect, test } from 'vitest';
import { REFUSALS, type RefusalCode, routes } from '../../contract/index.ts';
import { ApiRefusal, NoAnswer } from '../api/api.ts';
import { translate } from '../texts/translator.ts';
import { checkBody, faultsOf, newPasswordFault } from './form-faults.ts';

describe('before a request', () => {
  test('every empty field has its message', () => {
    expect(checkBody(routes.signUpEmail, { name: ' ', email: '', password: '' })).toEqual({
      name: REFUSALS.INVALID_NAME[1],
      email: REFUSALS.INVALID_EMAIL[1],
      password: 'Enter your password.',
    });
  });

  test('a valid body has no errors', () => {
    expect(checkBody(routes.signInEmail, { email: ' ann@example.test ', password: 'x' })).toEqual({});
    expect(checkBody(routes.verifyTotp, { code: '123 456' })).toEqual({});
  });

  test('five digits are not a code', () => {
    expect(checkBody(routes.verifyTotp, { code: '12345' })).toEqual({
      code: REFUSALS.MALFORMED_CODE[1],
    });
  });

  test('a password of 5000 characters is too long, not missing', () => {
    const faults = checkBody(routes.signInEmail, { email: 'ann@example.test', password: 'x'.repeat(5000) });
    expect(faults).toEqual({ password: REFUSALS.PASSWORD_TOO_LONG[1] });
  });

  test('the length of a new password counts characters, not UTF-16 units', () => {
    expect(newPasswordFault('🔑🔑🔑🔑')).toBe(REFUSALS.PASSWORD_TOO_SHORT[1]);
    expect(newPasswordFault('🔑🔑🔑🔑🔑🔑🔑🔑')).toBeUndefined();
  });
});

describe('after a refusal', () => {
  const refusal = (code: RefusalCode) => new ApiRefusal({ code, message: `The sentence of ${code}.` });

  test.each([
    ['INVALID_NAME', 'name'],
    ['INVALID_EMAIL', 'email'],
    ['USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL', 'email'],
    ['PASSWORD_TOO_SHORT', 'password'],
    ['INVALID_PASSWORD', 'password'],
    ['INVALID_CODE', 'code'],
  ] as const)('%s is shown at the field “%s”, in the server’s words', (code, field) => {
    expect(faultsOf(refusal(code))).toEqual({ fields: { [field]: `The sentence of ${code}.` } });
  });

  test('a refusal about no single field is shown for the form', () => {
    expect(faultsOf(refusal('INVALID_EMAIL_OR_PASSWORD'))).toEqual({
      fields: {},
      form: 'The sentence of INVALID_EMAIL_OR_PASSWORD.',
    });
  });

  test('a refused body has a message for each field', () => {
    const fields = [{ path: 'name', message: 'Too odd.' }];
    const error = new ApiRefusal({ code: 'VALIDATION_ERROR', message: 'Something is missing.', fields });
    expect(faultsOf(error)).toEqual({ fields: { name: 'Too odd.' } });
  });

  test('shows why there is no answer, but never the text of an unexpected error', () => {
    expect(faultsOf(new NoAnswer('No connection.')).form).toBe('No connection.');
    expect(faultsOf(new Error('secret=JBSWY3DP')).form).toBe(translate('faults.inThisPage'));
  });
});
