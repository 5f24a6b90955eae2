/** SQL as text: names, literals, what mentions a name. */
import { expect, it } from 'vitest';
import { hasBind, isPlainIdentifier, literally, mentions, oneLine, sqlString } from '../../src/core/sql.ts';

it.each([['a', true], ['_a1', true], ['user_id', true], ['A', false], ['aB', false], ['1a', false], ['a b', false], ['a-b', false], ['', false], ['ä', false], ['a"', false], ['user', false], ['order', false], ['zerofill', false], ['abort', false], ['users', true], ['filter', true]])('is %j a name without quotes: %s', (name, plain) =>
  expect(isPlainIdentifier(name)).toBe(plain));

it.each([['a', "'a'"], ["it's", "'it''s'"], ["''", "''''''"], ['', "''"], ['\\', "'\\'"]])('%j as a literal', (value, literal) => expect(sqlString(value)).toBe(literal));

it.each([[':a', true], ['a = :b', true], ['(:b_1)', true], ['a::int', false], ['a:b', false], ["' :x '", true], ['\\:a', false], [': a', false], ['12:30', false], [':a:', false], ['::', false], ['a', false]])('has %j a bind parameter: %s', (sql, has) => expect(hasBind(sql)).toBe(has));

it.each([['a\nb', 'a b'], ['a  \n  b', 'a b'], ['a\r\n\tb\n\nc', 'a b c'], ['a  b', 'a  b'], ['a\n', 'a '], ['\na', ' a'], ['', '']])('%j on one line', (text, line) => expect(oneLine(text)).toBe(line));

it.each([['a', 'a'], ['a b', 'a b'], ['a.b', 'a.b'], ['a+b', 'a+b'], ["it's", "it's"], ["it's", "it\\'s"], ['a"b', 'a"b'], ['a"b', 'a\\"b'], ['a\\b', 'a\\b'], ['a\\b', 'a\\\\b'], ['a\nb', 'a\nb'], ['a\nb', 'a\\nb'], ['a\rb', 'a\\rb'], ['a\rb', 'a\rb'], ['ä(', 'ä(']])('the name %j is found as %j', (name, text) =>
  expect(new RegExp(`^${literally(name)}$`).test(text)).toBe(true));
it.each([['a.b', 'axb'], ['a+', 'aa'], ['a b', 'ab'], ['a\\b', 'ab'], ['a\nb', 'anb']])('the name %j is not found as %j', (name, text) => expect(new RegExp(`^${literally(name)}$`).test(text)).toBe(false));

it.each([
  ['SELECT a FROM t', 't'], ['SELECT a FROM t', 'a'], ['t', 't'], ['"t".a', 't'], ["'t'", 't'], ['`t`', 't'], ['[t]', 't'], ['T', 't'], ['t', 'T'], ['(t)', 't'], ['a b', 'a b'], ['x.t', 't'], ['Ärger', 'Ärger'], ['it\\\'s', "it's"], ['a-b', 'a-b'], ['a$b', 'a$b'], ['"a.b"', 'a.b'], ['a  "é"', 'é'],
])('%j mentions %j', (text, name) => expect(mentions(text, name)).toBe(true));
it.each([['tt', 't'], ['t_1', 't'], ['at', 't'], ['1t', 't'], ['', 't'], ['t', ''], ['', ''], ['a  b', 'a b'], ['axb', 'a.b'], ['é', 'e'], ['Äb', 'Ä']])('%j does not mention %j', (text, name) => expect(mentions(text, name)).toBe(false));
