import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startBackstage, type Backstage } from '../../../src/sandbox/demo/backstage/server.ts'
import { startConnectorStandIn, type ConnectorStandIn } from '../../../src/sandbox/connector-stand-in.ts'
import { textOf } from '../../../src/sandbox/connector/cards.ts'
import { demoTeam } from '../../../src/sandbox/demo/check.ts'
import { startDemo, type DemoParts } from '../../../src/sandbox/demo/start.ts'
import { newInvitation } from '../../../src/domain/organisation/tenant-invitation.ts'
import { ALEX, LYNNE, MEGAN, PATTI, WOODGROVE_TENANT_ID } from '../../../src/sandbox/demo/world.ts'
import { NOTHING_SET } from '../../../src/domain/mail/mail-settings.ts'
import { englishIn } from '../../support/english-words.ts'
import { collectLog } from '../../teams/support.ts'

describe('the page behind the demo’s scenes', () => {
  let folder: string
  let teams: ConnectorStandIn
  let parts: DemoParts
  let backstage: Backstage
  const started: { parts?: DemoParts } = {}

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'frontdesk-backstage-'))
    teams = await startConnectorStandIn({ team: demoTeam() })
    parts = await startDemo({
      folder,
      ports: { bot: 0, graph: 0, smtp: 0 },
      serviceUrl: teams.serviceUrl,
      log: collectLog().log,
    })
    started.parts = parts
    backstage = await startBackstage({
      port: 0,
      botUrl: `http://127.0.0.1:${parts.frontdesk.port}/api/messages`,
      serviceUrl: teams.serviceUrl.replace(/\/$/u, ''),
      smtpPort: () => parts.smtpPort,
      sent: () => parts.graph.sent('support@northwind.example'),
    })
  })
  after(async () => {
    await backstage.stop()
    await parts.stop()
    await teams.stop()
    await rm(folder, { recursive: true, force: true })
  })

  const post = async (where: string, fields: Record<string, string>) =>
    await fetch(`${backstage.url}${where}`, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })
  const page = async (): Promise<string> => await (await fetch(backstage.url)).text()
  async function whoAmI(): Promise<string> {
    const hands = teams.hands({ url: backstage.botUrl })
    const { replies } = await hands.say(
      { id: ALEX.id, aadObjectId: ALEX.aadObjectId, name: ALEX.name, email: ALEX.address },
      'personal',
      'whoami',
    )
    return textOf(replies[0]?.card ?? {})
  }

  it('lets the Playground’s one user be somebody else', async () => {
    assert.match(await whoAmI(), /^Alex Wilber/)
    await post('/be', { user: MEGAN.id })
    assert.match(await whoAmI(), /^Megan Bowen[\s\S]*agent/)
    assert.match(await page(), new RegExp(`value="${MEGAN.id}" aria-pressed="true"`, 'u'))
    await post('/be', { user: 'nobody' })
    assert.match(await whoAmI(), /^Megan Bowen/)
    await post('/be', { user: ALEX.id })
  })

  it('lets them speak from another tenant, which is reached at an address of its own', async () => {
    await post('/be', { user: LYNNE.id })
    const hands = teams.hands({ url: backstage.botUrl })
    const alex = { id: ALEX.id, aadObjectId: ALEX.aadObjectId, name: ALEX.name, email: ALEX.address }
    // The administrator’s card comes to the same chat, as there is but one.
    const say = async (text: string) =>
      (await hands.say(alex, 'personal', text)).replies.map(({ text: said }) => said ?? '').join(' ')
    assert.match(await say('hello'), /I do not work for your organisation yet/)
    const { deps } = parts.frontdesk
    const code = deps.claimCodes.newCode()
    const by = { personId: ALEX.id, name: ALEX.name }
    const made = { _id: 'to-woodgrove', codeHash: deps.claimCodes.hash(code), by, now: deps.clock() }
    await deps.documents.tenantInvitations.insert(newInvitation({ _id: 'woodgrove' }, made))
    assert.match(await say(`connect ${code}`), /I have asked the administrators/)
    const asked = await deps.documents.tenantInvitations.findOne({ _id: 'to-woodgrove' })
    assert.equal(asked?.asker?.teams.tenantId, WOODGROVE_TENANT_ID)
    assert.equal(new URL(asked.asker.teams.serviceUrl).port, new URL(backstage.url).port)
    await post('/be', { user: ALEX.id })
    assert.match(await whoAmI(), /Alex Wilber/)
  })

  it('lets their Teams speak another language', async () => {
    assert.notDeepEqual(englishIn(await whoAmI()), [])
    await post('/speak', { language: 'de' })
    assert.deepEqual(englishIn(await whoAmI()), [])
    assert.match(await page(), /value="de" lang="de" aria-pressed="true"/)
    assert.equal((await post('/speak', { language: 'tlh' })).status, 500)
    assert.deepEqual(englishIn(await whoAmI()), [])
    await post('/speak', { language: 'en' })
    assert.notDeepEqual(englishIn(await whoAmI()), [])
  })

  it('sends emails as a customer, and shows what Frontdesk sent, as it is read', async function () {
    this.timeout(120_000)
    const settings = { ...NOTHING_SET, acknowledge: true, acknowledgement: 'Got it, {requester}: <b>{ticket}</b>' }
    await parts.frontdesk.deps.documents.mailSettings.insert({ _id: 'organisation/root', settings, revision: 1 })
    await post('/mail', { from: PATTI.address, subject: 'No <sound>', text: 'My headset is silent.' })
    while (parts.graph.sent('support@northwind.example').length === 0)
      await new Promise((resolve) => setTimeout(resolve, 50))
    const shown = await page()
    assert.match(shown, /No &lt;sound&gt;/)
    assert.match(shown, /Got it, Patti Fernandez/)
    assert.doesNotMatch(shown, /<sound>|<b>#/u)
    const answers =
      /name="answers" value="([^"]+)"/u.exec(shown)?.[1]?.replace(/&lt;/u, '<').replace(/&gt;/u, '>') ?? ''
    await post('/mail', { from: PATTI.address, subject: 'Re: it', text: 'It works now.', answers })
    const { entries } = parts.frontdesk.deps.documents
    while ((await entries.count({})) === 0) await new Promise((resolve) => setTimeout(resolve, 50))
    assert.equal(await entries.count({}), 1)
  })

  it('runs nothing but what sizes its frames, loads nothing, and is nobody’s but this machine’s', async () => {
    const answer = await fetch(backstage.url)
    assert.match(answer.headers.get('Content-Security-Policy') ?? '', /default-src 'none'/)
    const scripts = [...(await answer.text()).matchAll(/<script>([^<]*)<\/script>/gu)].map(([, script]) => script ?? '')
    assert.equal(scripts.length, 1)
    const hash = createHash('sha256')
      .update(scripts[0] ?? '')
      .digest('base64')
    assert.ok(answer.headers.get('Content-Security-Policy')?.includes(`script-src 'sha256-${hash}';`))
    assert.equal((await fetch(`${backstage.url}/other`)).status, 404)
    const foreign = await new Promise<number | undefined>((resolve, reject) => {
      void import('node:http').then(({ get }) => {
        get(backstage.url.replace('localhost', '127.0.0.1'), { headers: { Host: 'evil.example' } }, (res) => {
          res.resume()
          resolve(res.statusCode)
        }).on('error', reject)
      })
    })
    assert.equal(foreign, 403)
  })
})
