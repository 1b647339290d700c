// What the rules would make of the newest mails of a mailbox. Nothing is done: no ticket, no mark, no answer.
import { classifyMail } from '../../domain/mail/classify-mail.ts'
import { cleanSubject } from '../../domain/mail/clean-text.ts'
import type { MailSettings } from '../../domain/mail/mail-settings.ts'
import { createRuleMatcher, type MailRule } from '../../domain/mail/mail-rules.ts'
import { readingOf } from '../../domain/mail/reading.ts'
import { ownAddresses } from '../../domain/mailbox/own-addresses.ts'
import type { Mail } from '../../domain/mail/mail.ts'
import { ledgerId } from '../../domain/mailbox/ledger.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import { mailReferences } from '../../domain/mail/thread-mail.ts'
import { say } from '../../texts/say.ts'
import type { Deps } from '../deps.ts'
import { findBounced } from '../intake/find-bounced.ts'
import { findThread } from '../intake/find-thread.ts'
import type { IdentityDeps } from '../people/requester-of.ts'
import { openMailbox } from '../support-mail/open-mailbox.ts'
import { outcomeOf, planTicket, readSurroundings, type Surroundings } from '../intake/plan-ticket.ts'
import type { ListView } from '../views/form-view.ts'
import { pageButtons, pageOf } from '../views/pages.ts'
import type { ReadOutcome } from '../ports/mailbox-provider.ts'
import { ownerData, type Owner } from './owner.ts'
import { readMailPolicy } from './read-mail-policy.ts'
import { viewButton } from '../views/view-button.ts'

const TRIED = 20
const PAGE_SIZE = 10

type TryDeps = IdentityDeps & Pick<Deps, 'provider' | 'secrets' | 'domainNames' | 'settings'>
type Row = ListView['rows'][number]

/** Throws `OutsideError` when the mailbox cannot be read. */
export async function tryMailRules(
  deps: TryDeps,
  owner: Owner & { readonly mailbox: Mailbox },
  wantedPage: number,
): Promise<ListView> {
  const { mailbox, organisation } = owner
  const client = openMailbox(deps, mailbox)
  const heads = await client.newest({ since: new Date(0), limit: TRIED })
  const { shown, page, pages } = pageOf(heads, wantedPage, PAGE_SIZE)
  const [answers, { rules, settings }] = await Promise.all([
    client.read(shown.map(({ id }) => id)),
    readMailPolicy(deps, mailbox),
  ])
  const match = createRuleMatcher(rules)
  const read = answers.flatMap((answer) => ('mail' in answer ? [{ mail: answer.mail, rule: match(answer.mail) }] : []))
  const around = await readSurroundings(
    deps,
    mailbox,
    read.map(({ mail }) => mail),
    read.map(({ mail, rule }) => outcomeOf(rule, mail, mailbox)),
  )
  return {
    card: 'list',
    title: say('mailroom.try.title', { mailbox: mailbox.address }),
    organisation: organisation.name,
    lead: say('mailroom.try.lead', { count: TRIED }),
    banner: null,
    rows: await Promise.all(answers.map((answer) => rowOf(deps, around, answer, match, settings))),
    empty: say('mailroom.try.empty'),
    buttons: [
      ...pageButtons('mail-rules.try', { ...ownerData(owner) }, page, pages),
      viewButton(say('mailroom.rules'), 'mail-rules.open', { ...ownerData(owner), page: 1 }),
      viewButton(say('menu.back'), 'mail-settings.open', { ...ownerData(owner) }),
    ],
    page,
    pages,
  }
}

async function rowOf(
  deps: TryDeps,
  around: Surroundings,
  answer: ReadOutcome,
  match: (mail: Mail) => MailRule | null,
  settings: MailSettings,
): Promise<Row> {
  if (!('mail' in answer)) {
    const text = 'gone' in answer ? say('mailroom.try.gone') : say('mailroom.try.unreadable')
    return { title: say('mailroom.try.notRead'), badge: null, text, buttons: [] }
  }
  const { mail } = answer
  const { badge, text } = await fateOf(deps, around, mail, match, settings)
  const from = mail.from?.address ?? ''
  return {
    title: cleanSubject(mail.subject),
    badge,
    text: `${from === '' ? say('timeline.unknownSender') : from}\n${text}`,
    buttons: [],
  }
}

/** In the order in which `handleMails` decides. */
async function fateOf(
  deps: TryDeps,
  around: Surroundings,
  mail: Mail,
  match: (mail: Mail) => MailRule | null,
  settings: MailSettings,
): Promise<{ readonly badge: string | null; readonly text: string }> {
  const { mailbox } = around
  const verdict = classifyMail(mail, { ownAddresses: ownAddresses(mailbox) })
  const rule = match(mail)
  const badge = rule ? say('mailroom.try.rule', { name: rule.name }) : say('mailroom.try.noRule')
  const reading = readingOf(verdict, rule, false, settings.automatic)
  if (reading.kind === 'ignored') {
    return rule
      ? { badge, text: say('mailroom.try.ignored') }
      : {
          badge: say('mailroom.try.automatic'),
          text: say('mailroom.try.ignoredFor', { why: verdict.kind === 'automatic' ? verdict.evidence : '' }),
        }
  }
  const { bounce } = reading
  const made = await deps.documents.ledger.findOne({ _id: ledgerId(mailbox._id, mail.id), state: 'ticket' })
  const thread = made ? null : await threadOf(deps, mailbox, mail, bounce)
  if (thread)
    return {
      badge: null,
      text: say('mailroom.try.joins', { number: thread.number, kind: bounce ? 'bounce' : 'reply' }),
    }
  if (rule?.outcome.kind === 'ignore') return { badge, text: say('mailroom.try.ignored') }
  if (reading.stray !== null) {
    const text = say(bounce ? 'mailroom.try.strayBounce' : reading.note ? 'mailroom.try.note' : 'mailroom.try.aside')
    return { badge: say('mailroom.try.automatic'), text }
  }
  const plan = planTicket(around, mail, outcomeOf(rule, mail, mailbox), settings)
  const channel = around.channels.find(({ _id }) => _id === plan.channelId)
  const parts = [
    say('mailroom.try.ticket', { organisation: plan.organisation.name }),
    ...(plan.category ? [plan.category.name] : []),
    ...(plan.serviceType ? [plan.serviceType.name] : []),
    say('mailroom.rule.priority', { priority: plan.priority }),
    channel ? say('mailroom.rule.in', { channel: channel.name }) : say('mailroom.try.noChannel'),
    ...plan.copies
      .flatMap((copy) => around.channels.find(({ _id }) => _id === copy.channelId) ?? [])
      .map(({ name }) => say('mailroom.rule.alsoIn', { channel: name })),
  ]
  return { badge, text: parts.join(', ') }
}

async function threadOf(deps: TryDeps, mailbox: Mailbox, mail: Mail, bounce: boolean): Promise<Ticket | null> {
  if (!bounce) return await findThread(deps, mailbox, mail, mailReferences(mail))
  return (await findBounced(deps, mailbox, mail)).ticket
}
