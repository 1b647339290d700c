// What mail servers say in words about why a mail did not arrive, where their code says little.
import type { TextKey } from '../../texts/texts.ts'

/** In this order: what is ours to cure comes first, what is said of anything comes last. */
const SAID: readonly (readonly [RegExp, TextKey])[] = [
  [
    // Microsoft 365 lets a tenant or mailbox send so many a day: that says nothing about the address.
    /external recipient rate limit|tenant (?:has )?exceeded|exceeded (?:the |its |your )?(?:daily|hourly) (?:limit|quota|sending)|(?:daily|hourly|sending|submission|message) ?(?:rate |sending |submission )?(?:limit|quota) (?:was |has been |is )?(?:exceeded|reached)|SubmissionQuotaExceeded|(?:sender|sending) (?:limit|quota) exceeded|exceeded the (?:sending|recipient rate) limit|trial tenant/iu,
    'bounces.ourLimit',
  ],
  [
    /(?:mailbox|inbox|account|user|folder)(?: is)? (?:is )?(?:full|over ?quota|over (?:its )?quota)|over ?quota|quota (?:has been |is |was )?exceeded|exceeded (?:its |the |their )?(?:storage|mailbox|disk)|insufficient (?:system |disk )?storage|not enough (?:disk )?space|out of storage|postfach.{0,40}voll|speicherplatz.{0,40}(?:erschöpft|überschritten)|bo[iî]te.{0,40}pleine|buz[oó]n.{0,40}llen[oa]|casella.{0,40}piena|caixa.{0,40}cheia|mailbox (?:is )?vol\b|ящик.{0,40}переполнен|容量|いっぱい|邮箱已满|郵箱已滿/iu,
    'bounces.mailboxFull',
  ],
  [
    /(?:message|mail|size|attachment)s? (?:is |was |are )?too (?:large|big)|too large|(?:message )?size (?:exceeds|exceeded|limit)|exceed(?:s|ed)? (?:the )?(?:maximum|max|fixed|allowed|size|server)[^.\n]{0,40}size|larger than|zu groß|trop (?:volumineux|gros)|demasiado grande|troppo grande|te groot|サイズ/iu,
    'bounces.tooLarge',
  ],
  [
    /(?:domain|host)(?: name)? (?:does not exist|doesn.t exist|not found|unknown|could(?:n.t| not) be found|wasn.t found)|unknown (?:mail )?(?:host|domain)|no such (?:domain|host)|name service error|nxdomain|unrouteable mail domain|dns (?:domain|server|lookup|error|type)[^.\n]{0,40}(?:fail|not|loop|nothing)|couldn.t find any host|no (?:mx|mail) (?:record|server|exchanger)|domain.{0,40}(?:existiert nicht|nicht gefunden)|domaine.{0,40}(?:n.existe pas|introuvable)|ドメイン.{0,20}(?:存在|見つ)/iu,
    'bounces.noDomain',
  ],
  [
    /unknown (?:user|recipient|address|mailbox|account)|(?:user|recipient|mailbox|account|address)(?: (?:name|address|account))?(?: <?[^\s<>]{1,100}>?)? (?:is )?(?:unknown|not known|not found|not exist|does(?: not|n.t) exist|could(?: not|n.t) be found|was(?: not|n.t) found|isn.t found|invalid|unavailable|not available)|no such (?:user|mailbox|address|recipient|person|account)|invalid (?:recipient|mailbox|address|user)|not listed in|not a valid (?:user|mailbox|recipient|address)|RecipientNotFound|RecipNotFound|unrouteable address|no mailbox here by that name|doesn.t have an? \S{1,40} account|address (?:could(?: not|n.t) be|was(?: not|n.t)) found|recipient not (?:found|exist)|empfänger.{0,40}(?:unbekannt|nicht gefunden|existiert nicht|nicht vorhanden)|adresse.{0,40}(?:existiert nicht|nicht gefunden|unbekannt|n.existe pas|introuvable|inconnue)|(?:dirección|destinatario|usuario|endereço|destinatário|usuário|indirizzo|utente).{0,40}(?:no existe|não existe|non esiste|desconocid|desconhecid|sconosciut|inesistente)|onbekend|получател.{0,40}не (?:найден|существует)|アドレス.{0,30}(?:存在し|見つか|不明)|宛先.{0,30}(?:不明|存在|見つか)|该用户不存在|收件人.{0,20}不存在/iu,
    'bounces.noAddress',
  ],
  [
    /(?:mailbox|account|user|recipient|address)(?: is| has been| was)? (?:disabled|inactive|suspended|deactivated|locked|blocked|expired)|abgeschaltet|deaktiviert|désactivé|desactivad/iu,
    'bounces.mailboxOff',
  ],
  [
    /\bspam\b|looks like spam|junk mail|unsolicited|spamhaus|black-?list|blocklist|\brbl\b|content (?:rejected|filter|blocked)|message content|virus|malware|phish|bad reputation|poor reputation|policy (?:violation|reason|rejection)|als spam|迷惑メール|垃圾邮件|垃圾郵件/iu,
    'bounces.spam',
  ],
  [
    /\b(?:dmarc|spf|dkim)\b|authentication (?:failed|checks?|results?)|unauthenticated|not authenticated/iu,
    'bounces.security',
  ],
  [
    /not (?:permitted|allowed|authorized|authorised) to (?:send|submit|relay)|only accepts? (?:messages|mail)|sender (?:not|isn.t) allowed|permission to send|relay(?:ing)? (?:access )?(?:denied|not permitted)|access denied|nicht berechtigt|not accept(?:ing)? (?:mail|messages) from/iu,
    'bounces.notAllowed',
  ],
  [/retry time(?:out)? exceeded|too long|gave up|giving up|expired|in the queue|time limit/iu, 'bounces.late'],
  [
    /connection (?:timed out|refused|reset|failed)|timed? ?out|no route|could(?: not|n.t) connect|unreachable|not responding/iu,
    'bounces.unreachable',
  ],
]

/** Server words are read in lines that are cut: no expression here looks further than some dozen characters. */
export function reasonInWords(text: string): TextKey | null {
  return SAID.find(([words]) => words.test(text))?.[1] ?? null
}
