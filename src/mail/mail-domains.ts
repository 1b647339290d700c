// Which part of a domain one owner answers for, by the Public Suffix List (https://publicsuffix.org).
import { getDomain } from 'tldts'
import type { MailDomains } from '../app/ports/mail-domains.ts'

/** The largest of those that give a mailbox to everybody: two addresses there have no owner in common. */
const PUBLIC_PROVIDERS = new Set([
  ...['gmail.com', 'googlemail.com', 'outlook.com', 'hotmail.com', 'live.com', 'msn.com', 'yahoo.com', 'ymail.com'],
  ...['icloud.com', 'me.com', 'mac.com', 'aol.com', 'gmx.de', 'gmx.net', 'gmx.com', 'gmx.at', 'gmx.ch', 'web.de'],
  ...['t-online.de', 'freenet.de', 'proton.me', 'protonmail.com', 'pm.me', 'mail.com', 'mail.ru', 'yandex.ru'],
  ...['yandex.com', 'zoho.com', 'fastmail.com', 'tutanota.com', 'orange.fr', 'free.fr', 'wanadoo.fr', 'laposte.net'],
  ...['libero.it', 'qq.com', '163.com', '126.com', 'sina.com', 'naver.com', 'seznam.cz', 'wp.pl', 'o2.pl', 'onet.pl'],
  ...['bluewin.ch', 'uol.com.br', 'bol.com.br', 'terra.com.br', 'rediffmail.com', 'comcast.net', 'btinternet.com'],
])
const PUBLIC_NAMES = /^(?:yahoo|hotmail|live|outlook|gmx|googlemail)\./

export const mailDomains: MailDomains = {
  ownedDomain(domain) {
    const owned = getDomain(domain, { allowPrivateDomains: true })
    return owned === null || PUBLIC_PROVIDERS.has(owned) || PUBLIC_NAMES.test(owned) ? null : owned
  },
}
