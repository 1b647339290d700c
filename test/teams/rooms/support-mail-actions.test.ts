import assert from 'node:assert/strict'
import { runAction } from '../../../src/teams/actions.ts'
import { SUPPORT_MAIL_ACTIONS } from '../../../src/teams/rooms/support-mail-actions.ts'
import type { TeamsUser } from '../../../src/sandbox/connector/mock-team.ts'
import { ADA, BEA, CARL, DORA, EMIL, MAILBOX_ID } from '../../support/frontdesk-seed.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../../support/frontdesk.ts'
import { aMailboxInput } from '../../support/mailbox-inputs.ts'

describe('the buttons of Support Mail', () => {
  let desk: TestFrontdesk
  beforeEach(async () => {
    desk = await startTestFrontdesk()
    await desk.documents.mailboxes.updateIf({ _id: MAILBOX_ID }, { $set: { state: 'paused' } })
    // What a poll that is under way still writes is none of the buttons' doing.
    await desk.eventually('the end of a poll', () => desk.documents.mailboxes.findOne({ _id: MAILBOX_ID, lease: null }))
  })
  afterEach(() => desk.stop())

  const DATA = {
    ...{ ...aMailboxInput(), categoryIds: '', organisationId: 'root', mailboxId: MAILBOX_ID, revision: 1, page: 1 },
    ...{
      part: 'all',
      typedSecretId: null,
      anyway: true,
      moment: 'now',
      date: '',
      counted: { moment: 'now', date: '' },
    },
  }

  async function press(user: TeamsUser, verb: string, data: object = {}): Promise<string> {
    const found = await desk.documents.people.findOne({ aadObjectId: user.aadObjectId })
    const actor = found ?? { ...((await desk.documents.people.find({}))[0] ?? assert.fail()), memberships: [] }
    const answer = await runAction(
      { deps: desk.frontdesk.deps, actor, channel: null, privately: false, timeZone: null, mentioned: [] },
      verb,
      {
        ...DATA,
        ...data,
      },
    )
    return JSON.stringify(answer)
  }

  async function everything(): Promise<unknown> {
    const { mailboxes, audit, typedSecrets } = desk.documents
    return await Promise.all([mailboxes.find({}), audit.find({}), typedSecrets.find({})])
  }

  it('do nothing for those without the right, whatever their card says', async () => {
    const before = await everything()
    for (const user of [BEA, CARL, DORA, EMIL]) {
      for (const verb of Object.keys(SUPPORT_MAIL_ACTIONS)) {
        assert.match(await press(user, verb), /^\{"said":"You cannot do that/, `${verb} by ${user.name}`)
      }
    }
    assert.deepEqual(await everything(), before)
  })

  it('do nothing with a mailbox that is not the named organisation’s', async () => {
    const before = await everything()
    for (const verb of Object.keys(SUPPORT_MAIL_ACTIONS)) {
      const answer = await press(ADA, verb, { organisationId: 'partner', clientSecret: '' })
      assert.doesNotMatch(answer, /support@northwind/, verb)
    }
    assert.deepEqual(await everything(), before)
  })

  it('do nothing from an old card, and show how it stands', async () => {
    await desk.documents.mailboxes.updateIf({ _id: MAILBOX_ID }, { $inc: { revision: 1 } })
    const before = await everything()
    for (const verb of ['mailbox.pause', 'mailbox.resume', 'mailbox.start']) {
      assert.match(await press(ADA, verb), /"card":"form".*Nothing was changed.*in the meantime/, verb)
    }
    assert.deepEqual(await everything(), before)
  })

  it('lead back to the list from the card of a removed mailbox', async () => {
    assert.match(await press(ADA, 'mailbox.remove'), /is removed/)
    for (const verb of ['mailbox.open', 'mailbox.test', 'mailbox.pause', 'mailbox.start', 'mailbox.remove']) {
      assert.match(await press(ADA, verb), /"card":"list".*not connected here/, verb)
    }
  })

  it('refuse data of another form', async () => {
    const before = await everything()
    const wrong = { organisationId: { $ne: '' }, mailboxId: ['x'], revision: 'x', page: 0, part: 'x' }
    for (const verb of Object.keys(SUPPORT_MAIL_ACTIONS)) {
      assert.match(await press(ADA, verb, wrong), /could not use|You cannot do/, verb)
    }
    assert.deepEqual(await everything(), before)
  })
})
