// `npm run demo -- --check`: the demo without a person. The bot is driven over the wire as Teams would, and every step is asserted.
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Log } from '../../app/ports/runtime.ts'
import { startConnectorStandIn } from '../connector-stand-in.ts'
import { textOf } from '../connector/cards.ts'
import type { MockTeam } from '../connector/mock-team.ts'
import { CUSTOMER_STEPS } from './check-customers.ts'
import { TENANT_STEPS } from './check-tenants.ts'
import { answerTo, cardOf, shown, teamsUser, type Scene, type Step } from './check-scene.ts'
import { sendSampleMails, untilWorked } from './run.ts'
import { startDemo, type DemoParts } from './start.ts'
import { ALEX, OTHER_USERS, SUPPORT_ADDRESS, TEAM, TENANT_ID } from './world.ts'

const alex = teamsUser(ALEX)
const adele = teamsUser(OTHER_USERS[1])

/** In order: each builds on those before it. */
const STEPS: readonly Step[] = [
  ['five emails arrive over SMTP and all are handled', mailsAreWorked],
  ['two tickets have a card in General; the reply made none of its own', cardsStand],
  ['the reply is on the first ticket, and in its thread', replyJoined],
  ['the out-of-office note and the bounce made no ticket, and the log says why', automaticMailsAreLogged],
  [
    'the requester is asked for the category in personal chat, and the choice redraws the channel’s card',
    categoryIsChosen,
  ],
  ['a category with a channel of its own moves the card there and leaves a pointer', categoryMovesTheCard],
  ['an agent takes a ticket; a click on an older card changes nothing and says why', staleClickIsRefused],
  ['a stranger is refused, and a forged button too', strangersAreRefused],
  ['commands get an answer, and anything else gets help', commandsAnswer],
  [
    'an agent’s note stays inside, and an agent’s reply reaches the customer, once, after a preview',
    customerIsAnswered,
  ],
  ...CUSTOMER_STEPS,
  ...TENANT_STEPS,
]

/** Runs all steps on free ports and a folder of its own; tells each, and answers whether all held. Nothing is left running. */
export async function checkDemo(log: Log, say: (line: string) => void): Promise<boolean> {
  const started = Date.now()
  const folder = await mkdtemp(path.join(tmpdir(), 'frontdesk-demo-'))
  const teams = await startConnectorStandIn({ team: demoTeam() })
  let parts: DemoParts | undefined
  try {
    parts = await startDemo({ folder, ports: { bot: 0, graph: 0, smtp: 0 }, serviceUrl: teams.serviceUrl, log })
    const hands = teams.hands({ url: `http://127.0.0.1:${parts.frontdesk.port}/api/messages` })
    for (const [what, run] of STEPS) {
      await run({ parts, teams, hands })
      say(`ok    ${what}`)
    }
    say(`\nAll ${STEPS.length} steps passed in ${((Date.now() - started) / 1000).toFixed(1)} seconds.`)
    return true
  } catch (error) {
    say(`FAILED\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    return false
  } finally {
    await parts?.stop()
    await teams.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function mailsAreWorked({ parts }: Scene): Promise<void> {
  await untilWorked(parts, (await sendSampleMails(parts.smtpPort)).length)
}

function cardsStand({ teams }: Scene): Promise<void> {
  assert.equal(teams.channel('General').length, 2)
  assert.match(shown(cardOf({ teams }, 1)), /Printer on the second floor/)
  assert.match(shown(cardOf({ teams }, 2)), /VPN drops every few minutes/)
  assert.match(shown(cardOf({ teams }, 2)), /vpn\.log/)
  return Promise.resolve()
}

function replyJoined({ teams }: Scene): Promise<void> {
  const printer = cardOf({ teams }, 1)
  assert.match(shown(printer), /Alex Wilber replied/)
  const replies = teams.replies(printer).map(shown)
  assert.equal(replies.length, 1)
  assert.match(replies[0] ?? '', /Error 49/)
  return Promise.resolve()
}

async function automaticMailsAreLogged({ hands }: Scene): Promise<void> {
  const log = await answerTo(hands, alex, 'personal', 'mail log')
  assert.equal(log.match(/Automatic email/g)?.length, 2)
  assert.match(log, /Auto-Submitted/)
}

async function categoryIsChosen({ teams, hands }: Scene): Promise<void> {
  const question = await teams.eventually('the question to Adele', () => teams.chat(adele)[0])
  assert.match(shown(question), /VPN/)
  await hands.click(question, 'Network', {}, adele)
  const done = await hands.click(question, 'Incident', {}, adele)
  assert.match(textOf(done.card ?? {}), /Network/)
  await teams.eventually('the redrawn card', () => /Network[\s\S]*Incident/.test(shown(cardOf({ teams }, 2))))
}

async function categoryMovesTheCard({ teams, hands }: Scene): Promise<void> {
  const question = await teams.eventually('the question to Alex', () => teams.chat(alex)[0])
  await hands.click(question, 'Hardware', {}, alex)
  const moved = await teams.eventually('the card in Hardware', () => teams.channel(TEAM.hardwareChannelName)[0])
  assert.match(shown(moved), /Printer on the second floor/)
  await teams.eventually('the pointer in General', () => shown(cardOf({ teams }, 1)).includes('Hardware'))
}

async function staleClickIsRefused({ parts, teams, hands }: Scene): Promise<void> {
  const card = cardOf({ teams }, 2)
  const old = (await hands.say(alex, { channel: 'General' }, 'ticket 2')).replies.at(-1)
  assert.ok(old)
  await hands.click(card, 'Take', {}, alex)
  await teams.eventually('the taken card', () => shown(card).includes('Alex Wilber took this ticket'))
  const refused = await hands.click(old, 'Resolve', {}, alex)
  assert.match(textOf(refused.card ?? {}), /Nothing was changed: meanwhile Alex Wilber took this ticket/)
  assert.equal((await parts.frontdesk.deps.documents.tickets.findOne({ number: 2 }))?.status, 'open')
}

async function customerIsAnswered({ parts, teams, hands }: Scene): Promise<void> {
  const card = cardOf({ teams }, 2)
  await hands.click(card, 'Note', {}, alex)
  await hands.click(card, 'Add note', { text: 'The router in her flat is old.' }, alex)
  await teams.eventually('the note on the card', () => shown(card).includes('Alex Wilber added a note'))
  const sent = (): number => parts.graph.sent(SUPPORT_ADDRESS).length
  const before = sent()
  await hands.click(card, 'Reply', {}, alex)
  const preview = await hands.click(card, 'Preview', { text: 'Please restart your router.' }, alex)
  assert.match(textOf(preview.card ?? {}), /This goes to the customer[\s\S]*adele[\s\S]*Please restart your router/i)
  assert.equal(sent(), before)
  await hands.click(card, 'Send', {}, alex)
  await teams.eventually('the reply', () => shown(card).includes('Alex Wilber replied to the customer'), 60_000)
  assert.equal(sent(), before + 1)
  const mail = parts.graph.sent(SUPPORT_ADDRESS).at(-1)
  assert.match(mail?.raw.toString() ?? '', /Please restart your router/)
  assert.doesNotMatch(mail?.raw.toString() ?? '', /in her flat/)
}

async function strangersAreRefused({ parts, teams, hands }: Scene): Promise<void> {
  // What leaves because of earlier clicks may still be on its way.
  const done = async () => {
    const ticket = await parts.frontdesk.deps.documents.tickets.findOne({ number: 2 })
    return [ticket?.status, ticket?.assignee, ticket?.lastEvent]
  }
  const card = cardOf({ teams }, 2)
  const patti = teamsUser(OTHER_USERS[3])
  const before = await done()
  const refused = await hands.click(card, 'Resolve', {}, patti)
  assert.equal(refused.status, 200)
  assert.equal(refused.card, null)
  assert.match(refused.message ?? '', /not an agent/)
  const forged = await hands.send({
    ...hands.sent.at(-1),
    value: { action: { verb: 'ticket.take', data: { ticketId: 7 } } },
  })
  assert.equal(forged.status, 200)
  assert.deepEqual(await done(), before)
}

async function commandsAnswer({ hands }: Scene): Promise<void> {
  assert.match(await answerTo(hands, alex, 'personal', 'whoami'), /administrator/)
  assert.match(await answerTo(hands, alex, 'personal', 'tickets'), /2 open tickets/)
  assert.match(await answerTo(hands, alex, { channel: 'General' }, 'configure'), /in our personal chat/)
  assert.match(await answerTo(hands, alex, 'personal', 'make me a sandwich'), /did not understand/)
}

export function demoTeam(): MockTeam {
  return {
    tenantId: TENANT_ID,
    id: TEAM.id,
    name: TEAM.name,
    aadGroupId: TEAM.aadGroupId,
    channels: [
      { id: TEAM.id, name: 'General' },
      { id: TEAM.hardwareChannelId, name: TEAM.hardwareChannelName },
    ],
    users: [alex, ...OTHER_USERS.map(teamsUser)],
  }
}
