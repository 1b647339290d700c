// Where a signature begins in what somebody wrote.

/** More lines than this after "Regards," are no signature. */
const MAX_CLOSING_LINES = 12

const SENT_FROM =
  /^(?:sent (?:from|via|with|using) |get outlook for |outlook für (?:ios|android)|holen sie sich outlook|laden sie outlook|télécharger outlook|obtenez outlook|obtener outlook|obtén outlook|obter o outlook|scarica outlook|ottieni outlook|outlook downloaden|gesendet (?:von|mit|aus) |diese nachricht wurde von meinem .{1,30} gesendet|von meinem .{1,40} gesendet|envoyé (?:de mon|de ma|à partir d|depuis|avec) ?|enviado (?:desde|do meu|de mi|a partir|con|com) ?|inviato (?:da|dal mio|con) ?|verzonden (?:vanaf|met|via|vanuit) |verstuurd (?:vanaf|met) |sendt fra |skickat från |skickades från |lähetetty |wysłan[eo] z |odesláno z|odoslané z|отправлено (?:с|из) |надіслано з |trimis de pe |στάλθηκε από |.{1,40}['’]?(?:den|dan|umdan|imden|ımdan) gönderildi|发自我的|從我的.{1,20}傳送|从我的.{1,20}发送|.{1,30}から送信|나의 .{1,20}에서 보냄)/iu

/** `Sent from my iPhone` and its like, alone on its line and short; a sentence that begins so has a comma or more words. */
function isSentFrom(line: string): boolean {
  if (line.length > 300) return false
  const words = line.replace(/<[^<>]{0,250}>|\(https?:[^()]{0,250}\)/g, '').trim()
  return words.length <= 80 && words.split(/\s+/).length <= 9 && !/[,;!?]/.test(words) && SENT_FROM.test(words)
}

const CLOSING =
  /^(?:(?:with )?(?:best|kind|kindest|warm|warmest|many|my best)?[ ]?regards|rgds|br|kr|yours (?:sincerely|faithfully|truly)|sincerely(?: yours)?|respectfully|best wishes|cheers|mit (?:freundlichen|besten|herzlichen|lieben) grü(?:ß|ss)en|mit (?:freundlichem|bestem) gru(?:ß|ss)|(?:freundliche|beste|viele|liebe|herzliche|schöne) grü(?:ß|ss)e|mfg|vg|lg|cordialement|bien cordialement|bien à vous|cdlt|sincères salutations|salutations|saludos|(?:un )?(?:cordial )?saludos?(?: cordiales)?|atentamente|atte|cordiali saluti|distinti saluti|saluti|cordialmente|atenciosamente|att|com os melhores cumprimentos|melhores cumprimentos|cumprimentos|met vriendelijke groet(?:en)?|vriendelijke groet(?:en)?|groeten|mvg|med venlig hilsen|venlig hilsen|mvh|med vennlig hilsen|vennlig hilsen|hilsen|med vänlig hälsning|med vänliga hälsningar|vänliga hälsningar|hälsningar|ystävällisin terveisin|terveisin|pozdrawiam|z poważaniem|s pozdravem|üdvözlettel|cu stimă|с уважением|з повагою|saygılarımla|iyi çalışmalar|με εκτίμηση|此致|敬具|よろしくお願いいたします|감사합니다)[,.!]{0,3}$/iu

function isClosing(line: string): boolean {
  return line.length <= 60 && CLOSING.test(line.trim())
}

/** `_____` and then the name of a mailing list, as Mailman adds it. */
function isListFooter(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? ''
  if (line.length > 100 || !/^_{2,}$/.test(line)) return false
  return lines.slice(at + 1, at + 3).some((next) => /mailing list|mailinglist|unsubscribe/i.test(next.slice(0, 200)))
}

/**
 * The index of the line on which the signature begins, or `lines.length` without one: after `-- ` (RFC 3676, section 4.3), a phone's
 * `Sent from …`, a list's footer, or a closing such as `Kind regards` with few and short lines after it.
 */
export function signatureStart(lines: readonly string[]): number {
  const sure = lines.findIndex((line, at) => {
    if (line.length <= 3 && line.trim() === '--') return true
    return isListFooter(lines, at) || ((at === 0 || lines[at - 1]?.trim() === '') && isSentFrom(line.trim()))
  })
  const end = sure === -1 ? lines.length : sure
  let signed = 0
  for (let at = end - 1; at >= 0 && signed <= MAX_CLOSING_LINES; at -= 1) {
    const line = lines[at]?.trim() ?? ''
    if (isClosing(line)) return at
    // A postscript, a question or a whole sentence is something to read.
    if (line.length > 80 || /^p\.? ?s\b|[?]$/i.test(line) || (/[.!]$/.test(line) && line.split(' ').length > 4)) break
    if (line !== '') signed += 1
  }
  return end
}
