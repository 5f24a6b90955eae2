import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import { type Choices, defaultChoices, type Session, type SourceFile } from './session.ts';

/** Browsers take more, but chats and trackers cut longer addresses. */
const LONGEST = 60_000;
/** What a link may unpack to. */
const MOST_BYTES = 4_000_000;

/** What is different from the defaults is all that a link needs to say. */
interface Packed {
  readonly files: readonly SourceFile[];
  readonly shown: string;
  readonly env?: string;
  readonly tables?: string;
  readonly choices: Partial<Choices>;
}

/** @returns the session as a fragment, without `#`; undefined when it is too long for a link */
export function toFragment({ files, shown, env, tables, choices }: Session): string | undefined {
  const changed = Object.fromEntries(Object.entries(choices).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(defaultChoices[key as keyof Choices])));
  const packed = { files, shown, env, tables, choices: changed } as Packed;
  const text = base64(deflateSync(strToU8(JSON.stringify(packed)), { level: 9 }));
  return text.length > LONGEST ? undefined : text;
}

/** @returns undefined when the fragment is not one of ours */
export function fromFragment(fragment: string): Session | undefined {
  try {
    const bytes = inflateSync(bytesOf(fragment), { out: new Uint8Array(MOST_BYTES) });
    return read(JSON.parse(strFromU8(bytes)) as Packed);
  } catch {
    return undefined;
  }
}

/** Whoever made the link: a value that no control can show is left out. */
function read({ files, shown, env, tables, choices }: Packed): Session | undefined {
  const isText = (value: unknown): value is string => typeof value === 'string';
  if (!Array.isArray(files) || !files.length || !files.every((file) => isText(file?.name) && isText(file?.code))) return undefined;
  const known = Object.entries(choices ?? {}).filter(([key, value]) => isChoice(key, value));
  return {
    files: files.map(({ name, code }) => ({ name, code })),
    shown: isText(shown) ? shown : (files[0] as SourceFile).name,
    ...(isText(env) ? { env } : {}),
    ...(isText(tables) ? { tables } : {}),
    choices: { ...defaultChoices, ...Object.fromEntries(known) },
  };
}

const VALUES: Readonly<Record<keyof Choices, (value: unknown) => boolean>> = {
  preset: (value) => ['minimal', 'house', 'strict'].includes(value as string),
  placeholder: (value) => ['keep', 'drop', 'nullable-first'].includes(value as string),
  sqlite: (value) => typeof value === 'string' && /^\d+(\.\d+)*$/.test(value),
  safe: (value) => typeof value === 'boolean',
  namingConvention: (value) => ['auto', 'yes', 'no'].includes(value as string),
  foreignKeys: (value) => ['auto', 'yes', 'no'].includes(value as string),
  rules: (value) => ['preset', 'only', 'without'].includes(value as string),
  named: (value) => Array.isArray(value) && value.every((one) => typeof one === 'string'),
};

const isChoice = (key: string, value: unknown): boolean => Object.hasOwn(VALUES, key) && VALUES[key as keyof Choices](value);

/** The alphabet that an address does not have to escape. */
function base64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

const bytesOf = (text: string): Uint8Array => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
