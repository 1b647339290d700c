// The machine's part of a bounce: a block of lines for each recipient. RFC 3464, section 2.3.

export interface ReportedRecipient {
  /** Lower case: the one it failed for, and the one it was sent to first. */
  readonly addresses: readonly string[]
  /** `failed`, `delayed`, `delivered`, `relayed` or `expanded`, lower case; empty where it is missing. */
  readonly action: string
}

/** More recipients than that are not looked at. */
const MOST = 50

/** Wherever it stands: gateways put it into the text. `text` is bounded by the caller. */
export function recipientsIn(text: string): readonly ReportedRecipient[] {
  const blocks: { addresses: string[]; action: string }[] = []
  for (const line of text.split('\n')) {
    const [, name = '', value = ''] =
      /^\s{0,20}((?:final|original)-recipient|action):[ \t]{0,9}(.{0,400})/iu.exec(line) ?? []
    if (name === '') {
      if (line.trim() === '') blocks.push({ addresses: [], action: '' })
      continue
    }
    const block = blocks.at(-1) ?? { addresses: [], action: '' }
    if (blocks.length === 0) blocks.push(block)
    if (name.toLowerCase() === 'action') block.action = /^\w{1,20}/u.exec(value)?.[0].toLowerCase() ?? ''
    else block.addresses.push(...(/[^\s<>;"]{1,200}@[^\s<>;"]{1,200}/u.exec(value.toLowerCase()) ?? []))
  }
  return blocks.filter(({ addresses, action }) => addresses.length > 0 && action !== '').slice(0, MOST)
}
