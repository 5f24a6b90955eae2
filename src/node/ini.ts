/** Python's `configparser`, as far as reading goes: strict, empty lines in values, basic interpolation, no inline comments. */

import { dictionary } from '../core/dictionary.ts';

type Section = Map<string, string>;

export interface Ini {
  readonly sections: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** `[DEFAULT]`. */
  readonly defaults: ReadonlyMap<string, string>;
}

const DEFAULT = 'DEFAULT';
const MAX_DEPTH = 10;

/**
 * @returns every section with its values, not interpolated yet
 * @throws Error with the line's number where Python would raise
 */
export function readIni(text: string): Ini {
  const reader = new Reader();
  text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/).forEach((line, index) => reader.line(line, index + 1));
  return reader.finish();
}

/**
 * @param extra further values that interpolation may name, such as `here`
 * @returns the value with `%(name)s` and `%%` resolved, or undefined when neither the section nor `[DEFAULT]` has the key
 * @throws Error where Python would raise
 */
export function iniValue(ini: Ini, section: string, key: string, extra: Readonly<Record<string, string>> = {}): string | undefined {
  const own = ini.sections.get(section);
  if (!own) return undefined;
  const further = dictionary(extra);
  const look = (name: string) => own.get(name) ?? ini.defaults.get(name) ?? further[name];
  const raw = look(key.toLowerCase());
  return raw === undefined ? undefined : interpolate(raw, look, key, 1);
}

/** `%(name)s` and `%%`, anything else after a `%` is an error. */
export function interpolate(raw: string, look: (name: string) => string | undefined, key: string, depth = 1): string {
  if (depth > MAX_DEPTH) throw new Error(`${key}: the value refers to itself`);
  return raw.replace(/%(%|\(([^)]+)\)s)?/g, (whole, known: string | undefined, name: string | undefined) => {
    if (known === undefined) throw new Error(`${key}: a "%" must be written "%%", or be part of "%(name)s"`);
    if (name === undefined) return '%';
    const value = look(name.toLowerCase());
    if (value === undefined) throw new Error(`${key}: "${whole}" refers to a value that does not exist`);
    return value.includes('%') ? interpolate(value, look, key, depth + 1) : value;
  });
}

class Reader {
  private readonly sections = new Map<string, Section>();
  private readonly defaults: Section = new Map();
  private readonly lines = new Map<Section, Map<string, string[]>>();
  private section: Section | undefined;
  private value: string[] | undefined;
  private indent = 0;

  line(line: string, number: number): void {
    const text = line.trim();
    const comment = /^[#;]/.test(text);
    if (text === '' || comment) {
      if (!comment) this.value?.push('');
      return;
    }
    const indent = line.search(/\S/);
    if (this.value && indent > this.indent) {
      this.value.push(text);
      return;
    }
    this.indent = indent;
    const header = /^\[(.+)\]/.exec(text)?.[1];
    if (header !== undefined) this.open(header, number);
    else this.option(text, number);
  }

  private open(header: string, number: number): void {
    if (this.sections.has(header)) throw new Error(`line ${number}: section [${header}] is there twice`);
    this.section = header === DEFAULT ? this.defaults : new Map();
    if (header !== DEFAULT) this.sections.set(header, this.section);
    if (!this.lines.has(this.section)) this.lines.set(this.section, new Map());
    this.value = undefined;
  }

  private option(text: string, number: number): void {
    const match = /^([^=:]*)[=:](.*)$/s.exec(text);
    const values = this.section && this.lines.get(this.section);
    if (!values) throw new Error(`line ${number}: a [section] must come first`);
    const name = match?.[1]?.trim().toLowerCase();
    if (!name) throw new Error(`line ${number}: neither "name = value" nor a [section]`);
    if (values.has(name)) throw new Error(`line ${number}: "${name}" is there twice`);
    this.value = [(match?.[2] ?? '').trim()];
    values.set(name, this.value);
  }

  finish(): Ini {
    for (const [section, values] of this.lines) {
      for (const [name, lines] of values) section.set(name, lines.join('\n').trimEnd());
    }
    return { sections: this.sections, defaults: this.defaults };
  }
}
