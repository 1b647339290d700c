import assert from 'node:assert/strict'
import { mailText } from '../../contracts/mailbox-provider.ts'
import { ACCESS, type APPS, SIGN_IN, startGraphRig, type GraphRig } from './graph-rig.ts'

describe('the addresses of a mailbox', () => {
  let rig: GraphRig
  beforeEach(async () => (rig = await startGraphRig()))
  afterEach(() => rig.stop())
  const signedIn = (clientId: keyof typeof APPS) => rig.provider.open({ ...ACCESS, address: SIGN_IN, clientId })

  it('are told by the directory, where the app may ask it', async () => {
    const addresses = await signedIn('directory').addresses()
    assert.deepEqual(addresses, ['desk@contoso.example', SIGN_IN, 'it@contoso.example'])
  })

  it('are told by what was sent from it, where the app may not', async () => {
    const client = signedIn('broad')
    assert.deepEqual(await client.addresses(), [])
    const id = await rig.graph.deliver(mailText(), SIGN_IN)
    await client.sendDraft(await client.draftReply(id, { text: 'x', subjectToken: null, automatic: false }))
    assert.deepEqual(await client.addresses(), ['desk@contoso.example'])
  })

  it('are not told as none when Graph has a fault', async () => {
    rig.graph.faults.add({ match: { path: /sentitems/ }, times: 9, answer: { status: 503 } })
    await assert.rejects(signedIn('broad').addresses(), { retryable: true })
  })
})
