// The customers' part of the demo's check: one in their chat, one with nothing but the link in an email.
import assert from 'node:assert/strict'
import { textOf } from '../connector/cards.ts'
import { at, cardOf, shown, teamsUser, type Scene, type Step } from './check-scene.ts'
import { ALEX, PATTI, SUPPORT_ADDRESS } from './world.ts'

const alex = teamsUser(ALEX)
const patti = teamsUser(PATTI)
const PROBLEM = 'My notebook does not charge, please help'

/** After the steps of the agents: the last email that was sent is a reply. */
export const CUSTOMER_STEPS: readonly Step[] = [
  ['a customer opens a ticket in their chat, is answered there, closes it and rates it', chatTicket],
  ['a customer answers on the page behind the link in an email', ticketPage],
]

async function chatTicket({ teams, hands }: Scene): Promise<void> {
  const form = at((await hands.say(patti, 'personal', PROBLEM)).replies, 0)
  assert.match(shown(form), /Open a ticket\?/)
  const opened = await hands.click(form, 'Open ticket', { text: PROBLEM }, patti)
  assert.match(textOf(opened.card ?? {}), /I opened ticket #3 for you/)
  const card = await teams.eventually('the card of the ticket', () =>
    teams.channel('General').find((message) => shown(message).includes(PROBLEM)),
  )
  await hands.click(card, 'Reply', {}, alex)
  await hands.click(card, 'Preview', { text: 'Does another charger help?' }, alex)
  await hands.click(card, 'Send', {}, alex)
  const news = await teams.eventually(
    'the reply in the chat',
    () => teams.chat(patti).find((message) => shown(message).includes('Does another charger help?')),
    60_000,
  )
  await hands.click(news, 'Reply', {}, patti)
  await hands.click(news, 'Send', { text: 'It does, thank you.' }, patti)
  await teams.eventually('the answer in the thread', () =>
    teams.replies(card).some((message) => shown(message).includes('It does, thank you.')),
  )
  const own = at((await hands.say(patti, 'personal', 'ticket 3')).replies, 0)
  await hands.click(own, 'Close', {}, patti)
  await hands.click(own, 'Rate', {}, patti)
  const rated = await hands.click(own, 'Send rating', { stars: '5', word: 'Quick' }, patti)
  assert.match(textOf(rated.card ?? {}), /★★★★★/)
}

async function ticketPage({ parts, teams }: Scene): Promise<void> {
  const mail = parts.graph.sent(SUPPORT_ADDRESS).at(-1)
  // The port was free to choose, so the address in the email does not name it.
  const path = /\/ticket\/[\w.-]+/u.exec(mail?.content.text ?? '')?.[0] ?? ''
  const link = `http://127.0.0.1:${parts.frontdesk.port}${path}`
  const page = await (await fetch(link)).text()
  assert.match(page, /Please restart your router\./)
  assert.doesNotMatch(page, /in her flat/)
  const form = /name="form" value="([^"]+)"\/?><input type="hidden" name="act" value="answer"/u.exec(page)?.[1] ?? ''
  const body = new URLSearchParams({ form, act: 'answer', text: 'I did, and it drops all the same.' })
  const after = await (await fetch(link, { method: 'POST', body })).text()
  assert.match(after, /it drops all the same/)
  await teams.eventually('the answer on the card', () => shown(cardOf({ teams }, 2)).includes('all the same'))
}
