import assert from 'node:assert/strict'
import { waitingLanes, withOutbox } from '../../../src/domain/ticket/lanes.ts'
import { dueAt, FORM_OPEN_MS, withForm, type OpenForm } from '../../../src/domain/ticket/open-forms.ts'
import { addOutgoing } from '../../../src/domain/ticket/outbox.ts'
import { anOutboxItem, aTicket, countingIds, NOON } from '../../support/builders.ts'

const CARD = { serviceUrl: 'https://s', tenantId: 't', conversationId: 'c', activityId: 'a' }
const later = (ms: number): Date => new Date(NOON.getTime() + ms)
const news = (nextAt = NOON) => anOutboxItem({ kind: 'card', waits: true, nextAt })
const openAt = (...times: readonly number[]) =>
  times.map((ms, index) => ({ personId: `person-${index}`, until: later(ms + FORM_OPEN_MS) }))

describe('open forms', () => {
  it('hold back the news of a card, never longer than their time after it', () => {
    const at = (openForms: ReturnType<typeof openAt>, nextAt?: Date) =>
      dueAt({ card: CARD, copies: [], openForms }, news(nextAt))
    assert.deepEqual(at([]), NOON)
    assert.deepEqual(at(openAt(-60_000)), later(FORM_OPEN_MS - 60_000))
    assert.deepEqual(at(openAt(-60_000, 60_000)), later(FORM_OPEN_MS), 'one that was opened after the news')
    assert.deepEqual(at(openAt(-2 * FORM_OPEN_MS)), NOON, 'one that nobody has left')
  })

  it('hold back nothing that people did, nothing that was refused, and no card that is not posted', () => {
    const openForms = openAt(0)
    assert.deepEqual(dueAt({ card: CARD, copies: [], openForms }, anOutboxItem({ kind: 'card' })), NOON)
    assert.deepEqual(dueAt({ card: CARD, copies: [], openForms }, { ...news(), attempts: 1 }), NOON)
    assert.deepEqual(dueAt({ card: null, copies: [], openForms }, news()), NOON)
    assert.deepEqual(dueAt({ card: CARD, copies: [], openForms }, anOutboxItem({ kind: 'entry' })), NOON)
  })

  it('are counted by whoever looks for what is due', () => {
    const ticket = aTicket({ card: CARD, openForms: openAt(0) })
    const fields = withOutbox(ticket, [news()])
    assert.deepEqual(fields.deliverAt, later(FORM_OPEN_MS))
    assert.deepEqual(waitingLanes({ ...ticket, outbox: [news()] }), [{ lane: 'send/channel', at: later(FORM_OPEN_MS) }])
  })

  it('no longer hold back a card that somebody changes before it was drawn', () => {
    const ids = countingIds()
    const added = addOutgoing([news()], [{ kind: 'card' }], NOON, ids)
    assert.deepEqual(
      added.map((item) => item.kind === 'card' && item.waits),
      [undefined],
    )
    const more = addOutgoing(added, [{ kind: 'card', waits: true }], NOON, ids)
    assert.deepEqual(
      more.map((item) => item.kind === 'card' && item.waits),
      [undefined],
    )
  })

  it('are one for each person, and not many', () => {
    const once = withForm(withForm([], 'ann', NOON), 'ann', later(1))
    assert.deepEqual(once, [{ personId: 'ann', until: later(1 + FORM_OPEN_MS) }])
    const many = Array.from({ length: 50 }, (_, index) => `person-${index}`)
    assert.equal(many.reduce<readonly OpenForm[]>((forms, id) => withForm(forms, id, NOON), once).length, 10)
    assert.deepEqual(
      withForm(once, 'bob', later(2 * FORM_OPEN_MS)).map(({ personId }) => personId),
      ['bob'],
    )
  })
})
