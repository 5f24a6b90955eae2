import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { iniValue, readIni } from '../../src/node/ini.ts';

const PYTHON = `
import configparser, json, sys
cases = json.load(sys.stdin)
def read(text):
    parser = configparser.ConfigParser({'here': '/here'})
    try:
        parser.read_string(text)
    except configparser.Error:
        return 'error'
    def get(section, key):
        try:
            return parser.get(section, key)
        except configparser.Error:
            return 'error'
    return {s: {k: get(s, k) for k in parser.options(s) if k != 'here'} for s in parser.sections()}
print(json.dumps([read(case) for case in cases]))
`;

const CASES: Readonly<Record<string, string>> = {
  'equals and colon': '[alembic]\na = 1\nb: 2\nc=x:y\nd : x=y\n',
  'keys in capitals': '[alembic]\nScript_Location = Here\n',
  interpolation: '[alembic]\nscript_location = %(here)s/migrations\nx = 100%%\ny = %(x)s and %(SCRIPT_LOCATION)s\n',
  'a DEFAULT section': '[DEFAULT]\nroot = /r\n[alembic]\na = %(root)s/b\n[other]\nroot = /s\na = %(root)s\n',
  'multi-line values': '[alembic]\nversion_locations =\n    %(here)s/a\n    %(here)s/b\n\n    c\nnext = 1\n',
  'comments between the lines of a value': '[alembic]\na = 1\n  # no\n  ; no\n  2\n# no\nb = 3\n',
  'no inline comments': '[alembic]\na = 1 # two\nb = 1 ; two\n',
  'an empty value, empty lines': '[alembic]\n\na =\n\n\nb = x\n\n  y\n\n',
  'indented options': '[alembic]\n  a = 1\n  b = 2\n    c = 3\n d = 4\n',
  'an indented section': '  [alembic]\n  a = 1\n',
  'a section after a value': '[a]\nx = 1\n[b]\ny = 2\n',
  'a section header with more': '[a] tail\nx = 1\n[b]]\ny = 1\n',
  'an indented bracket is a continuation': '[a]\nx = 1\n  [b]\ny = 2\n',
  CRLF: '[a]\r\nx = 1\r\n  2\r\n\r\ny = 3\r\n',
  'a key with spaces': '[a]\nmy key = 1\n',
  'a percent sign alone': '[a]\nx = 50%\ny = 1\n',
  'an unknown name': '[a]\nx = %(nope)s\n',
  'a bad reference': '[a]\nx = %(here)\n',
  'a value that refers to itself': '[a]\nx = %(x)s\n',
  'a chain of references': '[a]\nx = %(y)s!\ny = %(z)s?\nz = %%\n',
  'a value without a key': '[a]\n= 1\n',
  'a word alone': '[a]\nword\n',
  'no section': 'x = 1\n',
  'a key twice': '[a]\nx = 1\nX = 2\n',
  'a section twice': '[a]\nx = 1\n[a]\ny = 2\n',
  'a tab before a continuation': '[a]\nx =\n\t1\n\t2\n',
  'empty file': '',
  'only a comment': '# nothing\n',
  "Alembic's own template": '# A generic, single database configuration.\n\n[alembic]\n# template\n# file_template = %%(rev)s_%%(slug)s\nscript_location = %(here)s/alembic\nprepend_sys_path = .\n\npath_separator = os\nsqlalchemy.url = driver://user:pass@localhost/dbname\n\n[loggers]\nkeys = root\n\n[formatter_generic]\nformat = %%(levelname)-5.5s [%%(name)s] %%(message)s\ndatefmt = %%H:%%M:%%S\n',
};

/** As the Python above: every section's values, `error` where it raises. */
function ours(text: string): unknown {
  let ini;
  try {
    ini = readIni(text);
  } catch {
    return 'error';
  }
  const { sections, defaults } = ini;
  const value = (section: string, key: string) => {
    try {
      return iniValue(ini, section, key, { here: '/here' });
    } catch {
      return 'error';
    }
  };
  return Object.fromEntries([...sections].map(([section, values]) =>
    [section, Object.fromEntries([...new Set([...values.keys(), ...defaults.keys()])].map((key) => [key, value(section, key)]))]));
}

describe('the dialect of configparser', () => {
  const expected = JSON.parse(execFileSync('python3', ['-c', PYTHON], { input: JSON.stringify(Object.values(CASES)), encoding: 'utf8' })) as unknown[];
  it.each(Object.keys(CASES).map((title, index) => [title, index] as const))('%s: as Python reads it', (title, index) => {
    expect(ours(CASES[title] as string)).toEqual(expected[index]);
  });

  it('names the line', () => {
    expect(() => readIni('[a]\nx = 1\nword\n')).toThrow('line 3: neither "name = value" nor a [section]');
    expect(() => readIni('[a]\nx = 1\nx = 2\n')).toThrow('line 3: "x" is there twice');
  });
});
