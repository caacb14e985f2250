/** Names what it is and not whose: file names are seen by more people than files. */
export const CODES_FILE_NAME = 'countersign-backup-codes.txt';

export interface CodesText {
  /** Whose they are and where. */
  title: string;
  /** How they are used, and when they were made. */
  notes: readonly string[];
  codes: readonly string[];
}

/** The file people keep: readable in any editor and on paper, with line ends that suit Windows too. */
export function codesAsText({ title, notes, codes }: CodesText): string {
  return [title, '', ...codes, '', ...notes, ''].join('\r\n');
}
