// Tests wait for writes, never for time.
/** Tells those who wait that something was written. Polls of an idle mailbox write too, so nobody waits for ever. */
export function createWatch() {
  let tell: () => void = () => undefined
  let next = new Promise<void>((resolve) => (tell = resolve))
  return {
    next: () => next,
    changed() {
      tell()
      next = new Promise<void>((resolve) => (tell = resolve))
    },
  }
}
