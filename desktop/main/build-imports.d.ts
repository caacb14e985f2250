/** Imports that electron-vite resolves at build time. */
declare module '*?nodeWorker' {
  import type { Worker, WorkerOptions } from 'node:worker_threads';
  export default function startWorker(options: WorkerOptions): Worker;
}
declare module '*?asset' {
  /** Absolute path of the file in the built app. */
  const path: string;
  export default path;
}
