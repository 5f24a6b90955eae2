#!/usr/bin/env node
import { main } from '../dist/src/cli/main.js';
import { createNodeIo } from '../dist/src/node/io.js';

// Whoever reads our output may stop early (`migfix | head`): no reason to complain.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
process.on('SIGINT', () => process.exit(130));

process.exitCode = await main(process.argv.slice(2), createNodeIo());
