/** An account's names as sentences and buttons use them. */
export interface Named {
  issuer: string;
  account: string;
}

/** The one name to call an account by: its issuer, else its account. */
export function shortName({ issuer, account }: Named): string {
  return issuer || account || 'Unnamed account';
}

/** The first and second line of a row; the second is empty where there is nothing more to say. */
export function nameLines(named: Named): { first: string; second: string } {
  return { first: shortName(named), second: named.issuer ? named.account : '' };
}

/** "GitHub", "GitHub and Fastmail", "GitHub, Fastmail and 3 more". */
export function listNames(accounts: readonly Named[]): string {
  const names = accounts.map(shortName);
  if (names.length <= 2) return names.join(' and ');
  if (names.length === 3) return `${names[0]}, ${names[1]} and ${names[2]}`;
  return `${names[0]}, ${names[1]} and ${names.length - 2} more`;
}
