/** Says what the file is, but not whose: more people see file names than files. */
export const CODES_FILE_NAME = 'countersign-backup-codes.txt';

export interface CodesText {
  /** The account and the site. */
  title: string;
  /** How to use the codes, and when they were made. */
  notes: readonly string[];
  codes: readonly string[];
}

/** Returns the text of the file with the codes. Any editor can open it, and its line ends suit Windows too. */
export function codesAsText({ title, notes, codes }: CodesText): string {
  return [title, '', ...codes, '', ...notes, ''].join('\r\n');
}
