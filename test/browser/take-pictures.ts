// `npm run pictures` takes the pictures of docs/ anew: a tour through the demo, in the Playground, as administrator, agent and customer.
import assert from 'node:assert/strict'
import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import nodemailer from 'nodemailer'
import type { Locator } from 'playwright-core'
import { createLog } from '../../src/lib/log.ts'
import { runDemo, type RunningDemo } from '../../src/sandbox/demo/run.ts'
import {
  ADELE,
  ALEX,
  HELP_DESK,
  MEGAN,
  PATTI,
  SUPPORT_ADDRESS,
  TENANT_ID,
  type DemoUser,
} from '../../src/sandbox/demo/world.ts'
import { freePorts } from './free-ports.ts'
import {
  launchChromium,
  missingChromium,
  openPlayground,
  press,
  shows,
  type PlaygroundPage,
} from './playground-page.ts'

const PICTURES = new URL('../../docs/pictures/', import.meta.url)
const SUBJECT = 'The label scanner reads nothing'
const PHONE = { width: 360, height: 640 }

const missing = missingChromium()
if (missing === null) await takeAll()
else console.log(`The pictures ${missing}`)

async function takeAll(): Promise<void> {
  await mkdir(PICTURES, { recursive: true })
  // Named on a card: no place that only one machine has.
  const folder = path.join('.data', 'pictures')
  const [bot, playground, graph, smtp, backstage] = await freePorts()
  const log = createLog({ level: 'error', destination: process.stderr })
  const options = { fresh: true, folder, ports: { bot, playground, graph, smtp, backstage } }
  const demo = await runDemo(options, log, () => undefined)
  const page = await openPlayground(demo.playgroundUrl, 2000)
  try {
    await asAdministrator(demo, page)
    await asAgent(demo, page)
    await asCustomer(demo, page)
  } finally {
    await page.close()
    await demo.stop()
    await rm(folder, { recursive: true, force: true })
  }
  console.log(`The pictures are in ${fileURLToPath(PICTURES)}`)
}

async function picture(card: Locator, name: string): Promise<void> {
  await card.screenshot({ path: fileURLToPath(new URL(`${name}.png`, PICTURES)) })
}

/** Whoever writes and presses from now on. */
async function be(demo: RunningDemo, { id }: DemoUser): Promise<void> {
  const body = new URLSearchParams({ user: id })
  const { status } = await fetch(new URL('/be', demo.backstageUrl), { method: 'POST', redirect: 'manual', body })
  assert.ok(status < 400)
}

async function asAdministrator(demo: RunningDemo, page: PlaygroundPage): Promise<void> {
  await be(demo, ALEX)
  await page.showPersonalChat()
  let card = await page.say('configure')
  await picture(card, 'configure')
  await press(card, 'Open Support Mail', SUPPORT_ADDRESS)
  await press(card, 'Connect a mailbox', 'Frontdesk tries the connection before it saves')
  const entries = {
    'Support Mail address': HELP_DESK.address,
    'Tenant ID': TENANT_ID,
    'Client ID': HELP_DESK.clientId,
    'Client secret': HELP_DESK.clientSecret,
  }
  for (const [label, text] of Object.entries(entries)) {
    await card.getByLabel(label, { exact: false }).first().fill(text)
  }
  await page.pickDate(card, 'The secret expires on')
  await picture(card, 'connect-a-mailbox')
  await press(card, 'Save', 'Automatic replies')
  await press(card, 'Start', 'Frontdesk reads it')
  await picture(card, 'mailbox')
  card = await page.say('mail')
  await shows(card, 'Email handling')
  await picture(card, 'email-handling')
  card = await page.say('mail log')
  await shows(card, 'VPN drops every few minutes')
  await picture(card, 'mail-log')
  card = await page.say('doctor')
  await shows(card, 'Check again')
  await picture(card, 'doctor')
}

async function asAgent(demo: RunningDemo, page: PlaygroundPage): Promise<void> {
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port: demo.parts.smtpPort, ignoreTLS: true })
  await page.showChannel('General')
  await transport.sendMail({
    ...{ from: { name: ADELE.name, address: ADELE.address }, to: SUPPORT_ADDRESS, subject: SUBJECT },
    text: 'Hello,\n\nthe label scanner beeps, but nothing arrives in the form. The log is attached.\n\nAdele',
    attachments: [{ filename: 'scanner.log', content: 'beam on\nbeam off\n'.repeat(20), contentType: 'text/plain' }],
  })
  await be(demo, MEGAN)
  const card = page.cards('#3', SUBJECT)
  await shows(card, 'scanner.log')
  await press(card, 'Take', 'Megan Bowen took this ticket')
  await picture(card, 'ticket')
  await press(card, 'Reply', 'Reply to the customer')
  await card
    .getByRole('textbox', { name: 'Message' })
    .fill('Hello Adele,\n\nplease swap the cable of the scanner. Does it help?')
  await picture(card, 'reply')
  await press(card, 'Preview', 'until then you can undo it')
  await picture(card, 'preview')
  await press(card, 'Send', 'Undo')
  await shows(card, 'Megan Bowen replied to the customer')
  await press(card, 'More', 'More actions')
  await picture(card, 'more')
  await press(card, 'Conversation', 'Customers see neither your notes nor what was done here.')
  await picture(card, 'conversation')
  await press(card, 'Back', 'Megan Bowen replied to the customer')
  await page.showPersonalChat()
  await picture(await page.say('tickets'), 'tickets')
  await picturePage(demo)
}

/** The page of the ticket, on a phone: its link is in the email that the customer got. */
async function picturePage(demo: RunningDemo): Promise<void> {
  const [sent] = demo.parts.graph.sent(SUPPORT_ADDRESS)
  const link = /https?:\/\/[^\s"<>]+\/ticket\/[^\s"<>]+/u.exec(sent?.content.text ?? '')?.[0]
  assert.ok(link !== undefined, 'the reply has a link to the page of the ticket')
  const browser = await launchChromium()
  try {
    const page = await browser.newPage({ viewport: PHONE, deviceScaleFactor: 1.5 })
    await page.goto(link)
    await page.screenshot({ path: fileURLToPath(new URL('ticket-page.png', PICTURES)), fullPage: true })
  } finally {
    await browser.close()
  }
}

async function asCustomer(demo: RunningDemo, page: PlaygroundPage): Promise<void> {
  await be(demo, PATTI)
  await page.showPersonalChat()
  let card = await page.say('My notebook does not charge any more, please help')
  await shows(card, 'Open a ticket?')
  await page.choose(card, 'Category', 'Hardware')
  await picture(card, 'open-a-ticket')
  await press(card, 'Open ticket', 'I opened ticket #4 for you')
  card = await page.say('ticket 4')
  await press(card, 'Reply', 'Your message')
  await card.getByRole('textbox').fill('I tried another charger, and it is the same.')
  await press(card, 'Send', 'I tried another charger')
  await picture(card, 'own-ticket')
}
