/** How this computer reaches the network, for machines: certificates, registry, proxies. Read at run time, kept nowhere. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where a machine has this computer's certificates. */
const CERTIFICATES = '/usr/local/share/outside-certificates.pem';

const PROXIES = ['http_proxy', 'https_proxy', 'no_proxy', 'HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'];
const NPM_SETTINGS = ['registry', 'proxy', 'https-proxy', 'noproxy', 'strict-ssl'];

/**
 * Copies the certificates into a machine, and returns the environment that makes npm use them and the same registry.
 *
 * @param root the folder of the machine's changes
 */
export function giveNetwork(root: string): Record<string, string> {
  const env: Record<string, string> = {};
  for (const name of PROXIES) {
    const value = process.env[name];
    if (value) env[name] = value;
  }
  for (const name of NPM_SETTINGS) {
    const value = npmSetting(name);
    if (value) env[`npm_config_${name.replaceAll('-', '_')}`] = value;
  }
  const certificates = [process.env.NODE_EXTRA_CA_CERTS, npmSetting('cafile')].find(
    (file) => file && existsSync(file),
  );
  if (certificates) {
    const copy = join(root, CERTIFICATES);
    mkdirSync(dirname(copy), { recursive: true });
    copyFileSync(certificates, copy);
    env.NODE_EXTRA_CA_CERTS = CERTIFICATES;
    env.npm_config_cafile = CERTIFICATES;
  }
  return env;
}

function npmSetting(name: string): string | undefined {
  const value = execFileSync('npm', ['config', 'get', name], { encoding: 'utf8' }).trim();
  return ['', 'null', 'undefined'].includes(value) ? undefined : value;
}
