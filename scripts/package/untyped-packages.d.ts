/** The parts that are used of two packages without types. */
declare module 'electron-installer-debian' {
  export class Installer extends LinuxInstaller {}
}
declare module 'electron-installer-redhat' {
  export class Installer extends LinuxInstaller {
    generateScripts(): Promise<void>;
  }
}

declare class LinuxInstaller {
  constructor(options: Record<string, unknown>);
  stagingDir: string;
  options: Record<string, unknown> & { packagePaths: string[] };
  defaults: Record<string, unknown>;
  get contentFunctions(): string[];
  generateDefaults(): Promise<Record<string, unknown>>;
  generateOptions(): unknown;
  createStagingDir(): Promise<void>;
  createContents(): Promise<unknown>;
  createPackage(): Promise<void>;
  movePackage(): Promise<void>;
}
