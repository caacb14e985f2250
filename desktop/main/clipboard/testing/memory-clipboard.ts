import type { TextClipboard } from '../clipboard.ts';

/** A clipboard of one text, with the promises of current Electron. */
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
