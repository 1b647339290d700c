// `uniqueBody`: what a mail says above the text it quotes. Simple on purpose: it cuts at the first quote
// marker. Every repeat in the patterns is bounded or anchored, since senders write what they run over.

const TEXT_MARKERS = [
  /^>/m,
  /^-{2,20} {0,5}Original Message {0,5}-{2,20}/im,
  /^_{20,}$/m,
  /^On .{1,200}wrote:$/m,
  /^From: .+\n(?:Sent|Date|To): /m,
]

const HTML_MARKERS = [
  /<blockquote\b/i,
  /<div[^>]{0,200}\b(?:class="?gmail_quote|id="?(?:appendonsend|divRplyFwdMsg))/i,
  /-{2,20} {0,5}Original Message {0,5}-{2,20}/i,
]

export function uniqueText(text: string): string {
  return above(text.replaceAll('\r\n', '\n'), TEXT_MARKERS).trimEnd()
}

export function uniqueHtml(html: string): string {
  return above(html, HTML_MARKERS)
}

function above(content: string, markers: readonly RegExp[]): string {
  const cuts = markers.map((marker) => content.search(marker)).filter((at) => at >= 0)
  return content.slice(0, Math.min(content.length, ...cuts))
}
