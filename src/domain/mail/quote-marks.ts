// How mail clients announce the earlier mail that they quote, in many languages. Looks at a few short lines at a time, so it stays linear.

/** Longer lines are nobody's marker. */
const MAX_LINE = 300
const MAX_ATTRIBUTION_LINES = 4
const MAX_HEADER_LINES = 12

export function isQuoted(line: string): boolean {
  // `>:` is the end of an attribution that was broken inside its address.
  return /^ {0,3}>(?!\s?:$)/.test(line)
}

const TITLES =
  /^(?:original message|original appointment|forwarded (?:message|mail)|begin forwarded message|(?:ursprüngliche|weitergeleitete|original) ?-?nachricht|anfang der weitergeleiteten nachricht|message (?:d.origine|original|transféré|transmis)|début du message (?:réexpédié|transféré)|mensaje (?:original|reenviado)|inicio del mensaje reenviado|messaggio (?:originale|inoltrato)|inizio messaggio inoltrato|mensagem (?:original|encaminhada)|início da mensagem (?:reencaminhada|encaminhada)|(?:oorspronkelijk|doorgestuurd) bericht|begin doorgestuurd bericht|oprindelig (?:besked|meddelelse)|videresendt (?:besked|meddelelse|melding)|opprinnelig melding|start på videresendt (?:besked|melding)|original ?meddelande|ursprungligt meddelande|vidarebefordrat (?:meddelande|mejl)|alkuperäinen viesti|(?:edelleen)?välitetty viesti|(?:oryginalna wiadomość|wiadomość oryginalna|przekazana wiadomość|wiadomość przekazana dalej)|(?:původní|přeposlaná|pôvodná|preposlaná) (?:zpráva|e-?mail|správa)|eredeti üzenet|továbbított üzenet|mesaj(?:ul)? (?:original|redirecționat)|исходное сообщение|пересылаемое (?:сообщение|письмо)|пересланное сообщение|первоначальное сообщение|оригінальне повідомлення|αρχικό μήνυμα|προωθημένο μήνυμα|orijinal (?:mesaj|ileti)|iletilen (?:mesaj|ileti)|原始邮件|原始郵件|转发的邮件|轉寄的郵件|原邮件|元のメッセージ|転送されたメッセージ|원본 메시지|전달된 메시지|הודעה מקורית|الرسالة الأصلية)\s?[:：]?$/iu

/** `-----Original Message-----`, `Begin forwarded message:` and their like: everything from here on is quoted. */
export function isQuoteTitle(line: string): boolean {
  if (line.length > 120) return false
  const title = line.replace(/^[-_=*\s]{1,60}/, '').replace(/[-_=*\s]{1,60}$/, '')
  if (title.length > 60 || !TITLES.test(title)) return false
  // Bare words are a title only with a colon (Apple Mail); with dashes they need none.
  return /^\s{0,9}[-_=*]{2}/.test(line) || /[:：]$/.test(title)
}

const FORWARDED =
  /forward|weitergeleitet|transf|transmis|réexpédié|reenviado|inoltrat|encaminhad|doorgestuurd|videresend|vidarebeford|välitetty|przekazan|přeposlan|preposlan|továbbított|redirecționat|пересыл|переслан|προωθ|iletilen|转发|轉寄|転送|전달/iu

/** A title of that kind that says who wrote what follows to be somebody else: it was handed on, not answered. */
export function isForwardTitle(line: string): boolean {
  return isQuoteTitle(line) && FORWARDED.test(line)
}

/** `______` and `------`, which Outlook and others put above the quoted mail. */
export function isRule(line: string): boolean {
  return line.length <= MAX_LINE && /^\s{0,9}(?:_{5,}|-{5,}|={4,}|\*{5,})\s*$/.test(line)
}

type HeaderRole = 'from' | 'date' | 'to' | 'subject' | 'cc'

const ROLES: ReadonlyMap<string, HeaderRole> = new Map([
  ...rolesOf(
    'from',
    'from|von|de|da|van|fra|från|lähettäjä|od|от|від|kimden|gönderen|feladó|de la|από|saatja|nuo|no|发件人|寄件者|差出人|보낸 사람|보낸사람|מאת|من|dari',
  ),
  ...rolesOf(
    'date',
    'sent|date|sent on|gesendet|datum|envoyé|envoyé le|enviado|enviado el|enviado em|enviada em|enviada|fecha|data|inviato|verzonden|sendt|dato|skickat|lähetetty|päivämäärä|päiväys|wysłano|odesláno|odoslané|dátum|отправлено|дата|надіслано|gönderildi|gönderme tarihi|tarih|küldve|elküldve|trimis|στάλθηκε|ημερομηνία|发送时间|发送日期|日期|寄件日期|送信日時|日時|보낸 날짜|날짜|נשלח|תאריך|تم الإرسال|التاريخ|message du|tanggal',
  ),
  ...rolesOf(
    'to',
    'to|an|à|a|para|naar|aan|til|till|vastaanottaja|do|komu|кому|kime|alıcı|címzett|către|προς|收件人|收件者|宛先|받는 사람|받는사람|אל|إلى|kepada',
  ),
  ...rolesOf(
    'subject',
    'subject|betreff|objet|asunto|assunto|oggetto|onderwerp|emne|ämne|aihe|temat|předmět|predmet|тема|konu|tárgy|subiect|θέμα|主题|主旨|件名|제목|נושא|الموضوع|subjek|perihal',
  ),
  ...rolesOf(
    'cc',
    'cc|kopie|copie|copie à|copia|con copia|cópia|kopia|kopi|kopio|копия|копія|bilgi|másolat|κοιν|抄送|副本|참조',
  ),
])

function rolesOf(role: HeaderRole, labels: string): [string, HeaderRole][] {
  return labels.split('|').map((label) => [label, role])
}

/** What else mail clients put into such a header. */
const OTHER_LABELS =
  /^(?:importance|priority|sensitivity|attachments?|reply-to|bcc|signed by|categories|flag|message-id|wichtigkeit|priorität|anlagen?|anhänge|antwort an|importancia|prioridad|adjuntos|datos adjuntos|importância|anexos|pièces jointes|importance|priorità|allegati|bijlagen|prioriteit|urgentie|vigtighed|bilag|viktighet|vedlegg|bifogade filer|prioritet|ważność|załączniki|důležitost|přílohy|важность|вложения|önem|ekler|重要性|附件|重要度|添付ファイル|중요도|첨부)$/iu

/** The label of `Label: value`, in lower case; `null` where there is none. */
export function labelOf(line: string): string | null {
  const match = /^[\s*>_]{0,9}([^\s:：*<>@][^:：<>@]{0,30}?)[\s*_]{0,3}[:：]/u.exec(line.slice(0, 60))
  return match?.[1]?.trim().toLowerCase() ?? null
}

/** A line such as `To: Support`, in a known language. */
export function isHeaderLine(line: string): boolean {
  const label = labelOf(line)
  return label !== null && (ROLES.has(label) || OTHER_LABELS.test(label))
}

/**
 * Whether the quoted mail's own header starts at `at`: From, then Subject and Sent or To, in any order and known language;
 * right under a rule, any three labelled lines in any language, as Outlook has them.
 */
export function isHeaderBlock(lines: readonly string[], at: number): boolean {
  const first = labelOf(lines[at] ?? '')
  if (first === null) return false
  const ruled = isRule(lines[at - 1] ?? '') || (lines[at - 1] === '' && isRule(lines[at - 2] ?? ''))
  const role = ROLES.get(first)
  if (role !== 'from' && role !== 'date' && !ruled) return false
  const roles = new Set<HeaderRole>()
  let labelled = 0
  for (const line of lines.slice(at, at + MAX_HEADER_LINES)) {
    const label = labelOf(line)
    if (label === null) continue
    labelled += 1
    const known = ROLES.get(label)
    if (known !== undefined) roles.add(known)
  }
  if (ruled && ((roles.has('from') && roles.size >= 2) || (labelled >= 3 && lines[at]?.includes('@')))) return true
  const complete = roles.has('from') && roles.has('subject') && (roles.has('date') || roles.has('to'))
  return complete && !isForm(lines, at)
}

/** Among the fields of a form that somebody filled in, some are in no mail's header. */
function isForm(lines: readonly string[], at: number): boolean {
  for (const line of lines.slice(at, at + MAX_HEADER_LINES)) {
    if (line.trim() === '') return false
    const label = labelOf(line)
    if (label !== null && !isHeaderLine(line) && !/^\d|^https?$/u.test(label)) return true
  }
  return false
}

const WROTE =
  /(?:^|[\s>"”»)\],.：:])(?:wrote|writes|schrieb|a écrit|écrit|escribió|ha scritto|scrive|escreveu|schreef|skrev|kirjoitti|napisał(?:a|\(a\))?|pisze|napsala?|napsal\(a\)|napísala?|írta|a scris|пишет|писал\(а\)|писала?|написала?|написал\(а\)|написав|пише|написа|je napisao|je napisala|je napisal|kirjutas|rašė|rakstīja|έγραψε|şunu yazdı|yazdı|menulis|đã viết|viết|写道|寫道|书写|のメール|書きました|wrote on|כתב|כתבה|كتب|님이 작성)\s?(?:-{2,6})?\s?[:：]?\s?(?:-{2,6})?$/iu
const WROTE_WITHIN = /\s(?:schrieb|schreef|skrev|wrote|kirjoitti)\s/iu
/** A word or number that opens an attribution, with its date close by. */
const OPENING =
  /^(?:[-\s]{1,9})?(?:on|le|am|el|il|em|op|den|på|in data|dnia|w dniu|dne|dňa|в|във|la|στις|pada|vào|在|于|於)\s.{0,40}\d/iu
const MOMENT = /(?:19|20)\d\d|\d{1,2}[:.h]\d{2}/u

/**
 * The line on which an attribution that ends at `end` begins (`On Mon, 1 Jan 2024 at 10:00, Ann <a@b.example>` / `wrote:`), or
 * `null` when none ends there. `quoteFollows`: a quoted line comes next, which makes any address or time with a colon one.
 */
export function attributionStart(lines: readonly string[], end: number, quoteFollows: boolean): number | null {
  const last = lines[end] ?? ''
  if (last.length > MAX_LINE || !/[:：\-\p{L})]$/u.test(last)) return null
  let joined = ''
  let dated: number | null = null
  for (let start = end; start > end - MAX_ATTRIBUTION_LINES && start >= 0; start -= 1) {
    const line = (lines[start] ?? '').trim()
    if (line === '' || line.length > MAX_LINE || isQuoted(line)) break
    joined = joined === '' ? line : `${line} ${joined}`
    if (!isAttribution(joined, quoteFollows)) continue
    if (OPENING.test(line)) return start
    dated ??= start
  }
  return dated
}

function isAttribution(text: string, quoteFollows: boolean): boolean {
  const hasAddress = text.includes('@')
  const opens = OPENING.test(text)
  if (!opens && !MOMENT.test(text)) return false
  const hasColon = /[:：]$/u.test(text)
  if (WROTE.test(text)) return hasColon || hasAddress || text.endsWith('-')
  if (!hasColon) return false
  // Yandex, Mail.ru, Gmail in some languages: date, name and address, and no verb.
  if (hasAddress && (MOMENT.test(text) || quoteFollows) && /[>"”»)]\s?[:：]$/u.test(text)) return true
  return (opens && WROTE_WITHIN.test(text)) || (quoteFollows && (hasAddress || MOMENT.test(text)))
}
