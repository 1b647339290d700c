// What mail programs draw around an earlier mail that they quote: marks in front of its lines, titles above it, rules.

/** Longer lines are nobody's marker. */
export const MAX_LINE = 400

export function isQuoted(line: string): boolean {
  // `>:` is the end of an attribution that was broken inside its address.
  return /^ {0,3}>(?!\s?:$)/.test(line)
}

const TITLES =
  /^(?:original message|original e-?mail|original appointment|forwarded (?:message|mail)|begin forwarded message|reply message|(?:ursprüngliche|weitergeleitete|original) ?-?(?:nachricht|mail|e-mail)|originaltext|anfang der weitergeleiteten (?:nachricht|e-mail)|message (?:d.origine|original|initial|transféré|transmis)|(?:e-?mail|courriel) (?:d.origine|original)|début du message (?:réexpédié|transféré)|mensaje (?:original|reenviado)|inicio del mensaje reenviado|missatge (?:original|reenviat)|messaggio (?:originale|inoltrato|originario)|inizio messaggio inoltrato|mensagem (?:original|encaminhada|reencaminhada)|início da mensagem (?:reencaminhada|encaminhada)|(?:oorspronkelijk|origineel|doorgestuurd) bericht|oorspronkelijke e-?mail|begin doorgestuurd bericht|(?:oprindelig|original) (?:besked|meddelelse|mail|e-mail)|videresendt (?:besked|meddelelse|melding|e-post)|start på videresendt (?:besked|melding)|(?:opprinnelig|original) (?:melding|e-post)|original ?meddelande|ursprungligt (?:meddelande|mejl|e-post)|originalmejl|vidarebefordrat (?:meddelande|mejl|brev)|alkuperäinen (?:viesti|sähköposti)|(?:edelleen)?välitetty viesti|(?:oryginalna wiadomość|wiadomość oryginalna|przekazana wiadomość|wiadomość przekazana(?: dalej)?|pierwotna wiadomość)|(?:původní|přeposlaná|pôvodná|preposlaná) (?:zpráva|e-?mail|správa)|eredeti (?:üzenet|levél)|továbbított (?:üzenet|levél)|mesaj(?:ul)? (?:original|redirecționat|inițial)|mesaj redirecţionat|(?:исходное|пересылаемое|пересланное|первоначальное|оригинальное) (?:сообщение|письмо)|(?:оригінальне|переслане|початкове) (?:повідомлення|лист)|оригинално (?:съобщение|писмо)|(?:izvorna|originalna|proslijeđena) poruka|(?:izvirno|posredovano) sporočilo|αρχικό μήνυμα|προωθημένο μήνυμα|orijinal (?:mesaj|ileti)|(?:asıl|özgün) ileti|iletilen (?:mesaj|ileti)|(?:原始|原|转发|轉寄|转发的|轉寄的|轉寄|原來的)(?:邮件|郵件|信件|信息|訊息|消息|邮件信息)|(?:元|オリジナル|転送)(?:の|された|する)?メッセージ|original|원본 ?(?:메시지|메일|이메일)|전달된 메시지|(?:הודעה|דוא"ל) מקורית?|הודעה שהועברה|הודעה מועברת|(?:الرسالة|رسالة) (?:الأصلية|أصلية|المحولة|معاد توجيهها|محولة|تمت إعادة توجيهها)|pesan asli|pesan terusan|thư gốc|tin nhắn (?:gốc|đã chuyển tiếp)|ข้อความต้นฉบับ|پیام اصلی)\s?[:：]?$/iu

const DASHES = String.raw`[-_=*~\u2010-\u2015\u2500]`
const DASHES_BEFORE = new RegExp(`^[\\s]{0,9}${DASHES}{2,60}\\s{0,9}`, 'u')
const DASHES_AT_END = new RegExp(`${DASHES}{2}\\s{0,9}$`, 'u')

/** `-----Original Message-----`, `Begin forwarded message:` and their like: everything from here on is quoted. */
export function isQuoteTitle(line: string): boolean {
  if (line.length > 140) return false
  const { words, before, after } = undashed(line)
  if (words === '' || words.length > 60) return false
  if (!TITLES.test(words)) return (before || after) && words.length <= 100 && FORWARDED_BY.test(words)
  // Bare words are a title only with a colon (Apple Mail); with dashes they need none. "Original" alone has them on both sides.
  return /^original$/iu.test(words) ? before && after : before || /[:：]$/u.test(words)
}

/** The words of a title without anything drawn around them: one only where a header follows. */
export function isBareTitle(line: string): boolean {
  return line.length <= 80 && TITLES.test(line.trim())
}

const REPLY_ABOVE =
  /(?:reply|respond|answer|write|type|enter)\b[^.?!]{0,40}above (?:this|the) line|above this line to reply|(?:oberhalb|über) dieser (?:linie|zeile)|au-dessus de cette ligne|(?:por encima|encima|arriba) de esta línea|sopra questa (?:linea|riga)|acima desta linha|boven deze (?:lijn|regel)|(?:ovanför|över) (?:den här|denna) (?:raden|linjen)|(?:over|ovenfor) denne (?:linje|linjen)|powyżej tej linii/iu

/** `##- Please type your reply above this line -##`, which ticket systems write above theirs. */
export function isReplyAbove(line: string): boolean {
  if (line.length > 160 || !REPLY_ABOVE.test(line)) return false
  return (
    /^\s{0,9}(?:[^\p{L}\p{N}\s>"“'(]|please|reply|type|write|bitte|antwort)/iu.test(line) && !/[?]\s{0,3}$/.test(line)
  )
}

/** A line that is drawn as a title, in whatever language: words between dashes. */
export function isDrawnTitle(line: string): boolean {
  if (line.length > 140) return false
  const { words, before, after } = undashed(line)
  return before && after && words.length <= 60 && /\p{L}/u.test(words) && words.split(/\s+/).length <= 6
}

/** What stands between the dashes, and on which sides of it there are some. */
export function undashed(line: string): { readonly words: string; readonly before: boolean; readonly after: boolean } {
  const start = DASHES_BEFORE.exec(line)?.[0].length ?? 0
  const after = line.length > start && DASHES_AT_END.test(line)
  let end = line.length
  if (after) while (end > start && /[-_=*~\u2010-\u2015\u2500\s]/u.test(line[end - 1] ?? '')) end -= 1
  return { words: line.slice(start, end).trim(), before: start > 0 && /\S/.test(line.slice(0, start)), after }
}

/** Lotus Notes: `----- Forwarded by Ann Lee/Contoso on 01/02/2024 10:00 -----`. */
const FORWARDED_BY =
  /^(?:forwarded by|weitergeleitet von|réexpédié par|transféré par|reenviado por|inoltrato da|doorgestuurd door|encaminhado por)\s/iu

const FORWARDED =
  /forward|weitergeleitet|transf|transmis|réexpédié|reenvia|inoltrat|encaminhad|doorgestuurd|videresend|vidarebeford|välitetty|przekazan|přeposlan|preposlan|továbbított|redirec[țţ]ionat|пересыл|пересла|προωθ|iletilen|proslijeđen|posredovan|转发|轉寄|転送|전달|הועבר|מועבר|المحولة|محولة|توجيه|terusan|chuyển tiếp/iu

/** A title of that kind that says who wrote what follows to be somebody else: it was handed on, not answered. */
export function isForwardTitle(line: string): boolean {
  return isQuoteTitle(line) && FORWARDED.test(line)
}

/** `______` and `------`, which Outlook and others put above the quoted mail. */
export function isRule(line: string): boolean {
  return line.length <= MAX_LINE && /^\s{0,9}(?:_{5,}|-{5,}|={4,}|\*{5,}|\u2500{5,}|\u2014{5,})\s*$/.test(line)
}

/** Whether an address stands in the line; whether it could be one is not asked. */
export function holdsAddress(line: string): boolean {
  for (let at = line.indexOf('@'); at !== -1; at = line.indexOf('@', at + 1)) {
    if (NEAR_AT.test(line[at - 1] ?? ' ') && NEAR_AT.test(line[at + 1] ?? ' ')) return true
  }
  return false
}

const NEAR_AT = /[^\s<>@()[\],;:"]/u
