/** Generated tests have the same cases each time: what fails is the change's fault. MIGFIX_SEED brings others, or those of a failure again. */
export const SEED = Number(process.env['MIGFIX_SEED'] ?? 20_261_126);
