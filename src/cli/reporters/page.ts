import { bundlePage } from '../../../scripts/page.js';

/** The page's script and style. The build makes them once and puts them in place of this module; run from the sources, they are made now. */
export const { script, style }: { readonly script: string; readonly style: string } = bundlePage();
