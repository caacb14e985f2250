/** The one question to a person whose system lacks something: a sentence, and a command that works as printed. */
import { INSTALL, packagesFor } from './package-names.mjs';

/**
 * @param {readonly string[]} things libraries and programs that are missing
 * @param {boolean} blocked whether the system forbids Chromium's sandbox
 * @param {import('./distribution.mjs').Distribution} distribution
 * @param {{isRoot: boolean, hasSudo: boolean, typed: string}} person and the command they typed
 */
export function questionFor(things, blocked, distribution, person) {
  const steps = [];
  const sentences = [];
  let once =
    'This needs administrator rights, once: the command below is for `npm start` and `npm test` together.';
  if (things.length > 0 && distribution.family) {
    sentences.push('Some system packages are missing.');
    steps.push(...INSTALL[distribution.family](packagesFor(things, distribution).join(' ')));
  } else if (things.length > 0) {
    sentences.push(
      `Countersign needs libraries and programs that are missing: ${things.join(', ')}.`,
      `Setup does not know their packages in ${distribution.name}. Install them with its package manager.`,
    );
    once = '';
  }
  if (blocked) {
    sentences.push(
      'This system does not allow the user namespaces that Electron’s sandbox needs. Countersign does not run without its sandbox.',
    );
    steps.push('sysctl -w kernel.apparmor_restrict_unprivileged_userns=0');
  }
  if (!person.isRoot) sentences.push(once);
  const command = [...(steps.length > 0 ? [asAdministrator(steps, person)] : []), person.typed].join(' && ');
  return { sentence: sentences.filter(Boolean).join(' '), command };
}

/**
 * Returns one line for a shell that runs commands as root. `su -` because `su` alone keeps a PATH without the folders
 * of an administrator's programs, and dpkg stops without them.
 *
 * @param {readonly string[]} commands
 * @param {{isRoot: boolean, hasSudo: boolean}} person
 */
export function asAdministrator(commands, { isRoot, hasSudo }) {
  if (isRoot) return commands.join(' && ');
  if (hasSudo) return commands.map((command) => `sudo ${command}`).join(' && ');
  return `su - -c '${commands.join(' && ').replaceAll("'", `'\\''`)}'`;
}
