/** Written by vite.config.ts from `__testfixtures__` and `examples`. */
declare module 'virtual:examples' {
  export interface Example {
    readonly id: string;
    readonly files: readonly { readonly name: string; readonly code: string }[];
    readonly choices: Readonly<Record<string, unknown>>;
    /** Left out: `schema`, where there is only one file. */
    readonly tables?: string;
    readonly env?: string;
  }
  /** The tables that most fixtures start from. */
  export const schema: string;
  /** By folder: a rule's name, or what the examples show. */
  export const groups: readonly { readonly title: string; readonly examples: readonly Example[] }[];
}
