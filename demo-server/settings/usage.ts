import { defaultOf, type Setting, settingsIn } from './setting.ts';
import { SETTINGS } from './table.ts';

/** The longest line of the help, in characters. */
const WIDTH = 100;

/** The output of `--help`. */
export const USAGE = `Usage: npm run server -- [options]             start the server
       npm run server -- COMMAND [options]

Commands:

  rotate-keys            Encrypt everything stored again with a new key. Servers keep running.
  make-admin EMAIL       Make the account with this email address an admin.
  backup FILE [--force]  Write the database to a file. Servers keep running.
  restore FILE           Fill an empty database from a backup.

Options. Each overrides its environment variable:

${settingsIn(SETTINGS)
  .filter(({ flag }) => flag !== undefined)
  .map(helpOn)
  .join('\n')}
  --help
      Show this text.

Environment variables:

${settingsIn(SETTINGS)
  .filter(({ flag }) => flag === undefined)
  .map(helpOn)
  .join('\n')}
`;

/** Returns docs/settings.md. */
export function settingsDocument(): string {
  const rows = settingsIn(SETTINGS).map((entry) => {
    const { variable, flag, about, kind } = entry;
    const names = flag ? `\`${variable}\`, \`--${flag.name}\`` : `\`${variable}\``;
    return `| ${[names, about, kind.mustBe, defaultOf(entry)].map(cell).join(' | ')} |`;
  });
  return `# Settings of the demo server

This page is made from [demo-server/settings/table.ts](../demo-server/settings/table.ts). Do not edit it: change the table and run \`npx vitest run demo-server/settings --update\`.

Settings come from the command line, then from the environment. They are checked at start: each mistake is one line that says what the setting must be. \`NODE_ENV=production\` counts as \`COUNTERSIGN_ENV=production\`. An empty variable counts as none.

| Setting | What it is for | It must be | Default |
|---|---|---|---|
${rows.join('\n')}
`;
}

function helpOn(entry: Setting): string {
  const { variable, flag, about } = entry;
  const name = flag ? `--${flag.name} ${flag.value}, ${variable}` : variable;
  return `  ${name}\n${wrapped(`${about} Default: ${defaultOf(entry)}.`)}`;
}

/** Returns a text in indented lines. */
function wrapped(text: string): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && line.length + 1 + word.length > WIDTH - 6) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.map((line) => `      ${line}`).join('\n');
}

/** Returns a text escaped for a cell of a Markdown table. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}
