// What arrives: mails of every sort, by seed, and what has to become of each.
import type { GraphStandIn } from '../../src/sandbox/graph-stand-in.ts'
import { aMail } from '../support/mails.ts'
import type { Random } from './random.ts'
import { bounceOf, brokenMail, hugeMail, MACHINES } from './odd-mails.ts'

export type MailSort =
  'new' | 'reply' | 'duplicate' | 'bounce' | 'auto-reply' | 'newsletter' | 'loop' | 'huge' | 'broken'

export interface ArrivedMail {
  /** Immutable id. */
  readonly id: string
  readonly mailbox: string
  readonly sort: MailSort
  /** Stands in its text, and in no other's. */
  readonly mark: string
  readonly subject: string
  readonly from: string
  /** `null` where it has none. */
  readonly messageId: string | null
  /** The mail that it answers: it belongs to the same ticket. */
  readonly answers: ArrivedMail | null
  /** The number of the ticket that it belongs to, where it answers what was sent from there. */
  readonly ticketNumber: number | null
  /** The mail that it is once more: one of them becomes something. */
  readonly sameAs: ArrivedMail | null
}

const SORTS: readonly (readonly [weight: number, sort: MailSort])[] = [
  [40, 'new'],
  [30, 'reply'],
  [6, 'duplicate'],
  [5, 'bounce'],
  [5, 'auto-reply'],
  [4, 'newsletter'],
  [3, 'loop'],
  [1, 'huge'],
  [6, 'broken'],
]
const TOPICS = ['Printer', 'Beamer', 'Password', 'VPN', 'Laptop', 'Invoice', 'Drucker', 'プリンター', 'Ecran']
const DOMAINS = ['contoso.example', 'adventure-works.example', 'woodgrove.example']

export interface Postman {
  readonly arrived: readonly ArrivedMail[]
  /** Delivers one more. */
  deliver(): Promise<void>
}

export function createPostman(graph: GraphStandIn, mailboxes: readonly string[], random: Random): Postman {
  const arrived: ArrivedMail[] = []
  const raws = new Map<string, string>()
  let count = 0

  async function put(mail: Omit<ArrivedMail, 'id'>, raw: string): Promise<void> {
    const id = await graph.deliver(raw, mail.mailbox)
    raws.set(id, raw)
    arrived.push({ ...mail, id })
  }

  function person(): string {
    if (random.chance(0.15)) return 'Carl Cohen <carl@contoso.example>'
    const number = random.int(60)
    return `Customer ${number} <customer${number}@${DOMAINS[number % DOMAINS.length] ?? ''}>`
  }

  /** One of the last ones that a person answers. */
  function answerable(): ArrivedMail | undefined {
    const some = arrived.slice(-200).filter(({ sort, messageId }) => messageId !== null && PERSONAL.has(sort))
    return some.length === 0 ? undefined : random.pick(some)
  }

  async function reply(base: Omit<ArrivedMail, 'id'>): Promise<void> {
    const answers = answerable()
    if (answers === undefined) {
      await put(base, aMail(headersOf(base), textOf(base)))
      return
    }
    const ours = random.chance(0.4) ? random.pick([...graph.sent(answers.mailbox), null]) : null
    const ticketNumber = Number(/\[#(\d+)\]/u.exec(ours?.content.subject ?? '')?.[1] ?? 0)
    if (ours !== null && ticketNumber > 0 && ours.content.messageId !== null) {
      const mail = { ...base, mailbox: answers.mailbox, ticketNumber, from: ours.content.to[0]?.address ?? base.from }
      const subject = `Re: ${ours.content.subject ?? ''}`
      await put(
        mail,
        aMail({ ...headersOf(mail), Subject: subject, 'In-Reply-To': ours.content.messageId }, textOf(mail)),
      )
      return
    }
    const { mailbox, from, subject, messageId } = answers
    const mail = { ...base, mailbox, from, subject, answers }
    const headers = { ...headersOf(mail), Subject: `Re: ${subject}`, 'In-Reply-To': messageId ?? '' }
    await put(mail, aMail(headers, textOf(mail)))
  }

  return {
    arrived,
    async deliver() {
      count += 1
      const sort = random.weighted(SORTS)
      const mark = `MAIL${String(count).padStart(5, '0')}M`
      const base: Omit<ArrivedMail, 'id'> = {
        ...{ mailbox: random.pick(mailboxes), sort, mark, from: person() },
        ...{ subject: `${random.pick(TOPICS)} ${count}`, messageId: `<${mark.toLowerCase()}@contoso.example>` },
        ...{ answers: null, ticketNumber: null, sameAs: null },
      }
      switch (sort) {
        case 'new': {
          await put(base, aMail(headersOf(base), textOf(base)))
          return
        }
        case 'reply': {
          await reply(base)
          return
        }
        case 'duplicate': {
          const sameAs = answerable()
          if (sameAs === undefined) {
            await put({ ...base, sort: 'new' }, aMail(headersOf(base), textOf(base)))
            return
          }
          const { mailbox, mark: same, from, subject, messageId } = sameAs
          const mail = { ...base, mailbox, mark: same, from, subject, messageId, sameAs: sameAs.sameAs ?? sameAs }
          await put(mail, raws.get(sameAs.id) ?? '')
          return
        }
        case 'bounce': {
          await put({ ...base, messageId: null }, bounceOf(random, graph.sent(base.mailbox), base))
          return
        }
        case 'huge': {
          await put(base, hugeMail(random, headersOf(base), textOf(base)))
          return
        }
        case 'broken': {
          await put({ ...base, messageId: null }, brokenMail(random, base.mark))
          return
        }
        case 'auto-reply':
        case 'newsletter':
        case 'loop': {
          await put(
            base,
            aMail(
              { ...headersOf(base), ...random.pick<Readonly<Record<string, string>>>(MACHINES[sort]) },
              textOf(base),
            ),
          )
          return
        }
      }
    },
  }
}

const PERSONAL: ReadonlySet<MailSort> = new Set(['new', 'reply'])

function headersOf({ from, mailbox, subject, messageId }: Omit<ArrivedMail, 'id'>): Record<string, string> {
  return { From: from, To: mailbox, Subject: subject, 'Message-ID': messageId ?? '' }
}

function textOf({ mark }: Omit<ArrivedMail, 'id'>): string {
  return `Hello, this is ${mark}.\r\n\r\nIt does not work any more since this morning.\r\nPlease have a look.\r\n`
}
