#!/usr/bin/env node
import { createNodeIo, main } from '../dist/cli/migfix.js';

// Whoever reads our output may stop early (`migfix | head`): no reason to complain.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
// Handled, a signal waits for the file that is just being written.
for (const [signal, number] of [['SIGINT', 2], ['SIGTERM', 15]]) process.on(signal, () => process.exit(128 + number));

// What goes wrong behind our back (a transform's timer, say): that we could not work, not that there are findings.
for (const event of ['uncaughtException', 'unhandledRejection']) {
  process.on(event, (error) => {
    process.stderr.write(`migfix: ${error instanceof Error ? error.stack : error}\n`, () => process.exit(2));
  });
}

process.exitCode = await main(process.argv.slice(2), createNodeIo());
