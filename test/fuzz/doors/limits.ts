// What a round of made-up requests goes by.

/** `FUZZ_SEED` makes others. */
export const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_127)

/** Bytes that requests of strangers may leave in memory: caches and limits hold so many of them, and no more. */
export const MOST_GROWN = 24 * 2 ** 20
