import type { TextClipboard } from '../clipboard.ts';

/** A clipboard in memory for one text, asynchronous like current Electron's. */
export class MemoryClipboard implements TextClipboard {
  text = '';
  async writeText(text: string) {
    this.text = text;
  }
  async readText() {
    return this.text;
  }
  async clear() {
    this.text = '';
  }
}
