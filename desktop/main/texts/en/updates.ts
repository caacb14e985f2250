/** The check for a new version. Each sentence says what was wrong, and what to do. */
export const updates = {
  noKey: (page: string) =>
    `This copy was not made by a release, so it cannot check who signed a new version. Look for new versions at ${page}.`,
  unreachable: (host: string) => `${host} could not be reached. Connect to the network and try again.`,
  certificate: (host: string) =>
    `The connection to ${host} is not secure, so nothing was read. Check this computer's clock, and whether the network asks you to sign in.`,
  timeOut: (host: string, seconds: number) => `${host} did not answer within ${seconds} s. Try again later.`,
  status: (host: string, status: number) => `${host} answered with error ${status}. Try again later.`,
  portal: (host: string) =>
    `Another page answered in place of ${host}. If the network asks you to sign in, do that in a browser and try again.`,
  tooBig: (host: string) =>
    `The answer of ${host} is too large for a list of changes, so it was not read. Try again later.`,
  garbage: (host: string) => `The answer of ${host} is not in the expected form. Try again later.`,
  signature: (host: string) =>
    `The answer of ${host} is not signed by the maintainers of Countersign. Do not install what it offers, and report it.`,
  expired: (host: string, date: string) =>
    `The answer of ${host} was valid until ${date}. It is an old copy, or this computer's clock is wrong.`,
  future: (host: string, date: string) =>
    `The answer of ${host} was signed on ${date}, which is in the future. Correct this computer's clock and try again.`,
  older: (host: string, version: string, current: string) =>
    `${host} names version ${version}, which is older than this one (${current}). It is an old copy. Keep this version and try again later.`,
  nothingFound: 'No new version was found. Check for a new version first.',
  installedElsewhere: 'This copy cannot replace itself. Open the page of the new version.',
  noDownload: 'The new version could not be downloaded. Open its page and download it there.',
  otherFiles:
    'The download is not what the maintainers of Countersign signed, so it was not installed. Report it, and do not install it by hand.',
};
