import type { Meta, Options } from './types.ts';

/** Do `select` and `ignore` let a rule take part? */
export const isActive = ({ select, ignore }: Options, rule: string): boolean => (!select || select.includes(rule)) && !ignore?.includes(rule);

/** May a rule change the text? What is only written on request leaves databases alone that are past the revision. */
export const mayWrite = ({ id, fix, onRequest }: Meta, options: Options): boolean =>
  onRequest ? !options.safe && !!options.select?.includes(id) : fix === 'safe' || (fix === 'review' && !options.safe && !options.applied);

/** Does a rule take part, by preset (unless it is selected by name) and by `select` and `ignore`? */
export const isSelected = (meta: Meta, options: Options): boolean =>
  isActive(options, meta.id) && (!!options.select || meta.presets.includes(options.preset));
