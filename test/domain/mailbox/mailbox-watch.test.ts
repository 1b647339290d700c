import assert from 'node:assert/strict'
import {
  expiryNotice,
  mailboxState,
  silentSince,
  troubleOf,
  type Look,
} from '../../../src/domain/mailbox/mailbox-watch.ts'
import type { Mailbox, MailboxHealth } from '../../../src/domain/mailbox/mailbox.ts'
import { aMailbox, NOON } from '../../support/builders.ts'

const DAY_MS = 86_400_000
const NO_HEALTH = { lastSuccessAt: null, lastErrorAt: null, lastError: null, failuresInRow: 0 }
const LOOK: Look = { now: NOON, intervalMs: 30_000 }
const ago = (minutes: number) => new Date(NOON.getTime() - minutes * 60_000)

const mailbox = (runningSince: Date | null, health: Partial<MailboxHealth> = {}, more: Partial<Mailbox> = {}) =>
  aMailbox({ runningSince, health: { ...NO_HEALTH, ...health }, ...more })

describe('the notice of a secret’s end', () => {
  it('is due 60, 30, 7 days and 1 day before, and once it has ended', () => {
    const cases = [
      [61, null],
      [60, 60],
      [30.5, 60],
      [30, 30],
      [7, 7],
      [2, 7],
      [1, 1],
      [0.1, 1],
      [0, 0],
      [-3, 0],
    ] as const
    for (const [days, notice] of cases) {
      const secretExpiresOn = new Date(NOON.getTime() + days * DAY_MS)
      assert.equal(expiryNotice(aMailbox({ secretExpiresOn }), NOON), notice, String(days))
    }
    assert.equal(expiryNotice(aMailbox({ secretExpiresOn: null }), NOON), null)
  })

  it('is none where the mailbox is read long after that day, which must be wrong', () => {
    const secretExpiresOn = new Date(NOON.getTime() - 3 * DAY_MS)
    const read = (days: number) => mailbox(ago(1), { lastSuccessAt: ago(days * 1440) }, { secretExpiresOn })
    assert.equal(expiryNotice(read(0.5), NOON), null)
    assert.equal(expiryNotice(read(2), NOON), 0)
  })
})

describe('the silence of a mailbox', () => {
  it('begins with the last success', () => {
    const read = mailbox(ago(600), { lastSuccessAt: ago(15) })
    assert.deepEqual(silentSince(read, LOOK), ago(15))
    assert.equal(silentSince(read, { ...LOOK, now: new Date(NOON.getTime() - 1) }), null)
  })

  it('begins with the start of one that was never read, and anew when it is resumed', () => {
    assert.deepEqual(silentSince(mailbox(ago(45)), LOOK), ago(45))
    assert.equal(silentSince(mailbox(ago(1), { lastSuccessAt: ago(600) }), LOOK), null)
  })

  it('is wanted where it is paused, also with its organisation', () => {
    assert.equal(silentSince(mailbox(null), LOOK), null)
    assert.equal(silentSince(mailbox(ago(600), {}, { state: 'paused' }), LOOK), null)
  })

  it('is none while it is being read, which takes long at first, but not for ever', () => {
    const lease = { owner: 'one', until: new Date(NOON.getTime() + 1000) }
    assert.equal(silentSince(mailbox(ago(100), {}, { lease }), LOOK), null)
    assert.deepEqual(silentSince(mailbox(ago(120), {}, { lease }), LOOK), ago(120))
    assert.deepEqual(silentSince(mailbox(ago(100), {}, { lease: { ...lease, until: ago(0) } }), LOOK), ago(100))
  })

  it('is no silence where mailboxes are polled less often', () => {
    const read = mailbox(ago(600), { lastSuccessAt: ago(100) })
    assert.equal(silentSince(read, { ...LOOK, intervalMs: 3_600_000 }), null)
  })
})

describe('the trouble of a mailbox', () => {
  const lastError = { code: 'ErrorAccessDenied', text: 'Not allowed.' }
  const failing = (failuresInRow: number, more: Partial<MailboxHealth> = {}) =>
    mailbox(ago(600), { lastSuccessAt: ago(3), lastError, failuresInRow, failingSince: ago(2), ...more })

  it('is none for a hiccup, and told after five failures, or after a quarter of an hour of fewer', () => {
    assert.equal(troubleOf(failing(4), LOOK), null)
    assert.deepEqual(troubleOf(failing(5), LOOK), {
      ...{ kind: 'mailbox-failing', cause: 'ErrorAccessDenied', since: ago(2), text: 'Not allowed.' },
    })
    assert.equal(troubleOf(failing(2, { lastSuccessAt: ago(15) }), LOOK)?.kind, 'mailbox-failing')
  })

  it('is silence only where nobody knows why, and where whoever looks has been there for long enough', () => {
    assert.equal(troubleOf(mailbox(ago(15)), LOOK)?.kind, 'mailbox-silent')
    assert.equal(troubleOf(mailbox(ago(15)), { ...LOOK, mayBeSilent: false }), null)
    assert.equal(troubleOf(failing(2, { lastSuccessAt: ago(15) }), { ...LOOK, mayBeSilent: false }), null)
  })

  it('has one cause for all that passes by itself, which says nothing about the mailbox', () => {
    const passing = { ...lastError, nature: 'passing' as const }
    assert.equal(troubleOf(failing(5, { lastError: passing }), LOOK)?.cause, 'passing')
  })

  it('is told by the alarm of its secret alone where that has ended', () => {
    const ended = { code: 'AADSTS7000222', text: 'The client secret has expired.' }
    const secretExpiresOn = ago(60)
    assert.equal(troubleOf({ ...failing(9, { lastError: ended }), secretExpiresOn }, LOOK), null)
    assert.equal(troubleOf(failing(9, { lastError: ended }), LOOK)?.kind, 'mailbox-failing')
    assert.equal(troubleOf({ ...failing(9), secretExpiresOn }, LOOK)?.kind, 'mailbox-failing')
  })
})

describe('the state of a mailbox', () => {
  it('is said in one word', () => {
    const read = { lastSuccessAt: ago(1) }
    const error = { code: 'x', text: 'x' }
    const throttled = { ...error, nature: 'throttled' as const }
    const started = { startedAt: ago(600) }
    const states = [
      mailboxState(mailbox(null, {}, { startedAt: null, state: 'paused' }), LOOK),
      mailboxState(mailbox(null, read, { ...started, state: 'paused' }), LOOK),
      mailboxState(mailbox(ago(1), {}, { startedAt: ago(1) }), LOOK),
      mailboxState(mailbox(ago(600), read, started), LOOK),
      mailboxState(mailbox(ago(600), { ...read, failuresInRow: 1, lastError: throttled }, started), LOOK),
      mailboxState(mailbox(ago(600), { ...read, failuresInRow: 1, lastError: error }, started), LOOK),
      mailboxState(mailbox(ago(600), { lastSuccessAt: ago(15) }, started), LOOK),
    ]
    assert.deepEqual(states, ['not-started', 'paused', 'first-read', 'running', 'throttled', 'failing', 'silent'])
  })
})
