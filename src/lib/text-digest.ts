// A short digest by which two texts can be told apart. It keeps nothing secret and holds nobody off: use it only to compare.

/** The texts' length and two 32-bit FNV-1a sums over their UTF-16 units, each from another start. Time grows with the length. */
export function textDigest(...texts: readonly string[]): string {
  const whole = JSON.stringify(texts)
  let one = 0x811c9dc5
  let two = 0x01000193
  for (let at = 0; at < whole.length; at += 1) {
    const unit = whole.charCodeAt(at)
    one = Math.imul(one ^ unit, 0x01000193)
    two = Math.imul(two ^ (unit + at), 0x85ebca6b)
  }
  const hex = (sum: number) => (sum >>> 0).toString(16).padStart(8, '0')
  return `${whole.length.toString(16)}-${hex(one)}${hex(two)}`
}
