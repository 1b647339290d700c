// A customer in the Playground: from the first sentence in the chat to the rating.
import assert from 'node:assert/strict'
import type { Locator } from 'playwright-core'
import type { RunningDemo } from '../../src/sandbox/demo/run.ts'
import { ALEX, PATTI, SUPPORT_ADDRESS, type DemoUser } from '../../src/sandbox/demo/world.ts'
import { openDemo, type DemoPage } from './demo-page.ts'
import { press, shows, type PlaygroundPage } from './playground-page.ts'

const PROBLEM = 'My notebook does not charge any more, please help'
const ANSWER = 'I tried another charger, and it is the same.'

describe('a customer in the Playground', function () {
  this.timeout(120_000)
  let opened: DemoPage | undefined
  let demo: RunningDemo
  let page: PlaygroundPage
  let card: Locator

  before(async function () {
    opened = await openDemo(this, 1600)
    ;({ demo, page } = opened)
  })
  after(async () => await opened?.close())

  /** Whoever writes and presses from now on. */
  async function be({ id }: DemoUser): Promise<void> {
    const { status } = await fetch(new URL('/be', demo.backstageUrl), {
      ...{ method: 'POST', redirect: 'manual', body: new URLSearchParams({ user: id }) },
    })
    assert.ok(status < 400)
  }

  it('is greeted', async () => {
    await be(PATTI)
    await page.showPersonalChat()
    card = await page.say('Hello')
    await shows(card, 'Hi Patti!')
    await page.shootCard(card, 'customer-1-greeted')
  })

  it('opens a ticket with what they wrote', async () => {
    card = await page.say(PROBLEM)
    await shows(card, 'Open a ticket?')
    await page.shootCard(card, 'customer-2-form')
    await page.choose(card, 'Category', 'Hardware')
    await press(card, 'Open ticket', 'I opened ticket #3 for you')
    await page.shootCard(card, 'customer-3-opened')
  })

  it('is answered by an agent, in the same chat', async () => {
    await be(ALEX)
    await page.showChannel('Hardware')
    card = page.cards('#3', 'My notebook does not charge')
    await press(card, 'Reply', 'Reply to the customer')
    await page.shootCard(card, 'customer-4-agents-form')
    await card.getByRole('textbox', { name: 'Message' }).fill('Hello Patti, does another charger help?')
    await press(card, 'Preview', 'Patti Fernandez, in their Teams chat')
    await press(card, 'Send', 'Undo')
    await shows(card, 'Alex Wilber replied to the customer')
    assert.equal(demo.parts.graph.sent(SUPPORT_ADDRESS).length, 0)
    await page.showPersonalChat()
    card = page.cards('Hello Patti, does another charger help?').last()
    await shows(card, 'Hello Patti, does another charger help?')
    await page.shootCard(card, 'customer-5-answered')
  })

  it('answers right there, and the agents read it', async () => {
    await be(PATTI)
    await card.getByRole('button', { name: 'Reply', exact: true }).click()
    card = page.cards('#3', 'Your message').last()
    await page.shootCard(card, 'customer-6-reply-form')
    await card.getByRole('textbox').fill(ANSWER)
    await press(card, 'Send', ANSWER)
    await page.shootCard(card, 'customer-7-conversation')
    await page.showChannel('Hardware')
    await shows(page.thread('My notebook does not charge'), ANSWER)
  })

  it('finds the ticket in the list, and closes and rates it', async () => {
    await page.showPersonalChat()
    card = await page.say('my tickets')
    await shows(card, 'My notebook does not charge')
    await page.shootCard(card, 'customer-8-list')
    card = await page.say('ticket 3')
    await press(card, 'Close', 'Closed')
    await page.shootCard(card, 'customer-9-closed')
    await press(card, 'Rate', 'How did we do?')
    await page.shootCard(card, 'customer-10-rate')
    await card.getByRole('radio', { name: /Very good/u }).click()
    await press(card, 'Send rating', '★★★★★')
    await page.shootCard(card, 'customer-11-rated')
    await page.showChannel('Hardware')
    await shows(page.cards('#3', 'My notebook does not charge'), '★★★★★')
  })
})
