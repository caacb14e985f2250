import { describe, expect, test } from 'vitest';
import { REFUSALS, type RefusalCode, routes } from '../../contract/index.ts';
import { ApiRefusal, NoAnswer } from '../api/api.ts';
import { translate } from '../texts/translator.ts';
import { checkBody, faultsOf, newPasswordFault } from './form-faults.ts';

describe('before the server is asked', () => {
  test('every empty field gets its sentence', () => {
    expect(checkBody(routes.signUpEmail, { name: ' ', email: '', password: '' })).toEqual({
      name: REFUSALS.INVALID_NAME[1],
      email: REFUSALS.INVALID_EMAIL[1],
      password: 'Enter your password.',
    });
  });

  test('a body the server would read has no faults', () => {
    expect(checkBody(routes.signInEmail, { email: ' ann@example.test ', password: 'x' })).toEqual({});
    expect(checkBody(routes.verifyTotp, { code: '123 456' })).toEqual({});
  });

  test('five digits are not a code', () => {
    expect(checkBody(routes.verifyTotp, { code: '12345' })).toEqual({
      code: REFUSALS.MALFORMED_CODE[1],
    });
  });

  test('a password nobody has is too long, not missing', () => {
    const faults = checkBody(routes.signInEmail, { email: 'ann@example.test', password: 'x'.repeat(5000) });
    expect(faults).toEqual({ password: REFUSALS.PASSWORD_TOO_LONG[1] });
  });

  test('a new password is counted in characters, not in UTF-16 units', () => {
    expect(newPasswordFault('🔑🔑🔑🔑')).toBe(REFUSALS.PASSWORD_TOO_SHORT[1]);
    expect(newPasswordFault('🔑🔑🔑🔑🔑🔑🔑🔑')).toBeUndefined();
  });
});

describe('after the server refused', () => {
  const refusal = (code: RefusalCode) => new ApiRefusal({ code, message: `The sentence of ${code}.` });

  test.each([
    ['INVALID_NAME', 'name'],
    ['INVALID_EMAIL', 'email'],
    ['USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL', 'email'],
    ['PASSWORD_TOO_SHORT', 'password'],
    ['INVALID_PASSWORD', 'password'],
    ['INVALID_CODE', 'code'],
  ] as const)('%s stands at the field “%s”, in the server’s words', (code, field) => {
    expect(faultsOf(refusal(code))).toEqual({ fields: { [field]: `The sentence of ${code}.` } });
  });

  test('what is about no one field stands at the form', () => {
    expect(faultsOf(refusal('INVALID_EMAIL_OR_PASSWORD'))).toEqual({
      fields: {},
      form: 'The sentence of INVALID_EMAIL_OR_PASSWORD.',
    });
  });

  test('a faulty body is told field by field', () => {
    const fields = [{ path: 'name', message: 'Too odd.' }];
    const error = new ApiRefusal({ code: 'VALIDATION_ERROR', message: 'Something is missing.', fields });
    expect(faultsOf(error)).toEqual({ fields: { name: 'Too odd.' } });
  });

  test('no answer is told as it is, and what nobody foresaw is not repeated', () => {
    expect(faultsOf(new NoAnswer('No connection.')).form).toBe('No connection.');
    expect(faultsOf(new Error('secret=JBSWY3DP')).form).toBe(translate('faults.inThisPage'));
  });
});
