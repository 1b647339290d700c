// An administrator connects a mailbox in the Playground, with every mistake on the way, up to the first ticket card.
import assert from 'node:assert/strict'
import nodemailer from 'nodemailer'
import type { Locator } from 'playwright-core'
import type { RunningDemo } from '../../src/sandbox/demo/run.ts'
import { BOSS_ADDRESS, HELP_DESK, PATTI, TENANT_ID, UNCONSENTED_APP } from '../../src/sandbox/demo/world.ts'
import { openDemo, type DemoPage } from './demo-page.ts'
import { press, shows, type PlaygroundPage } from './playground-page.ts'

describe('configuring in the Playground', () => {
  let opened: DemoPage | undefined
  let demo: RunningDemo
  let page: PlaygroundPage
  let room: Locator

  before(async function () {
    opened = await openDemo(this, 2400)
    ;({ demo, page } = opened)
    await page.showPersonalChat()
  })
  after(async () => await opened?.close())

  const enter = async (label: string, text: string): Promise<void> => {
    await room.getByLabel(label, { exact: false }).first().fill(text)
  }

  it('leads from the menu to the form', async () => {
    room = await page.say('configure')
    await shows(room, 'Northwind Distribution')
    await page.shootCard(room, 'configure-menu')
    await press(room, 'Open Support Mail', 'support@northwind.example')
    await page.shootCard(room, 'configure-mailboxes')
    await press(room, 'Connect a mailbox', 'Frontdesk tries the connection before it saves')
    await page.shootCard(room, 'configure-form')
  })

  it('says at the field what is missing before anything is sent', async () => {
    await room.getByRole('button', { name: 'Save', exact: true }).click()
    assert.equal(await room.getByText('is saved').count(), 0)
    await page.shootCard(room, 'configure-form-empty')
  })

  it('says what a wrong secret is, and keeps what was entered', async () => {
    await enter('Support Mail address', HELP_DESK.address)
    await enter('Tenant ID', TENANT_ID)
    await enter('Client ID', HELP_DESK.clientId)
    await enter('Client secret', 'not~the~secret')
    await page.pickDate(room, 'The secret expires on')
    await press(room, 'Save', 'AADSTS7000215')
    await page.shootCard(room, 'configure-wrong-secret')
    assert.equal(await room.getByLabel('Support Mail address').first().inputValue(), HELP_DESK.address)
    assert.equal(await room.getByLabel('Client secret').first().inputValue(), '', 'a secret never comes back')
  })

  it('says what an application without consent lacks', async () => {
    await enter('Client ID', UNCONSENTED_APP.clientId)
    await enter('Client secret', UNCONSENTED_APP.clientSecret)
    await press(room, 'Save', 'ErrorAccessDenied')
    await page.shootCard(room, 'configure-unconsented')
  })

  it('says that a mailbox is missing', async () => {
    await enter('Support Mail address', 'nobody@fabrikam.example')
    await enter('Client ID', HELP_DESK.clientId)
    await enter('Client secret', HELP_DESK.clientSecret)
    await press(room, 'Save', 'Failed')
    await page.shootCard(room, 'configure-no-mailbox')
  })

  it('saves what works, counts what would come in, and starts', async () => {
    await enter('Support Mail address', HELP_DESK.address)
    await enter('A mailbox that must be refused', BOSS_ADDRESS)
    await press(room, 'Save', 'Automatic replies')
    await page.shootCard(room, 'configure-saved')
    await press(room, 'Start', 'Frontdesk reads it')
    await page.shootCard(room, 'configure-started')
  })

  it('makes the first mail to it a card in the channel', async () => {
    const transport = nodemailer.createTransport({ host: '127.0.0.1', port: demo.parts.smtpPort, ignoreTLS: true })
    const mail = { subject: 'The beamer hums', text: 'Loudly.' }
    await transport.sendMail({ from: { name: PATTI.name, address: PATTI.address }, to: HELP_DESK.address, ...mail })
    await page.showChannel('General')
    await shows(page.cards('The beamer hums'), 'Patti Fernandez')
    await page.shoot('configure-first-card')
  })

  for (const [command, title] of [
    ['mail', 'Email handling'],
    ['categories', 'Hardware'],
    ['service types', 'Repair'],
    ['channels', 'General'],
    ['people', 'Megan Bowen'],
    ['organisations', 'Fabrikam IT'],
    ['audit', 'Audit'],
  ] as const) {
    it(`opens the room ${command}`, async () => {
      await page.showPersonalChat()
      const opened = await page.say(command)
      await shows(opened, title)
      await page.shootCard(opened, `configure-room-${command.replaceAll(' ', '-')}`)
    })
  }

  it('adds a category that the next question offers', async () => {
    room = await page.say('categories')
    await press(room, 'Add a category', 'This organisation and all below it can choose it')
    await enter('Name', 'Furniture')
    await press(room, 'Save', '“Furniture” is saved')
    await page.shootCard(room, 'configure-category-added')
  })
})
