// An installation with tickets, links and a subscription, and what was sent to its doors while people used it.
import { NOTHING_SET } from '../../../src/domain/mail/mail-settings.ts'
import type { Activity } from '../../../src/sandbox/connector/activities.ts'
import type { TeamsMessage } from '../../../src/sandbox/connector/messages.ts'
import type { TeamsUser } from '../../../src/sandbox/connector/mock-team.ts'
import { ACTIONS } from '../../../src/teams/actions.ts'
import { COMMANDS } from '../../../src/teams/commands.ts'
import { aFile, aMailWith, aPicture, linksOf } from '../../support/files.ts'
import { openFrontDoor } from '../../support/front-door.ts'
import { startOutside, startTestFrontdesk, type TestFrontdesk } from '../../support/frontdesk.ts'
import { ADA, BEA, CARL, MAILBOX_ID } from '../../support/frontdesk-seed.ts'
import { SUPPORT } from '../../support/mails.ts'
import { visit } from '../../support/page-visit.ts'

export interface World {
  readonly desk: TestFrontdesk
  /** `http://127.0.0.1:PORT` */
  readonly base: string
  readonly activities: readonly Activity[]
  /** Bodies that Graph sent. */
  readonly notifications: readonly unknown[]
  /** Paths that lead somewhere, with their tokens. */
  readonly links: readonly string[]
  readonly pages: readonly { readonly path: string; readonly forms: readonly Record<string, string>[] }[]
  /** Ids and names of this installation. */
  readonly likely: readonly string[]
  stop(): Promise<void>
}

const TICKETS = 6
const DAY_MS = 86_400_000

export async function openWorld(): Promise<World> {
  const outside = await startOutside()
  const door = await openFrontDoor()
  const desk = await startTestFrontdesk({
    ...{ outside, publicUrl: door.url, app: { pollIntervalMs: 30 * DAY_MS, replyDelayMs: 0 } },
    // No name server is asked for domains that are made up.
    resolveTxt: () => Promise.resolve([]),
  })
  door.leadTo(desk.frontdesk)
  const { documents } = desk
  const settings = { ...NOTHING_SET, acknowledge: true, sayResolved: true }
  await documents.mailSettings.insert({ _id: 'organisation/root', settings, revision: 1 })
  await desk.eventually('a subscription', async () => {
    const mailbox = await documents.mailboxes.findOne({ _id: MAILBOX_ID, lease: null, 'notices.told': false })
    return mailbox?.notices.subscription ?? undefined
  })
  const cards: TeamsMessage[] = []
  for (let at = 0; at < TICKETS; at += 1) {
    const headers = { From: `Nora <nora${at}@contoso.example>`, 'Message-ID': `<n${at}@x>`, Subject: `Printer ${at}` }
    const mail = aMailWith([aPicture('gate.png'), aFile('log.txt')], headers)
    cards.push(await desk.cardOf(await desk.ticketOf(await desk.deliver(mail))))
  }
  const links = await useIt(desk, cards)
  await desk.eventually(
    'nothing that waits',
    async () => (await documents.tickets.count({ deliverAt: { $ne: null } })) === 0,
  )

  const base = `http://127.0.0.1:${desk.frontdesk.port}`
  const sent = desk.graph.sent(SUPPORT).flatMap(({ content }) => /\/ticket\/[\w.-]+/u.exec(content.text)?.[0] ?? [])
  const pages = await Promise.all(sent.map(async (path) => ({ path, forms: await formsOf(base + path) })))
  const ids = await idsOf(desk)
  return {
    ...{ desk, base, pages, links },
    activities: [...desk.hands.sent, ...everyVerb(desk.hands.sent, ids)],
    notifications: door.notifications.map((text): unknown => JSON.parse(text)),
    likely: Object.values(ids).flat(),
    async stop() {
      await desk.stop()
      await door.stop()
      await outside.stop()
    },
  }
}

/** Has people do what they do, and answers with the paths of links that they got. */
async function useIt({ hands }: TestFrontdesk, cards: readonly TeamsMessage[]): Promise<readonly string[]> {
  const urls: string[] = []
  const [card] = cards
  if (!card) throw new Error('There is no card')
  const press = async (message: TeamsMessage, button: string, inputs = {}, user: TeamsUser = BEA): Promise<void> => {
    const answer = await hands.click(message, button, inputs, user)
    urls.push(...(JSON.stringify(answer.body).match(/https?:\/\/127[^"\\]+/gu) ?? []))
    if (answer.card) urls.push(...linksOf(answer.card))
  }
  await hands.install('team')
  for (const user of [ADA, BEA, CARL]) {
    for (const { name } of COMMANDS) await hands.say(user, 'personal', name)
    await hands.say(user, { channel: 'Tickets' }, 'tickets')
    await hands.search(user, { channel: 'Tickets' }, 'printer')
    await hands.search(user, 'personal', null)
  }
  const [audit] = (await hands.say(ADA, 'personal', 'audit')).replies
  if (audit) await press(audit, 'Export as CSV', {}, ADA)
  await hands.say(ADA, 'personal', 'export person nora1@contoso.example')
  await hands.say(BEA, card, 'note It is upstairs')
  const noted = await hands.write(BEA, { channel: 'Tickets' }, 'Nobody asked')
  await hands.edit(noted.message, 'Nobody asked me')
  await hands.erase(noted.message)
  await hands.restore(noted.message)
  for (const [at, button] of ['Files', 'Take', 'Conversation', 'More'].entries()) await press(cards[at] ?? card, button)
  const opened = await hands.act(BEA, { channel: 'Tickets' }, { id: '1', body: { content: 'Help' } })
  if (opened.dialog) await hands.submit(BEA, { channel: 'Tickets' }, opened.dialog).catch(() => undefined)
  await hands.say(CARL, 'personal', 'My printer hums since Monday')
  await hands.happen({ what: 'team-renamed', name: 'Support' } as never)
  return [...new Set(urls.filter((url) => URL.canParse(url)).map((url) => new URL(url).pathname))]
}

async function formsOf(url: string): Promise<readonly Record<string, string>[]> {
  const page = await visit(url)
  return ['reply', 'close', 'reopen', 'rate', 'category'].flatMap((act) => (page.has(act) ? [page.form(act)] : []))
}

async function idsOf({ documents }: TestFrontdesk) {
  const of = async (list: Promise<readonly { readonly _id: string }[]>) => (await list).map(({ _id }) => _id)
  return {
    ticketId: await of(documents.tickets.find({})),
    organisationId: await of(documents.organisations.find({})),
    personId: await of(documents.people.find({})),
    entryId: await of(documents.entries.find({})),
    channelId: await of(documents.channels.find({})),
    mailboxId: await of(documents.mailboxes.find({})),
    categoryId: await of(documents.categories.find({})),
    serviceTypeId: await of(documents.serviceTypes.find({})),
    ledgerId: await of(documents.ledger.find({})),
  }
}

/** Every button that there is, with data that most of them take. */
function everyVerb(sent: readonly Activity[], ids: Readonly<Record<string, readonly string[]>>): readonly Activity[] {
  const pressed = sent.find(({ name }) => name === 'adaptiveCard/action')
  if (!pressed) throw new Error('Nobody pressed anything')
  const some = Object.fromEntries(Object.entries(ids).map(([name, all]) => [name, all[0] ?? '']))
  const [, otherTicket = ''] = ids['ticketId'] ?? []
  const data = {
    ...some,
    ...{ version: 1, revision: 1, page: 1, from: 0, at: 0, kind: 'category', itemId: 'hardware', active: false, by: 1 },
    ...{
      text: 'Hello',
      words: 'printer',
      name: 'New',
      description: '',
      status: 'waiting',
      priority: 'urgent',
      stars: '5',
    },
    ...{ to: 'nora1@contoso.example', cc: '', setTo: '', date: '2026-12-24', time: '09:00', zone: 'UTC', number: '2' },
    ...{ otherId: otherTicket, linkedId: otherTicket, parentId: 'root', role: 'agent', address: 'new@contoso.example' },
    ...{ list: 'all', requester: '', viewId: 'x', setting: 'signature', value: 'x', where: 'chat', messageKey: 'key' },
    ...{ keep: false, ended: false, hidden: true, ignore: true, off: true, on: true, connect: true, anyway: true },
    ...{
      panel: 'category',
      form: 'reply',
      moment: 'now',
      part: 'all',
      typedSecretId: null,
      command: 'whoami',
      word: '',
    },
    ...{
      expectedCategoryId: null,
      expectedServiceTypeId: null,
      which: 'urgent',
      shownOrganisationId: 'root',
      areas: 'settings',
    },
    ...{ wish: 'erase', confirmed: 'x', seen: 'x', chosen: '', added: '', participant: '', writerId: 'bea', place: '' },
  }
  return Object.keys(ACTIONS).map((verb) => ({
    ...pressed,
    value: { action: { type: 'Action.Execute', title: verb, verb, data }, trigger: 'manual' },
  }))
}
