/** The hash behind each name of RFC 6238. Its types are the library's, which only modules can import. */
import { sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import type { Algorithm } from './key-uri.ts';

export const HASHES = { SHA1: sha1, SHA256: sha256, SHA512: sha512 } as const satisfies Record<
  Algorithm,
  unknown
>;
