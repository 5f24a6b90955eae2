import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { openCache } from '../../src/node/cache.ts';
import { folderWith } from './folder.ts';

const DAY = 24 * 60 * 60 * 1000;

function filled(folder: string, key: string, value: unknown, dir?: string): void {
  const cache = openCache(folder, 'results-b1', dir);
  cache.set(key, value);
  cache.save();
}

describe('the cache on the disk', () => {
  it('gives back what was kept, in a folder that git ignores', () => {
    const folder = folderWith({});
    filled(folder, 'key', { a: [1] });
    expect(openCache(folder, 'results-b1').get('key')).toEqual({ a: [1] });
    expect(readFileSync(join(folder, '.migfix/.gitignore'), 'utf8')).toBe('*\n');
    expect(readdirSync(join(folder, '.migfix/cache'))).toEqual(['results-b1.json']);
  });

  it('keeps nothing from one build to another', () => {
    const folder = folderWith({});
    filled(folder, 'key', 1);
    expect(openCache(folder, 'results-b2').get('key')).toBeUndefined();
  });

  it('writes nothing where nothing is new', () => {
    const folder = folderWith({});
    const cache = openCache(folder, 'results-b1');
    expect(cache.get('key')).toBeUndefined();
    cache.save();
    expect(existsSync(join(folder, '.migfix'))).toBe(false);
  });

  it.each(['', '{"key": [', 'null', '[]', '\0\0\0'])('takes a file that was not written whole for an empty one: %j', (text) => {
    const folder = folderWith({ '.migfix/cache/results-b1.json': text });
    expect(openCache(folder, 'results-b1').get('key')).toBeUndefined();
    filled(folder, 'key', 1);
    expect(openCache(folder, 'results-b1').get('key')).toBe(1);
  });

  it('goes without where it can’t write', () => {
    const folder = folderWith({ '.migfix': 'a file' });
    expect(() => filled(folder, 'key', 1)).not.toThrow();
    expect(openCache(folder, 'results-b1').get('key')).toBeUndefined();
  });

  it('keeps whole what two write at once', () => {
    const folder = folderWith({});
    const [one, two] = [openCache(folder, 'results-b1'), openCache(folder, 'results-b1')];
    one.set('one', 1);
    two.set('two', 2);
    one.save();
    two.save();
    expect(openCache(folder, 'results-b1').get('two')).toBe(2);
  });

  it('lies where --cache-dir says', () => {
    const folder = folderWith({});
    filled(folder, 'key', 1, join(folder, 'elsewhere/deep'));
    expect(readdirSync(folder)).toEqual(['elsewhere']);
    expect(openCache(folder, 'results-b1', join(folder, 'elsewhere/deep')).get('key')).toBe(1);
  });

  it('forgets what nobody has asked for in a month, and what other builds left', () => {
    const folder = folderWith({});
    filled(folder, 'old', 1);
    const other = join(folder, '.migfix/cache/results-b0.json');
    mkdirSync(join(folder, '.migfix/cache'), { recursive: true });
    writeFileSync(other, '{}');
    utimesSync(other, new Date(0), new Date(0));
    vi.useFakeTimers({ now: Date.now() + 31 * DAY });
    try {
      filled(folder, 'new', 2);
    } finally {
      vi.useRealTimers();
    }
    const cache = openCache(folder, 'results-b1');
    expect([cache.get('old'), cache.get('new')]).toEqual([undefined, 2]);
    expect(existsSync(other)).toBe(false);
  });
});
