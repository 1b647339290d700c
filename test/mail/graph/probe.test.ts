import assert from 'node:assert/strict'
import type { ProbeStep, ProbeStepId } from '../../../src/app/ports/mailbox-provider.ts'
import { ACCESS, APPS, type GraphRig, startGraphRig } from './graph-rig.ts'

const HIDDEN = 'hidden@contoso.example'

describe('the live test of a Graph mailbox', () => {
  let rig: GraphRig
  beforeEach(async () => (rig = await startGraphRig()))
  afterEach(() => rig.stop())

  async function probe(wrong: Partial<typeof ACCESS> = {}, foreignAddress: string | null = HIDDEN) {
    const steps = await rig.provider.open({ ...ACCESS, ...wrong }).probe({ foreignAddress })
    const found = new Map<ProbeStepId, ProbeStep>(steps.map((step) => [step.id, step]))
    const of = (id: ProbeStepId): ProbeStep => found.get(id) ?? assert.fail(`there is no step '${id}'`)
    return { of, outcomes: steps.map(({ outcome }) => outcome).join(' ') }
  }

  it('finds a scoped app with all permissions good', async () => {
    assert.equal((await probe()).outcomes, 'good good good good good good')
  })

  it('names the cure when the sign-in fails, and tries nothing else', async () => {
    const cases = [
      [{ clientSecret: 'no' }, 'AADSTS7000215', /Value, not its Secret ID/],
      [{ clientId: APPS.expired }, 'AADSTS7000222', /expired/],
      [{ clientId: 'nobody' }, 'AADSTS700016', /Client ID/],
      [{ tenantId: '33333333-3333-4333-8333-333333333333' }, 'AADSTS90002', /Tenant ID/],
    ] as const
    const asked = rig.graph.faults.add({ match: { path: /v1\.0/ }, times: Infinity, answer: { slowMs: 0 } })
    for (const [wrong, code, text] of cases) {
      const { of, outcomes } = await probe(wrong)
      assert.equal(outcomes, 'problem skipped skipped skipped skipped skipped')
      assert.equal(of('sign-in').code, code)
      assert.match(of('sign-in').text, text)
    }
    assert.equal(asked.hits(), 0)
  })

  it('names the cure when there is no mailbox, and tries nothing that needs one', async () => {
    for (const [address, code] of [
      ['nobody@contoso.example', 'ErrorInvalidUser'],
      ['empty@contoso.example', 'MailboxNotEnabledForRESTAPI'],
    ] as const) {
      const { of, outcomes } = await probe({ address })
      assert.equal(outcomes, 'good problem skipped skipped skipped skipped')
      assert.equal(of('mailbox').code, code)
    }
  })

  it('names each permission that is missing', async () => {
    const cases = [
      ['reader', 'good good good problem problem good', { write: /permission Mail\.ReadWrite,/, send: /Mail\.Send,/ }],
      ['writer', 'good good good good problem good', { send: /permission Mail\.Send,/ }],
      ['sender', 'good skipped problem problem good skipped', { read: /permission Mail\.Read,/ }],
      ['unconsented', 'good skipped problem problem problem skipped', { read: /permission Mail\.Read,.*consent/ }],
    ] as const
    for (const [app, expected, texts] of cases) {
      const { of, outcomes } = await probe({ clientId: APPS[app] })
      assert.equal(outcomes, expected, app)
      for (const id of ['read', 'write', 'send'] as const) {
        const text: RegExp | undefined = Object.entries(texts).find(([step]) => step === id)?.[1]
        if (text === undefined) continue
        assert.match(of(id).text, text)
        assert.equal(of(id).code, 'ErrorAccessDenied')
      }
    }
  })

  it('names the role in Exchange first, and what a grant in Entra would reach', async () => {
    const { of } = await probe({ clientId: APPS.unconsented })
    for (const [id, role] of [
      ['read', 'Mail.ReadWrite'],
      ['write', 'Mail.ReadWrite'],
      ['send', 'Mail.Send'],
    ] as const) {
      assert.match(
        of(id).text,
        new RegExp(`In Exchange, give the app the role Application ${role}.*Entra.*every mailbox`),
      )
    }
  })

  it('names the scope as a cause when the app is kept out of its own mailbox', async () => {
    const { of, outcomes } = await probe({ address: HIDDEN }, ACCESS.address)
    assert.equal(outcomes, 'good skipped problem problem problem skipped')
    assert.match(of('read').text, /limited to some mailboxes in Exchange/)
  })

  it('warns when the app can read or send from the mailbox that it must not reach', async () => {
    const { of, outcomes } = await probe({ clientId: APPS.broad })
    assert.equal(outcomes, 'good good good good good warning')
    assert.match(of('scope').text, /read and send from the mailbox 'hidden@contoso\.example'.*RBAC/)
    rig.graph.faults.add({ match: { path: /hidden.*mailFolders/ }, answer: { status: 403 } })
    assert.match((await probe({ clientId: APPS.broad })).of('scope').text, /can also send from the mailbox/)
    assert.deepEqual(rig.graph.sent(HIDDEN), [])
  })

  it('proves nothing with a mailbox that does not exist, with none, and with the mailbox itself', async () => {
    const { of } = await probe({}, 'nobody@contoso.example')
    assert.deepEqual([of('scope').outcome, of('scope').code], ['warning', 'ErrorInvalidUser'])
    assert.equal((await probe({}, null)).of('scope').outcome, 'skipped')
    assert.equal((await probe({}, ACCESS.address.toUpperCase())).of('scope').outcome, 'skipped')
  })

  it('signs in anew each time, and later calls use that sign-in', async () => {
    await rig.client.changes(null, new Date(0))
    const tokens = rig.graph.faults.add({ match: { path: /oauth2/ }, times: Infinity, answer: { slowMs: 0 } })
    await rig.client.probe({ foreignAddress: null })
    await rig.client.probe({ foreignAddress: null })
    await rig.client.changes(null, new Date(0))
    assert.equal(tokens.hits(), 2)
  })

  it('finds out that Microsoft is down at any step without failing', async () => {
    const down = { status: 503, html: '<h1>Down</h1>' }
    for (const [path, expected] of [
      [/oauth2/, 'problem skipped skipped skipped skipped skipped'],
      [/mailFolders\/inbox\?/, 'good problem skipped skipped skipped skipped'],
      [/inbox\/messages/, 'good good problem good good skipped'],
      [/\/messages$/, 'good good good problem good good'],
      [/help.*sendMail/, 'good good good good problem good'],
    ] as const) {
      const fault = rig.graph.faults.add({ match: { path }, times: Infinity, answer: down })
      assert.equal((await probe()).outcomes, expected, String(path))
      fault.remove()
    }
  })

  it('finds out that the network is down', async () => {
    await rig.stop()
    const { of, outcomes } = await probe()
    assert.equal(outcomes, 'problem skipped skipped skipped skipped skipped')
    assert.equal(of('sign-in').code, 'ECONNREFUSED')
  })

  it('deletes its draft in the plain way where deleting for good is not to be had, and tells of one that stays', async () => {
    const forGood = { match: { path: /permanentDelete/ }, times: Infinity, answer: { status: 400 } }
    rig.graph.faults.add(forGood)
    assert.equal((await probe()).of('write').outcome, 'good')
    assert.equal(await rig.countDrafts(), 0)
    rig.graph.faults.add({ match: { method: 'DELETE' }, answer: { status: 503 } })
    const { outcome, code, text } = (await probe()).of('write')
    assert.deepEqual([outcome, code], ['warning', 'ErrorServerBusy'])
    assert.match(text, /delete it from the Drafts folder/)
  })

  it('only warns when the answer to the test of sending tells nothing', async () => {
    rig.graph.faults.add({ match: { path: /sendMail/ }, answer: { status: 400, code: 'ErrorUnheardOf' } })
    const { outcome, code } = (await probe()).of('send')
    assert.deepEqual([outcome, code], ['warning', 'ErrorUnheardOf'])
  })
})
