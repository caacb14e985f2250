/** Where the app asks for new versions, and whose word it takes. */
import project from '../../../package.json' with { type: 'json' };

export interface UpdateSource {
  /** The address of the signed manifest. HTTPS, except in tests. */
  address: string;
  /** The public keys that may have signed it, by name: Ed25519, the 32 bytes in Base64. */
  keys: Readonly<Record<string, string>>;
  /** The time limit for the answer, in milliseconds. */
  patience: number;
}

/** The project's page. Set it in package.json. Until the project has a domain, it is a placeholder. */
export const HOMEPAGE = project.homepage;

/**
 * What a release asks. There is no key before the first release: `npm run release -- key` makes one, and
 * `npm run release -- ready` refuses a release without. For a change of keys, the app gets the new key one release
 * before it is used, and the manifest is signed with both meanwhile (docs/decisions).
 */
export const RELEASE_SOURCE: UpdateSource = {
  address: `${HOMEPAGE}/updates.json`,
  keys: {},
  patience: 10_000,
};

/** The variable that names another source, as JSON. Read in a checkout only: a packaged app takes nobody else's word. */
const VARIABLE = 'COUNTERSIGN_UPDATE_SOURCE';

/** Returns the source of this start. */
export function updateSource(isPackaged: boolean, env: NodeJS.ProcessEnv): UpdateSource {
  const given = isPackaged ? undefined : env[VARIABLE];
  return given === undefined ? RELEASE_SOURCE : (JSON.parse(given) as UpdateSource);
}
