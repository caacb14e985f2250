/** The rpm must have the files of the deb: the same paths, contents, modes and owners. */
import { execFileSync } from 'node:child_process';

/** More than a listing is, in bytes. */
const MOST = 2 ** 26;

/** @throws if the packages differ, apart from where zsh looks for completions */
export function compareFiles(deb: string, rpm: string): void {
  const [one, other] = [filesOfDeb(deb), filesOfRpm(rpm)];
  const paths = [...new Set([...one.keys(), ...other.keys()])].sort();
  const different = paths.filter((path) => one.get(path) !== other.get(path));
  if (different.length > 0) {
    const lines = different.map(
      (path) => `${path}: ${one.get(path) ?? 'missing'}, ${other.get(path) ?? 'missing'}`,
    );
    throw new Error(`The deb and the rpm differ:\n${lines.join('\n')}`);
  }
  if (paths.length < 40) throw new Error(`The packages have ${paths.length} files only.`);
}

/** Returns mode, owner and content of each file by its path. */
function filesOfDeb(deb: string): Map<string, string> {
  // tar runs the command once for each file, with its content.
  const script =
    'printf "%s %s %s\\n" "$TAR_MODE" "$TAR_UNAME/$TAR_GNAME" "$(sha256sum | cut -c1-64) $TAR_FILENAME"';
  const lines = execFileSync(
    'sh',
    ['-c', `dpkg-deb --fsys-tarfile "$0" | tar -x --to-command='${script}'`, deb],
    {
      encoding: 'utf8',
      maxBuffer: MOST,
    },
  );
  return byPath(
    lines.split('\n').map((line) => {
      const [mode = '', owner = '', hash = '', ...name] = line.split(' ');
      return [name.join(' ').replace(/^\./, ''), `${Number.parseInt(mode, 8) & 0o7777} ${owner} ${hash}`];
    }),
  );
}

function filesOfRpm(rpm: string): Map<string, string> {
  const format = '[%{FILEMODES} %{FILEUSERNAME}/%{FILEGROUPNAME} %{FILEDIGESTS} %{FILENAMES}\n]';
  const lines = execFileSync('rpm', ['-qp', '--nosignature', '--qf', format, rpm], {
    encoding: 'utf8',
    maxBuffer: MOST,
  });
  return byPath(
    lines.split('\n').map((line) => {
      const [mode = '', owner = '', hash = '', ...name] = line.split(' ');
      // Folders and links have no content.
      return [hash.length === 64 ? name.join(' ') : '', `${Number(mode) & 0o7777} ${owner} ${hash}`];
    }),
  );
}

function byPath(rows: readonly (readonly string[])[]): Map<string, string> {
  return new Map(
    rows
      .filter(([path]) => path)
      .map(([path = '', facts = '']) => [
        path.replace('/zsh/vendor-completions/', '/zsh/site-functions/'),
        facts,
      ]),
  );
}
