import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import nodemailer from 'nodemailer'
import { createLog } from '../../src/lib/log.ts'
import { runDemo, type RunningDemo } from '../../src/sandbox/demo/run.ts'
import { ALEX, SUPPORT_ADDRESS } from '../../src/sandbox/demo/world.ts'
import { freePorts } from './free-ports.ts'
import { missingChromium, openPlayground, press, shows, type PlaygroundPage } from './playground-page.ts'

describe('the demo in the Playground', function () {
  this.timeout(120_000)
  let folder: string
  let demo: RunningDemo | null = null
  let page: PlaygroundPage

  before(async function () {
    const missing = missingChromium()
    if (missing !== null) {
      console.log(`    The Playground ${missing}`)
      this.skip()
    }
    folder = await mkdtemp(path.join(tmpdir(), 'frontdesk-browser-'))
    await start()
  })

  after(async () => {
    await stop()
    if (folder) await rm(folder, { recursive: true, force: true })
  })

  async function start(): Promise<readonly string[]> {
    const said: string[] = []
    const [bot, playground, graph, smtp, backstage] = await freePorts()
    const log = createLog({ level: 'error', destination: process.stderr })
    const options = { fresh: false, folder, ports: { bot, playground, graph, smtp, backstage } }
    demo = await runDemo(options, log, (line) => said.push(line))
    page = await openPlayground(demo.playgroundUrl)
    return said
  }

  async function stop(): Promise<void> {
    if (!demo) return
    await page.close()
    await demo.stop()
    demo = null
  }

  async function sendMail(subject: string, text: string): Promise<void> {
    const transport = nodemailer.createTransport({ host: '127.0.0.1', port: demo?.parts.smtpPort, ignoreTLS: true })
    await transport.sendMail({ from: { name: ALEX.name, address: ALEX.address }, to: SUPPORT_ADDRESS, subject, text })
  }

  it('shows a card for each mail, and the reply under the first', async () => {
    await page.showChannel('General')
    await shows(page.cards('VPN drops every few minutes'), 'vpn.log')
    const thread = page.thread('#1', 'Printer on the second floor prints blank pages')
    await shows(thread, 'the display says "Error 49"')
    await shows(page.cards('#1', 'Printer on the second floor'), 'Alex Wilber replied')
    assert.equal(await page.cards('out of the office').count(), 0)
    await page.shoot('channel')
  })

  it('asks the requester for category and service type, and moves the card to the channel of the category', async () => {
    await page.showPersonalChat()
    const question = page.cards('#1', 'Printer on the second floor')
    await shows(question, 'What is it about?')
    await page.shoot('question-category')
    await press(question, 'Hardware', 'What should we do?')
    await page.shoot('question-service-type')
    await press(question, 'Repair', 'Thank you')
    await page.shoot('question-done')
    await page.showChannel('General')
    await shows(page.cards('#1', 'Printer on the second floor'), 'Hardware')
    await page.shoot('pointer')
    await page.showChannel('Hardware')
    await shows(page.cards('#1', 'Repair'), 'Alex Wilber categorised it as Hardware, Repair')
    await page.shoot('moved')
  })

  it('turns a new mail into a card while somebody looks', async () => {
    await page.showChannel('General')
    await sendMail('My keyboard is broken', 'Coffee, sorry.')
    await shows(page.cards('My keyboard is broken'), 'Alex Wilber')
    await page.showPersonalChat()
    await press(page.cards('My keyboard is broken'), 'Software', 'What should we do?')
    await press(page.cards('My keyboard is broken'), 'Request', 'Thank you')
    await page.showChannel('General')
    await shows(page.cards('My keyboard is broken', 'Software'), 'Request')
  })

  it('lets an agent take, set waiting, resolve and reopen on the card', async () => {
    await page.showChannel('General')
    const card = page.cards('#2', 'VPN drops every few minutes')
    await press(card, 'Take', 'Alex Wilber took this ticket')
    await page.shoot('taken')
    await press(card, 'More', 'More actions')
    await page.shoot('more')
    await press(card, 'Status', 'Set the status')
    await page.shoot('status-panel')
    await press(card, 'Waiting for customer', 'set it to waiting for the customer')
    await press(card, 'Resolve', 'Alex Wilber resolved it')
    await page.shoot('resolved')
    await press(card, 'Reopen', 'Alex Wilber reopened it')
  })

  it('refuses a service type that does not go with the category, and saves one that does', async () => {
    const card = page.cards('#2', 'VPN drops every few minutes')
    await press(card, 'More', 'More actions')
    await press(card, 'Category', 'Choose category and service type')
    await page.shoot('category-panel')
    await page.choose(card, 'Category', 'Network')
    await page.choose(card, 'Service type', 'Repair (Hardware only)')
    await press(card, 'Save', '“Repair” does not go with “Network”')
    await page.shoot('category-refused')
    // What was chosen stays in the form.
    await page.choose(card, 'Service type', 'Incident')
    await press(card, 'Save', 'categorised it as Network, Incident')
  })

  it('changes nothing from a stale card and says what happened meanwhile', async () => {
    await page.showPersonalChat()
    const copy = await page.say('ticket 2')
    await page.showChannel('General')
    await press(page.cards('#2', 'VPN drops'), 'Resolve', 'Alex Wilber resolved it')
    await page.showPersonalChat()
    await press(copy, 'Resolve', 'Nothing was changed: meanwhile Alex Wilber resolved it.')
    await page.shoot('stale')
    await press(copy, 'Reopen', 'Alex Wilber reopened it')
  })

  const commands: readonly [typed: string, answer: string][] = [
    ['help', 'Here is what I can do for you.'],
    ['tickets', 'open tickets'],
    ['ticket 1', 'Printer on the second floor'],
    ['ticket abc', 'Which ticket?'],
    ['ticket 99', 'There is no ticket #99'],
    ['whoami', 'alex@contoso.example'],
    ['mail log', 'Automatic reply: I am out of the office'],
    ['configure', 'Support Mail'],
    ['claim wrong', 'already has an administrator'],
    ['make me a coffee', 'I did not understand that.'],
  ]
  for (const [typed, answer] of commands) {
    it(`answers “${typed}” in the personal chat`, async () => {
      await page.showPersonalChat()
      const card = await page.say(typed)
      await shows(card, answer)
      assert.doesNotMatch(await card.innerText(), /`|\$\{|undefined|null/u)
      await page.shootCard(card, `says-${typed.replaceAll(' ', '-')}`)
    })
  }

  it('answers commands in a channel, too', async () => {
    await page.showChannel('Hardware')
    await page.post('tickets')
    await shows(page.cards('I replied in our personal chat'), 'this channel keeps to ticket cards')
    await page.shoot('channel-command')
    await page.showPersonalChat()
    await shows(page.cards('open tickets'), 'My keyboard is broken')
  })

  it('posts the open tickets again when it is started again with the same data', async () => {
    await stop()
    const said = await start()
    assert.match(said.join('\n'), /3 open tickets are posted again/u)
    await page.showChannel('General')
    await shows(page.cards('My keyboard is broken'), 'Request')
    await page.showChannel('Hardware')
    await shows(page.thread('#1', 'Repair'), 'the display says "Error 49"')
    await page.shoot('started-again')
  })
})
