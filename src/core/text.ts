/** Text, whatever it says. */

/** What a pattern matches first in a text: nothing where it matches nothing. */
export const matched = (pattern: RegExp, text: string): string => pattern.exec(text)?.[0] ?? '';

/** Everything that a pattern with the flag `g` matches. */
export const allMatched = (pattern: RegExp, text: string): readonly string[] => text.match(pattern) ?? [];

/** The line ending of a text: its first one. */
export const lineEnd = (text: string): string => matched(/\r\n|\r|\n/, text) || '\n';
