/** Two Syncthing processes that know each other, on loopback, without any other connection. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';

export interface Pair {
  /** Kills one of the two. */
  stop(which: 0 | 1): Promise<void>;
  start(which: 0 | 1): Promise<void>;
}

interface Instance {
  home: string;
  id: string;
  port: number;
  gui: number;
  folder: string;
}

export async function startPair(root: string, ...folders: [string, string]): Promise<Pair> {
  const instances: Instance[] = [];
  for (const [index, folder] of folders.entries()) {
    const home = join(root, `syncthing ${index}`);
    execFileSync('syncthing', ['generate', `--home=${home}`, '--no-default-folder'], { stdio: 'ignore' });
    const id = execFileSync('syncthing', ['serve', '--device-id', `--home=${home}`], {
      encoding: 'utf8',
    }).trim();
    instances.push({ home, id, port: await freePort(), gui: await freePort(), folder });
  }
  for (const instance of instances) {
    // Syncthing refuses a folder without its marker.
    await mkdir(join(instance.folder, '.stfolder'), { recursive: true });
    await writeFile(join(instance.home, 'config.xml'), configOf(instance, instances));
  }
  const running: (ChildProcess | undefined)[] = [];
  const pair: Pair = {
    stop: async (which) => {
      const child = running[which];
      running[which] = undefined;
      if (!child || child.exitCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
    start: async (which) => {
      const { home } = instances[which] as Instance;
      // Without a monitor process, so that a kill ends all of it.
      running[which] = spawn(
        'syncthing',
        ['serve', `--home=${home}`, '--no-browser', '--no-restart', '--no-upgrade'],
        {
          stdio: 'ignore',
          env: { ...process.env, STNORESTART: '1', STMONITORED: '1' },
        },
      );
    },
  };
  await pair.start(0);
  await pair.start(1);
  return pair;
}

function configOf(own: Instance, all: readonly Instance[]): string {
  const devices = all.map(
    ({ id, port }) => `<device id="${id}" name="${port}"><address>tcp://127.0.0.1:${port}</address></device>`,
  );
  const members = all.map(({ id }) => `<device id="${id}"></device>`);
  return `<configuration version="35">
  <folder id="common" label="common" path="${own.folder}" type="sendreceive" rescanIntervalS="5" fsWatcherEnabled="true" fsWatcherDelayS="1" ignorePerms="false" autoNormalize="true">
    ${members.join('\n    ')}
  </folder>
  ${devices.join('\n  ')}
  <gui enabled="true" tls="false"><address>127.0.0.1:${own.gui}</address></gui>
  <options>
    <listenAddress>tcp://127.0.0.1:${own.port}</listenAddress>
    <globalAnnounceEnabled>false</globalAnnounceEnabled>
    <localAnnounceEnabled>false</localAnnounceEnabled>
    <relaysEnabled>false</relaysEnabled>
    <natEnabled>false</natEnabled>
    <reconnectionIntervalS>2</reconnectionIntervalS>
    <startBrowser>false</startBrowser>
    <urAccepted>-1</urAccepted>
    <autoUpgradeIntervalH>0</autoUpgradeIntervalH>
    <crashReportingEnabled>false</crashReportingEnabled>
    <stunKeepaliveStartS>0</stunKeepaliveStartS>
  </options>
</configuration>
`;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}
