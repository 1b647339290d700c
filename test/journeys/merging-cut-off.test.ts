// Merging, taking apart, linking and splitting, cut off before and after each write: it is done in both tickets or in neither.
import assert from 'node:assert/strict'
import type { Ticket } from '../../src/domain/ticket/ticket.ts'
import type { TicketDeps } from '../../src/app/tickets/ticket-access.ts'
import { linkTicket } from '../../src/app/tickets/kin/link-ticket.ts'
import { mergeTicket } from '../../src/app/tickets/kin/merge-ticket.ts'
import { splitEntry } from '../../src/app/tickets/kin/split-entry.ts'
import { undoTicketMerge } from '../../src/app/tickets/kin/undo-merge.ts'
import type { Person } from '../../src/domain/organisation/person.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { aMail } from '../support/mails.ts'
import { aroundWrites } from '../support/store-writes.ts'

const COUNTED = ['tickets', 'entries', 'mailThreads']
const TOO_MANY = 40
const NOTHING = (): void => undefined

interface Scene {
  readonly deps: TicketDeps
  readonly actor: Person
  readonly source: Ticket
  readonly target: Ticket
  readonly mergeId: string
}

/** Makes what is cut off possible, if need be. */
type Prepare = (scene: Scene) => Promise<unknown>
/** Answers whether it was done, and fails where it was done in part. */
type Check = (scene: Scene, source: Ticket, target: Ticket) => Promise<boolean>

const merge = ({ deps, actor, source, target }: Scene) =>
  mergeTicket(deps, actor, null, {
    ...{ ticketId: source._id, version: source.version },
    into: { number: String(target.number), otherId: null },
  })

describe('an email that joins a ticket in the moment in which that is merged', () => {
  it('is the target’s, and stands there once', async () => {
    const meanwhile: { merge: (() => Promise<unknown>) | null } = { merge: null }
    const desk = await startTestFrontdesk({
      wrapStore: (store) =>
        aroundWrites(store, async ({ collection, method }, run) => {
          const { merge: now } = meanwhile
          // Its ticket was looked up; it is counted in after this.
          if (now && collection === 'entries' && method === 'insertNew') {
            meanwhile.merge = null
            await now()
          }
          return await run()
        }),
    })
    try {
      const scene = await setScene(desk, 1)
      meanwhile.merge = () => merge(scene)
      const answer = aMail({ 'In-Reply-To': '<source-1@contoso.example>', Subject: 'Re: Lamp' }, 'Hello again?')
      const mailId = await desk.deliver(answer)
      const joined = await desk.ticketOf(mailId)
      assert.deepEqual([joined._id, joined.status], [scene.target._id, 'new'])
      const [source] = await settled(desk, scene)
      assert.deepEqual([source.status, source.mergedInto?.ticketId], ['closed', scene.target._id])
      const entries = await desk.documents.entries.find({ _id: `mail/support/${mailId}` })
      assert.deepEqual(
        entries.map(({ ticketId }) => ticketId),
        [scene.target._id],
      )
    } finally {
      await desk.stop()
    }
  })
})

describe('cutting off what concerns two tickets', () => {
  cutOff('a merge', null, merge, (_, source, target) => {
    const isMerged = source.mergedInto !== null
    assert.deepEqual(
      target.mergedFrom.map(({ mergeId }) => mergeId),
      isMerged ? [source.mergedInto.mergeId] : [],
    )
    assert.equal(source.status, isMerged ? 'closed' : 'new')
    return Promise.resolve(isMerged)
  })

  cutOff(
    'the undoing of a merge',
    merge,
    ({ deps, actor, source, mergeId }) => undoTicketMerge(deps, actor, { ticketId: source._id, mergeId }),
    (_, source, target) => {
      const isUndone = source.mergedInto === null
      assert.equal(target.mergedFrom.length, isUndone ? 0 : 1)
      assert.equal(source.status, isUndone ? 'new' : 'closed')
      return Promise.resolve(isUndone)
    },
  )

  cutOff(
    'a link',
    null,
    ({ deps, actor, source, target }) => {
      const other = { number: String(target.number), otherId: null }
      return linkTicket(deps, actor, null, { ticketId: source._id, version: source.version, other })
    },
    (_, source, target) => {
      assert.equal(source.related.length, target.related.length)
      return Promise.resolve(source.related.length === 1)
    },
  )

  cutOff(
    'a split',
    null,
    async ({ deps, actor, source }) => {
      const [entry] = await deps.documents.entries.find({ ticketId: source._id, kind: 'mail' })
      return await splitEntry(deps, actor, { ticketId: source._id, entryId: entry?._id ?? '' })
    },
    async ({ deps }, source) => {
      const made = await deps.documents.tickets.findOne({ 'related.ticketId': source._id })
      assert.deepEqual(
        source.related.map(({ ticketId }) => ticketId),
        made ? [made._id] : [],
      )
      const [entry] = await deps.documents.entries.find({ ticketId: made?._id ?? source._id, kind: 'mail' })
      assert.ok(entry)
      const row = await deps.documents.ledger.findOne({ _id: entry._id.slice('mail/'.length) })
      const thread = await deps.documents.mailThreads.findOne({ _id: `support/${row?.messageId}` })
      assert.equal(thread?.ticketId, made?._id ?? source._id)
      return made !== undefined
    },
  )

  cutOff(
    'a split of what a merged ticket began with',
    merge,
    ({ deps, actor, source, target }) => splitEntry(deps, actor, { ticketId: target._id, entryId: source.originKey }),
    async ({ deps }, source, target) => {
      const made = await deps.documents.tickets.findOne({ 'related.ticketId': target._id })
      assert.deepEqual(
        target.related.map(({ ticketId }) => ticketId),
        made ? [made._id] : [],
      )
      const entry = await deps.documents.entries.findOne({ _id: source.originKey })
      assert.equal(entry?.ticketId, made?._id ?? source._id)
      const thread = await deps.documents.mailThreads.findOne({ _id: `support/${source.messageIds[0]}` })
      assert.equal(thread?.ticketId, made?._id ?? source._id)
      return made !== undefined
    },
  )
})

function cutOff(what: string, prepare: Prepare | null, act: Prepare, check: Check): void {
  for (const when of ['before', 'after'] as const) {
    it(`does ${what} whole or not at all, right ${when} any write`, async function () {
      this.timeout(300_000)
      const cut = { left: Infinity, isDead: false, tell: NOTHING }
      const desk = await startTestFrontdesk({
        wrapStore: (store) =>
          aroundWrites(store, async ({ collection }, run) => {
            if (cut.isDead) throw new Error('The process is dead')
            if (COUNTED.includes(collection)) cut.left -= 1
            if (cut.left > 0) return await run()
            // At once: what is under way beside it dies, too.
            cut.isDead = true
            if (when === 'after') await run()
            cut.tell()
            throw new Error('The process dies')
          }),
      })
      try {
        let wasCut = true
        for (let write = 1; wasCut; write += 1) {
          assert.ok(write < TOO_MANY)
          const scene = await setScene(desk, write)
          if (prepare) await prepare(scene)
          const ready = { ...(await current(desk, scene)), actor: scene.actor, deps: scene.deps }
          const died = new Promise<void>((resolve) => (cut.tell = resolve))
          cut.left = write
          await act(ready).catch(() => undefined)
          await Promise.race([died, settled(desk, ready)])
          wasCut = cut.isDead
          Object.assign(cut, { left: Infinity, isDead: false })
          const [source, target] = await settled(desk, ready)
          const isDone = await check(ready, source, target)
          // Once anything of it was written, it is finished by whoever comes next.
          if (when === 'after' || !wasCut) assert.ok(isDone, `not done after write ${write}`)
        }
      } finally {
        await desk.stop()
      }
    })
  }
}

async function setScene(desk: TestFrontdesk, round: number): Promise<Scene> {
  const id = (name: string) => `<${name}-${round}@contoso.example>`
  const from = { From: `Round ${round} <round${round}@contoso.example>` }
  const target = await desk.ticketOf(await desk.deliver(aMail({ ...from, 'Message-ID': id('target') })))
  const asked = aMail({ ...from, 'Message-ID': id('source'), Subject: 'Lamp' }, 'My lamp is dark.')
  const source = await desk.ticketOf(await desk.deliver(asked))
  await desk.ticketOf(
    await desk.deliver(aMail({ ...from, 'In-Reply-To': id('source'), Subject: 'Re: Lamp' }, 'Still dark.')),
  )
  const actor = await desk.documents.people.findOne({ _id: 'bea' })
  assert.ok(actor)
  const deps = { ...desk.frontdesk.deps, log: desk.frontdesk.deps.log }
  return {
    deps,
    actor,
    source: await desk.delivered(source._id),
    target: await desk.delivered(target._id),
    mergeId: '',
  }
}

async function current(desk: TestFrontdesk, scene: Scene): Promise<Omit<Scene, 'deps' | 'actor'>> {
  const [source, target] = await settled(desk, scene)
  return { source, target, mergeId: source.mergedInto?.mergeId ?? '' }
}

async function settled(desk: TestFrontdesk, { source, target }: Pick<Scene, 'source' | 'target'>) {
  // What one has to tell the other may redraw that one, too.
  await desk.delivered(source._id)
  await desk.delivered(target._id)
  const ids = [source._id, target._id]
  for (const made of await desk.documents.tickets.find({ 'related.ticketId': { $in: ids } }))
    await desk.delivered(made._id)
  return [await desk.delivered(source._id), await desk.delivered(target._id)] as const
}
