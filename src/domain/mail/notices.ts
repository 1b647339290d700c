// What servers put around the words of everybody who writes: notices about secrecy below them, cautions about outsiders above them.

/** More lines than these are no notice, or one that somebody wants read. */
const MAX_LINES = 60
const MAX_PARAGRAPHS = 6
const MAX_PARAGRAPH = 4_000
/** A short sentence about secrecy may well be the customer's own. */
const MIN_LEGAL = 90
const MAX_CAUTION = 700

/** A notice speaks of the mail itself, and near its beginning. */
const THIS_MAIL =
  /th(?:is|e) (?:e-?mail|message|communication|transmission|information|content)|information (?:contained )?in this|confidentiality|disclaimer|legal notice|die(?:se|ser) (?:e-?mail|nachricht|mail)|informationen in dieser|haftungsausschluss|vertraulichkeit|(?:ce|cet|le présent|cette) (?:message|courriel|e-?mail|courrier|mail|communication)|avis de confidentialité|(?:este|el presente) (?:mensaje|correo|e-?mail)|aviso (?:legal|de confidencialidad)|(?:questo|il presente) (?:messaggio|documento)|questa (?:e-?mail|comunicazione)|le informazioni contenute|(?:esta|a presente) mensagem|este (?:e-?mail|correio)|(?:dit|de inhoud van dit|deze) (?:e-?mail|bericht|mail)|de informatie in|det(?:ta|te) (?:mejl|meddelande|e-post|budskap)|denne (?:e-?mail|mail|e-post|meddelelse|melding)|informationen i det|tämä (?:viesti|sähköposti)|(?:ta|niniejsza|treść tej) (?:wiadomość|wiadomości)|(?:tato|tento) (?:zpráva|e-?mail)|ez az (?:üzenet|e-?mail)|acest (?:mesaj|e-?mail)|bu (?:e-?posta|ileti|mesaj)|(?:это|данное) (?:сообщение|письмо)|(?:настоящее|це) (?:сообщение|повідомлення)|本(?:邮件|郵件|メール)|このメール|此(?:邮件|郵件)|이 (?:메일|이메일)|הודעה זו|هذه الرسالة/iu
/** Each is one reason to take it for a notice. */
const LEGAL: readonly RegExp[] = [
  /confidenti|konfidenti|vertraulich|vertrouwelijk|riservat|confidenzial|fortrolig|luottamuksel|poufn|důvěrn|bizalmas|gizli|конфиденц|конфіденц|机密|機密|기밀|חסוי|סודי|سرية/iu,
  /privileged|rechtlich geschützt|geheim|wettelijk|protegid|juridiquement|legalmente|berufsgeheimnis|prawnie chronion/iu,
  /intended (?:recipient|solely|only|exclusively|for)|addressee|individual or entity|adressat|beabsichtigte|bestimmt|destinat|destinad|geadresseerde|bestemd|modtager|mottaker|mottagare|avsedd|beregnet|vastaanottaj|adresat|určen|címzett|alıcı|адресат|получател|одержувач|收件人|宛|수신/iu,
  /in error|by mistake|irrtümlich|versehentlich|nicht der richtige|par erreur|por error|per errore|por (?:engano|erro)|ten onrechte|abusievelijk|per (?:abuis|vergissing)|felaktigt|av misstag|ved en (?:fejl|feil)|vahingossa|erehdyksessä|pomyłk|omylem|tévedés|eroare|yanlışlıkla|ошибк|помилков|误|誤|잘못/iu,
  /delete|destroy|erase|löschen|vernichten|détrui|supprim|elimin|borr|cancell|distrugg|apag|verwijder|vernietig|radera|slet|poista|usun|smaž|vymaž|töröl|șterg|sil(?:in|iniz|mek)|удал|видал|删除|刪除|削除|삭제/iu,
  /prohibited|strictly|unauthori[sz]ed|unbefugt|unerlaubt|nicht gestattet|untersagt|interdit|prohibid|vietat|proibid|verboden|niet toegestaan|förbjud|forbudt|kielletty|zabronion|zakázán|tilos|interzis|yasak|запрещ|заборон|禁止/iu,
  /liab|virus|haftung|responsab|aansprakelijk|ansvar|odpowiedzialno|odpovědn|felelősség|ответственн/iu,
  /disclos|dissemin|distribut|copying|weitergabe|weiterleit|kopieren|divulg|diffus|copia|verspreid|openbaar|spred|sprid|rozpowszechni|распростран/iu,
  /(?:notify|inform|contact|advise) (?:the |us|me)|benachrichtigen|informieren sie|prévenir|avertir|avisar|informare|avvis|stel(?:len)? .{0,20}op de hoogte|meddela|kontakt|powiadomi|informujte|értesít|сообщите/iu,
]
const GREEN =
  /^\W{0,5}(?:please (?:consider|think (?:of|about)) (?:the environment|before print)|(?:think|save paper).{0,40}before (?:you )?print|bitte (?:denken|prüfen) sie .{0,80}(?:umwelt|drucken)|denken sie an die umwelt|pensez à l.environnement|avant d.imprimer|antes de imprimir|prima di stampare|denk aan het milieu|tänk på miljön|pomyśl o środowisku)/iu

/** The line on which the notices at the end begin, or `lines.length` where there are none. Lines drawn above them belong to them. */
export function noticesStart(lines: readonly string[]): number {
  let end = lines.length
  let start = lines.length
  for (let count = 0; count < MAX_PARAGRAPHS; count += 1) {
    while (end > 0 && lines[end - 1]?.trim() === '') end -= 1
    let from = end
    while (from > 0 && end - from <= MAX_LINES && lines[from - 1]?.trim() !== '' && !isDrawn(lines[from - 1] ?? ''))
      from -= 1
    if (from === end || end - from > MAX_LINES || !isNotice(lines.slice(from, end).join(' '))) return start
    while (from > 0 && isDrawn(lines[from - 1] ?? '')) from -= 1
    start = end = from
  }
  return start
}

function isDrawn(line: string): boolean {
  return /^\s{0,9}[-_=*#~]{3,200}\s{0,9}$/.test(line)
}

function isNotice(paragraph: string): boolean {
  if (paragraph.length > MAX_PARAGRAPH) return false
  if (GREEN.test(paragraph.slice(0, 200))) return paragraph.length < 300
  if (paragraph.length < MIN_LEGAL || /[?？؟]\s{0,9}$/u.test(paragraph)) return false
  return THIS_MAIL.test(paragraph.slice(0, 200)) && LEGAL.filter((reason) => reason.test(paragraph)).length >= 3
}

const CAUTION_START =
  /^[\s[*(!⚠]{0,9}(?:caution|warning|external|attention|achtung|vorsicht|extern|you don.t often get e-?mail|some people who received this message don.t often|sie erhalten nicht oft|avertissement|precaución|attenzione|let op)/iu
const OUTSIDE =
  /(?:from|by) (?:an )?(?:outside|external)|outside (?:of )?(?:the |your |our )?(?:organi[sz]ation|company|network)|external (?:e-?mail|sender|source|message|mail)|often get e-?mail from|nicht oft e-?mails? von|externe[rnms]? (?:absender|e-?mail|quelle|mail|nachricht|afzender)|au(?:ß|ss)erhalb (?:der|ihrer|unserer|des)|expéditeur externe|extérieur de|remitente externo|fuera de (?:la|su)|mittente esterno|esterno all/iu
const CARE =
  /click|open|attachment|trust|recogni[sz]e|learn why|links?\b|klick|öffnen|anh[aä]ng|weitere informationen|cliqu|ouvr|pièces|enlaces|adjuntos|allegati|bijlagen/iu

/** How many lines of a caution stand above the words: those that Exchange and filters put on what comes from outside. */
export function cautionEnd(lines: readonly string[]): number {
  const start = lines.findIndex((line) => line.trim() !== '')
  if (start === -1 || !CAUTION_START.test((lines[start] ?? '').slice(0, 100))) return 0
  let end = start
  while (end < lines.length && end - start < 10 && lines[end]?.trim() !== '') end += 1
  const text = lines.slice(start, end).join(' ')
  return text.length <= MAX_CAUTION && OUTSIDE.test(text) && CARE.test(text) ? end : 0
}
