// The few header lines (`From:`, `Sent:`, `To:`, `Subject:`) that mail programs put above a mail that they quote, in many languages.
import { holdsAddress, isRule } from './quote-marks.ts'

const MAX_HEADER_LINES = 12

export type HeaderRole = 'from' | 'date' | 'to' | 'subject' | 'cc'

const ROLES: ReadonlyMap<string, HeaderRole> = new Map([
  ...rolesOf(
    'from',
    'from|von|de|expéditeur|remitente|mittente|da|van|afzender|fra|från|lähettäjä|od|odesílatel|odosielateľ|nadawca|от|от кого|від|від кого|kimden|gönderen|feladó|küldő|de la|expeditor|από|saatja|nuo|no|发件人|發件人|寄件者|寄件人|差出人|送信者|보낸 사람|보낸사람|보내는 사람|발신|발신자|מאת|من|المرسل|dari|từ|จาก|از|de part de',
  ),
  ...rolesOf(
    'date',
    "sent|date|sent on|sent at|date sent|gesendet|gesendet am|datum|envoyé|envoyé le|date d'envoi|enviado|enviado el|enviado em|enviada em|enviada|enviado a|fecha|fecha de envío|data|data d'enviament|data de envio|inviato|inviato il|verzonden|verzonden op|verstuurd|sendt|dato|skickat|skickades|lähetetty|päivämäärä|päiväys|pvm|wysłano|wysłane|odesláno|odoslané|odoslaná|dátum|отправлено|дата|дата отправки|надіслано|gönderildi|gönderme tarihi|gönderilme tarihi|tarih|küldve|elküldve|küldés ideje|trimis|expediat|στάλθηκε|ημερομηνία|发送时间|發送時間|傳送時間|寄件時間|发送日期|日期|寄件日期|時間|送信日時|送信日|日時|日付|보낸 날짜|보낸날짜|보낸 시간|날짜|일시|발신일|נשלח|תאריך|تم الإرسال|تاريخ الإرسال|أرسلت|التاريخ|تاريخ|message du|tanggal|dikirim|ngày|vào|วันที่|ส่ง|تاریخ",
  ),
  ...rolesOf(
    'to',
    'to|an|à|pour|destinataire|a|para|destinatario|naar|aan|til|till|vastaanottaja|do|dla|komu|pre|adresat|кому|kime|alıcı|címzett|către|προς|收件人|收件者|宛先|送信先|받는 사람|받는사람|수신|수신자|אל|עבור|إلى|kepada|đến|tới|ถึง|به|per a',
  ),
  ...rolesOf(
    'subject',
    'subject|betreff|objet|sujet|asunto|assunto|oggetto|onderwerp|emne|ämne|aihe|temat|předmět|predmet|vec|тема|konu|tárgy|subiect|θέμα|主题|主題|主旨|标题|標題|件名|제목|נושא|הנדון|الموضوع|subjek|perihal|assumpte|chủ đề|tiêu đề|เรื่อง|หัวเรื่อง|موضوع',
  ),
  ...rolesOf(
    'cc',
    'cc|kopie|copie|copie à|copia|con copia|copia per conoscenza|cópia|kopia|kopi|kopio|kópia|dw|do wiadomości|копия|копія|bilgi|másolat|κοιν|抄送|副本|참조|עותק|نسخة|نسخة إلى',
  ),
])

function rolesOf(role: HeaderRole, labels: string): [string, HeaderRole][] {
  return labels.split('|').map((label) => [label, role])
}

/** What else mail clients put into such a header. */
const OTHER_LABELS =
  /^(?:importance|priority|sensitivity|attachments?|reply-to|in-reply-to|references|bcc|signed by|mailed-by|security|categories|flag|message-id|organi[sz]ation|newsgroups|list-id|resent-\p{L}{2,9}|followup-to|wichtigkeit|priorität|anlagen?|anhänge|antwort an|antwort-an|blindkopie|bcc-kopie|importancia|prioridad|adjuntos|datos adjuntos|responder a|importância|anexos?|pièces jointes|pièce jointe|répondre à|cci|importance|priorità|allegati|rispondi a|ccn|bijlagen?|prioriteit|urgentie|antwoord aan|vigtighed|vedhæftede filer|bilag|svar til|viktighet|vedlegg|bifogade filer|bilagor|prioritet|ważność|załączniki|odpowiedź do|důležitost|přílohy|odpověď|priorita|важность|вложения|обратный адрес|ответить|önem|ekler|yanıtla|重要性|附件|回复|重要度|添付ファイル|返信先|중요도|첨부|회신|קבצים מצורפים|المرفقات)$/iu

/** The label of `Label: value`, in lower case; `null` where there is none. */
export function labelOf(line: string): string | null {
  const match = /^[\s*>_]{0,9}([^\s:：*<>@][^:：<>@]{0,30}?)[\s*_]{0,3}[:：]/u.exec(line.slice(0, 60))
  return match?.[1]?.trim().toLowerCase() ?? null
}

/** What stands behind the label, without the marks of bold print. */
export function valueOf(line: string): string {
  const at = /[:：]/u.exec(line)?.index ?? -1
  return at === -1 ? '' : line.slice(at + 1, at + 1_001).replace(/^[\s*_]{1,9}|[\s*]{1,9}$/g, '')
}

/** What a line such as `Sent: Monday` tells; `null` where it is no line of a header, or none that counts. */
export function roleOf(line: string): HeaderRole | null {
  const label = labelOf(line)
  return label === null ? null : (ROLES.get(label) ?? null)
}

/** A line such as `To: Support`, in a known language. */
export function isHeaderLine(line: string): boolean {
  const label = labelOf(line)
  return label !== null && (ROLES.has(label) || OTHER_LABELS.test(label))
}

/**
 * Whether the quoted mail's own header starts at `at`: From, then Subject and Sent or To, in any order and known language; without
 * a subject, From and Sent that hold an address or a time of day; right under a rule, any three labelled lines in any language, as
 * Outlook has them.
 */
export function isHeaderBlock(lines: readonly string[], at: number): boolean {
  const first = labelOf(lines[at] ?? '')
  if (first === null) return false
  const ruled = isRule(lines[at - 1] ?? '') || (lines[at - 1] === '' && isRule(lines[at - 2] ?? ''))
  const role = ROLES.get(first)
  if (role === undefined && !ruled) return false
  const roles = new Set<HeaderRole>()
  let labelled = 0
  let telling = 0
  for (const line of lines.slice(at, at + MAX_HEADER_LINES)) {
    const label = labelOf(line)
    if (label === null) continue
    labelled += 1
    const known = ROLES.get(label)
    if (known === undefined) continue
    roles.add(known)
    if ((known === 'from' && holdsAddress(line)) || (known === 'date' && hasTime(line))) telling += 1
  }
  if (ruled && ((roles.has('from') && roles.size >= 2) || (labelled >= 3 && lines[at]?.includes('@')))) return true
  if (!roles.has('from') || isForm(lines, at)) return false
  const complete = roles.has('subject') && (roles.has('date') || roles.has('to'))
  // Some start with what it is about, or to whom it went: then nothing may be missing, and From or Sent must be like a mail's.
  if (role !== 'from' && role !== 'date') return complete && telling > 0
  return complete || (roles.has('date') && telling === 2) || (roles.has('date') && roles.has('to') && telling > 0)
}

/** The line behind the header that starts at `at`, and the room below it: where the quoted mail's text begins. */
export function headerEnd(lines: readonly string[], at: number): number {
  let end = at
  let taken = 0
  for (let next = at; next < lines.length && taken < MAX_HEADER_LINES * 2; next += 1, taken += 1) {
    const line = lines[next] ?? ''
    if (isHeaderLine(line)) end = next + 1
    // A list of recipients that goes on in the next line, or an address below its name.
    else if (next === end && line.length < 500 && isContinued(lines[next - 1] ?? '', line)) end = next + 1
    else if (line.trim() !== '' && !isRule(line)) break
  }
  while (end < lines.length && lines[end]?.trim() === '') end += 1
  return end
}

function isContinued(line: string, next: string): boolean {
  return next.includes('@') && (/[,;]$/.test(line) || (/^\s{0,9}</.test(next) && !line.includes('@')))
}

function hasTime(line: string): boolean {
  return /\p{Nd}{1,2}[:.h]\p{Nd}{2}/u.test(valueOf(line).slice(0, 100))
}

/** Among the fields of a form that somebody filled in, some are in no mail's header. */
function isForm(lines: readonly string[], at: number): boolean {
  for (const line of lines.slice(at, at + MAX_HEADER_LINES)) {
    if (line.trim() === '') return false
    const label = labelOf(line)
    if (label !== null && !isHeaderLine(line) && !/^\p{Nd}|^https?$/u.test(label)) return true
  }
  return false
}
