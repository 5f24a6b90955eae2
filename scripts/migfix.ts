/** The command line from its sources, without a build. */
import { main } from '../src/cli/main.ts';
import { createNodeIo } from '../src/node/io.ts';

process.exitCode = await main(process.argv.slice(2), createNodeIo());
