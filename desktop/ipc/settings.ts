import { type Settings, settingsChange } from '../settings.ts';
import { channel, typed } from './channel.ts';
import { nothing } from './values.ts';

export const settings = {
  'settings:get': channel({ request: nothing, reply: typed<Settings>() }),
  /** Replies with the stored settings. */
  'settings:change': channel({ request: settingsChange, reply: typed<Settings>() }),
};
