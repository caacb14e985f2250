#!/usr/bin/env node
// Runs in any Node, so that an old one gets a sentence and not a stack trace.
import process from 'node:process';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major >= 24 || (major === 22 && minor >= 16)) {
  await import('../lib/demo-server/main.js');
} else {
  console.error(
    `countersign-server needs Node 22.16 or a later 22, or Node 24 or newer, because of its built-in SQLite. This is Node ${process.versions.node}.`,
  );
  process.exitCode = 1;
}
