/**
 * Writes a line to the terminal. Nothing happens if no one reads it any more: Electron would show an error dialog, because
 * the app may outlive the terminal in which it started.
 */
export function writeLine(stream: NodeJS.WriteStream, line: string): void {
  if (stream.listenerCount('error') === 0) stream.on('error', () => {});
  stream.write(`${line}\n`);
}
