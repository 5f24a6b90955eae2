/** A plugin of Stryker: the words of messages are left out, since no test should pin them. */
import { PluginKind, declareValuePlugin } from '@stryker-mutator/api/plugin';

/** Three words in lower case in a row; SQL and Python have none. */
const PROSE = /[a-z]+ [a-z]+,? [a-z]+/;

/** @param {import('@stryker-mutator/api/ignore').NodePath & Record<string, any>} path */
const isProse = (path) =>
  (path.isStringLiteral() && PROSE.test(path.node.value)) || (path.isTemplateLiteral() && path.node.quasis.some(({ value }) => PROSE.test(value.raw)));

export const strykerPlugins = [declareValuePlugin(PluginKind.Ignore, 'prose', { shouldIgnore: (path) => (isProse(path) ? 'the words of a message' : undefined) })];
