import type { Result } from '../core/types.ts';

/** A result as the cache has it: of a file that is as it was, the text is not kept. */
export type KeptResult = Omit<Result, 'code'> & { readonly code?: string };

export const kept = (before: string, { code, ...rest }: Result): KeptResult => (code === before ? rest : { ...rest, code });

/** @param code the text of the file, which is the one that the result was kept for */
export const fromKept = (result: KeptResult, code: string): Result => ({ code, ...result }) as Result;
