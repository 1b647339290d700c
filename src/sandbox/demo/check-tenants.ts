// The second tenant's part of the demo's check: from the closed door to a ticket of their own.
import assert from 'node:assert/strict'
import { textOf } from '../connector/cards.ts'
import { answerTo, at, shown, teamsUser, type Scene, type Step } from './check-scene.ts'
import { ALEX, LYNNE, WOODGROVE_TENANT_ID } from './world.ts'

const alex = teamsUser(ALEX)
const lynne = teamsUser(LYNNE)
const PROBLEM = 'Our label printer prints upside down'

export const TENANT_STEPS: readonly Step[] = [
  ['somebody of an unknown tenant meets a closed door', closedDoor],
  ['with an invitation and a yes, their tenant is connected, and they open a ticket from there', connected],
]

async function closedDoor({ parts, hands }: Scene): Promise<void> {
  const { replies } = await hands.say(lynne, 'personal', 'hello')
  assert.match(at(replies, 0).text ?? '', /I do not work for your organisation yet/)
  const people = await parts.frontdesk.deps.documents.people.find({ tenantId: WOODGROVE_TENANT_ID })
  assert.deepEqual(people, [])
}

async function connected({ parts, teams, hands }: Scene): Promise<void> {
  const { documents } = parts.frontdesk.deps
  await documents.people.updateIf({ aadObjectId: ALEX.aadObjectId }, { $set: { configuringId: 'woodgrove' } })
  const room = at((await hands.say(alex, 'personal', 'connect tenant')).replies, 0)
  const made = textOf((await hands.click(room, 'New invitation', {}, alex)).card ?? {})
  const code = /connect\/([\w-]{19})/u.exec(made)?.[1] ?? ''
  const page = `http://127.0.0.1:${parts.frontdesk.port}/connect/${code}`
  assert.match(await (await fetch(page)).text(), new RegExp(`connect ${code}`))
  assert.equal((await fetch(`${page}/frontdesk.zip`)).headers.get('content-type'), 'application/zip')
  const { replies } = await hands.say(lynne, 'personal', `connect ${code}`)
  assert.match(at(replies, 0).text ?? '', /I have asked the administrators/)
  const asked = await teams.eventually('the question to Alex', () =>
    teams.chat(alex).find((message) => shown(message).includes('Connect this tenant?')),
  )
  await hands.click(asked, 'Connect', {}, alex)
  await teams.eventually('the answer to Lynne', () =>
    teams.chat(lynne).find((message) => shown(message).includes('Your tenant is connected')),
  )
  const form = at((await hands.say(lynne, 'personal', PROBLEM)).replies, 0)
  await hands.click(form, 'Open ticket', { text: PROBLEM }, lynne)
  const ticket = await documents.tickets.findOne({ organisationId: 'woodgrove' })
  assert.match(await answerTo(hands, lynne, 'personal', 'my tickets'), /label printer/)
  assert.doesNotMatch(await answerTo(hands, lynne, 'personal', 'ticket 1'), /second floor/)
  await teams.eventually('the card of the ticket', () =>
    teams.channel('General').find((message) => shown(message).includes(PROBLEM)),
  )
  assert.ok(ticket)
}
