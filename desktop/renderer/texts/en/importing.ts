/** Importing another app's export. */
export const importing = {
  title: 'Import from another app',
  text: 'Export your accounts in the other app, then choose the file here or drop it on this window. You see what is in it before anything is saved.',
  app: 'The other app',
  anyApp: 'Recognise it by the file',
  withoutExport: '{{name}} (has no export)',
  files: 'It exports: {{files}}.',
  choose: 'Choose a file…',
  another: 'Choose another file…',
  file: 'File: {{name}}',
  more_one: '{{count}} more file is waiting.',
  more_other: '{{count}} more files are waiting.',
  password: 'Password of the file',
  passwordHint: 'The password with which the other app encrypted it. Countersign does not keep it.',
  open: 'Open the file',
  reading: 'Reading the file…',
  opening: 'Opening the {{app}} file. An encrypted file can take a minute.',
  stop: 'Stop',
  memory:
    'To open this file, Countersign needs {{megabytes}} MB of memory for a moment. Close other programs first if this computer has little memory.',
  allow: 'Use {{megabytes}} MB',
} as const;
