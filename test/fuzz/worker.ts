/** Reads, rewrites and encodes what it is sent, apart from the test, which can end it. */
import { parentPort } from 'node:worker_threads';
import { readChains } from '../../src/core/chains.ts';
import { defaultOptions, fix } from '../../src/core/fix.ts';
import type { Options, Result } from '../../src/core/types.ts';
import { decode, encode } from '../../src/node/encoding.ts';
import { createParser } from '../../src/node/parser.ts';
import { transforms } from '../../transforms/index.ts';
import type { Asked, Answered } from './watched.ts';

const parse = await createParser();

function answer({ bytes, options }: Asked): Answered {
  let read;
  try {
    read = decode(bytes);
  } catch {
    return { status: 'undecodable' };
  }
  const chains = readChains([{ name: 'a.py', code: read.code }], parse);
  const given: Options = { ...defaultOptions, ...options };
  const result: Result = fix(read.code, parse, transforms, given, chains.historyOf('a.py'));
  if (result.status === 'skipped') return { status: result.bug ? 'bug' : 'skipped', reason: result.reason };
  return { status: result.status, ...(result.status === 'fixed' ? { output: encode(result.code, read.encoding) } : {}) };
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
const send = (answered: Answered): void => parentPort?.postMessage(answered);

parentPort?.on('message', (asked: Asked) => {
  try {
    send(answer(asked));
  } catch (error) {
    send({ status: 'thrown', reason: String((error as Error).stack) });
  }
});
send({ status: 'ready' });
