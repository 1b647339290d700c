import assert from 'node:assert/strict'
import { expiryNotice, silentSince } from '../../../src/domain/mailbox/mailbox-watch.ts'
import { NOON } from '../../support/builders.ts'

const DAY_MS = 86_400_000
const health = { lastSuccessAt: null, lastErrorAt: null, lastError: null, failuresInRow: 0 }

describe('the notice of a secret’s end', () => {
  it('is due 60, 30, 7 days and 1 day before, and not once it has ended', () => {
    const cases = [
      [61, null],
      [60, 60],
      [30.5, 60],
      [30, 30],
      [7, 7],
      [2, 7],
      [1, 1],
      [0.1, 1],
      [0, null],
      [-3, null],
    ] as const
    for (const [days, notice] of cases) {
      const secretExpiresOn = new Date(NOON.getTime() + days * DAY_MS)
      assert.equal(expiryNotice({ secretExpiresOn }, NOON), notice, String(days))
    }
    assert.equal(expiryNotice({ secretExpiresOn: null }, NOON), null)
  })
})

describe('the silence of a mailbox', () => {
  const ago = (minutes: number) => new Date(NOON.getTime() - minutes * 60_000)

  it('begins with the last success', () => {
    const mailbox = { runningSince: ago(600), health: { ...health, lastSuccessAt: ago(30) } }
    assert.deepEqual(silentSince(mailbox, NOON), ago(30))
    assert.equal(silentSince(mailbox, new Date(NOON.getTime() - 1)), null)
  })

  it('begins with the start of one that was never read, and anew when it is resumed', () => {
    assert.deepEqual(silentSince({ runningSince: ago(45), health }, NOON), ago(45))
    const resumed = { runningSince: ago(1), health: { ...health, lastSuccessAt: ago(600) } }
    assert.equal(silentSince(resumed, NOON), null)
  })

  it('is wanted where it is paused', () => {
    assert.equal(silentSince({ runningSince: null, health }, NOON), null)
  })
})
