// People wait for a card: what takes too long is answered without.

/** Teams gives up on a button after 10 to 15 seconds. */
const PATIENCE_MS = 9_000

/** What the work comes to, or `too-late`; it goes on then, but nobody hears of it. Throws what it throws in time. */
export async function inTime<T>(work: Promise<T>, patienceMs = PATIENCE_MS): Promise<T | 'too-late'> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'too-late'>((resolve) => {
    timer = setTimeout(() => resolve('too-late'), patienceMs)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
    // Whatever it fails with later is nobody's any more.
    work.catch(() => undefined)
  }
}
