/**
 * Every channel between the windows and the main process, with its request and its reply. Each channel is in the file
 * of its subject: `accounts:edit` is in accounts.ts.
 *
 * The main process checks each request against the schema here (desktop/main/ipc/answer.ts). The pages and the preload
 * script import only types, so that their scripts contain no schema. Only the reply of `protection:reveal` contains a key,
 * and `export:write` may contain pictures of QR codes; otherwise pages get codes, names and sentences.
 */
import { about } from './about.ts';
import { accounts } from './accounts.ts';
import { app } from './app.ts';
import { backup } from './backup.ts';
import { camera } from './camera.ts';
import type { ChannelReply, ChannelRequest } from './channel.ts';
import { clock } from './clock.ts';
import { exporting } from './export.ts';
import { folder } from './folder.ts';
import { found } from './found.ts';
import { importing } from './import.ts';
import { kit } from './kit.ts';
import { palette } from './palette.ts';
import { protection } from './protection.ts';
import { region } from './region.ts';
import { settings } from './settings.ts';
import { several } from './several.ts';
import { system } from './system.ts';
import { updates } from './updates.ts';
import { vault } from './vault.ts';
import { versions } from './versions.ts';

/** Every channel by name. A channel that is missing here does not exist. */
export const channels = {
  ...about,
  ...accounts,
  ...app,
  ...backup,
  ...camera,
  ...clock,
  ...exporting,
  ...folder,
  ...found,
  ...importing,
  ...kit,
  ...palette,
  ...protection,
  ...region,
  ...settings,
  ...several,
  ...system,
  ...updates,
  ...vault,
  ...versions,
};

export type Channel = keyof typeof channels;
export type RequestOf<C extends Channel> = ChannelRequest<(typeof channels)[C]>;
export type ReplyOf<C extends Channel> = ChannelReply<(typeof channels)[C]>;
