import type { Mutant } from '@stryker-mutator/api/core';

export declare const inProject: (fileName: string) => string;
export declare function isInSample(mutant: Readonly<Mutant>, share: number, seed: number): boolean;
