// What every mailbox provider must do, whatever it speaks to. A provider's own test file calls this with its parts.
import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { inspect } from 'node:util'
import {
  CursorLostError,
  type DraftFile,
  type InboxPage,
  type MailboxAccess,
  type MailboxClient,
  type MailboxProvider,
} from '../../src/app/ports/mailbox-provider.ts'
import { OutsideError } from '../../src/domain/errors.ts'
import type { InboxPlace } from '../../src/domain/mailbox/sweep.ts'
import { LOOP_HEADER } from '../../src/domain/mail/classify-mail.ts'
import { headerValue, type MailHead, type MailHeader } from '../../src/domain/mail/mail.ts'

export interface SentMail {
  readonly messageId: string | null
  readonly to: readonly string[]
  readonly subject: string
  readonly text: string
  readonly headers: readonly MailHeader[]
  readonly parents: readonly string[]
}

/** A provider with small pages (10 mails or fewer) before an empty mailbox. */
export interface MailboxProviderRig {
  readonly provider: MailboxProvider
  readonly access: MailboxAccess
  /** Puts a mail (MIME) into the mailbox and answers with its id. */
  deliver(raw: string, receivedAt?: Date): Promise<string>
  /** Takes a mail out of the mailbox for good. */
  remove(id: string): Promise<void>
  loseCursors(): void
  /** What a person sees of a mail in the mailbox; the folder by its name. */
  look(id: string): Promise<{ read: boolean; labels: readonly string[]; folder: string }>
  makeFolder(name: string, inInbox: boolean): Promise<void>
  countDrafts(): Promise<number>
  /** What has left the mailbox, oldest first; `parents` are the Message-IDs that the mail answers. */
  sent(): readonly SentMail[]
  stop(): Promise<void>
}

export function describeMailboxProvider(name: string, start: () => Promise<MailboxProviderRig>): void {
  describe(`${name} as a mailbox provider`, () => {
    let rig: MailboxProviderRig
    let client: MailboxClient
    beforeEach(async () => {
      rig = await start()
      client = rig.provider.open(rig.access)
    })
    afterEach(() => rig.stop())

    it('tells of every mail once pages and repeats are counted together', async () => {
      const ids = await deliverMany(rig, 23)
      const { mails, cursor, pages } = await drain(client, null)
      assert.deepEqual(new Set(mails.map(({ id }) => id)), new Set(ids))
      assert.ok(pages > 2, `23 mails came in ${pages} pages`)
      assert.deepEqual((await drain(client, cursor)).mails, [])
    })

    it('tells of what arrives after the last page by the same cursor', async () => {
      await deliverMany(rig, 2)
      const { cursor } = await drain(client, null)
      const id = await rig.deliver(mailText({ subject: 'Later' }))
      const later = await drain(client, cursor)
      assert.deepEqual(
        later.mails.map((mail) => [mail.id, mail.subject]),
        [[id, 'Later']],
      )
    })

    it('leaves out what was received before the start, and tells of what was received at it', async () => {
      const since = new Date('2026-03-01T12:00:00Z')
      await rig.deliver(mailText({ subject: 'Before' }), new Date('2026-03-01T11:59:59Z'))
      await rig.deliver(mailText({ subject: 'At' }), since)
      const { mails } = await drain(client, null, since)
      assert.deepEqual(
        mails.map(({ subject }) => subject),
        ['At'],
      )
    })

    it('gives the head of a mail: Message-ID, sender in lower case, subject, time of receipt', async () => {
      const receivedAt = new Date('2026-03-01T12:00:00Z')
      const text = mailText({
        from: '"Ann Lee" <Ann.LEE@Example.COM>',
        subject: '=?utf-8?Q?Gr=C3=BC=C3=9Fe?=',
        messageId: '<m1@example.com>',
      })
      const id = await rig.deliver(text, receivedAt)
      const { mails } = await drain(client, null)
      const from = { name: 'Ann Lee', address: 'ann.lee@example.com' }
      assert.deepEqual(mails, [{ id, messageId: '<m1@example.com>', from, subject: 'Grüße', receivedAt }])
    })

    it('says that the cursor is lost, and starts over without one', async () => {
      const [id] = await deliverMany(rig, 1)
      const { cursor } = await drain(client, null)
      rig.loseCursors()
      await assert.rejects(client.changes(cursor, LONG_AGO), CursorLostError)
      assert.deepEqual(
        (await drain(client, null)).mails.map((mail) => mail.id),
        [id],
      )
    })

    it('takes a cursor that it cannot read as lost', async () => {
      for (const cursor of ['', 'x', '{}', '{"link":"https://example.org/v1.0/me","told":null}']) {
        await assert.rejects(client.changes(cursor, LONG_AGO), CursorLostError, `cursor '${cursor}'`)
      }
    })

    it('pages through what lies in the Inbox by time, newest first, however many came in one second', async () => {
      const noon = new Date('2026-03-01T12:00:00Z')
      const later = (seconds: number): Date => new Date(noon.getTime() + seconds * 1000 + 400)
      const ids: string[] = []
      for (const at of [0, 0, 0, 0, 0, 1, 2, 2, 3]) ids.push(await rig.deliver(mailText(), later(at)))
      await rig.deliver(mailText(), new Date(noon.getTime() - 1000))
      const heads: MailHead[] = []
      let place: InboxPlace | null = null
      for (let pages = 0; pages < 20; pages += 1) {
        const page: InboxPage = await client.inbox({ place, since: noon, limit: 2 })
        assert.ok(page.mails.length <= 2)
        heads.push(...page.mails)
        place = page.next
        // What leaves meanwhile costs no other its place.
        if (pages === 0) await client.move(ids.pop() ?? '', 'Elsewhere')
        if (place === null) break
      }
      assert.equal(place, null)
      assert.deepEqual(new Set(heads.slice(1).map(({ id }) => id)), new Set(ids))
      const times = heads.map(({ receivedAt }) => receivedAt.getTime())
      assert.deepEqual(
        times,
        times.toSorted((a, b) => b - a),
      )
    })

    it('knows which mails lie in the Inbox', async () => {
      const [there = '', moved = '', removed = ''] = await deliverMany(rig, 3)
      await client.move(moved, 'Elsewhere')
      await rig.remove(removed)
      const heads = await client.inInbox([removed, there, moved])
      assert.deepEqual(
        heads.map(({ id, subject }) => [id, subject]),
        [[there, 'Mail 0']],
      )
    })

    it('reads whole mails in the order that was asked for', async () => {
      const ids = (await deliverMany(rig, 45)).toReversed()
      const outcomes = await client.read(ids)
      assert.deepEqual(
        outcomes.map(({ id }) => id),
        ids,
      )
      const subjects = outcomes.map((outcome) => ('mail' in outcome ? outcome.mail.subject : 'not read'))
      assert.deepEqual(
        subjects,
        ids.map((_, index) => `Mail ${44 - index}`),
      )
    })

    it('reads nothing when asked for nothing', async () => {
      assert.deepEqual(await client.read([]), [])
    })

    it('tells which mails are gone and reads the others', async () => {
      const [first = '', second = '', third = ''] = await deliverMany(rig, 3)
      await rig.remove(second)
      const outcomes = await client.read([first, second, third])
      assert.deepEqual(
        outcomes.map((outcome) => ('mail' in outcome ? 'mail' : 'gone' in outcome ? 'gone' : 'error')),
        ['mail', 'gone', 'mail'],
      )
    })

    it('refuses a wrong secret with an error for people that does not hold it', async () => {
      const clientSecret = 'wrong-secret-7Q~'
      const error = await client
        .read([(await deliverMany(rig, 1))[0] ?? ''])
        .then(() => rig.provider.open({ ...rig.access, clientSecret }).changes(null, LONG_AGO))
        .then(
          () => assert.fail('a wrong secret was accepted'),
          (reason: unknown) => reason,
        )
      assert.ok(error instanceof OutsideError)
      assert.equal(error.retryable, false)
      assert.ok(error.forPerson.length > 20)
      assert.ok(!inspect(error, { depth: 10, showHidden: true }).includes(clientSecret))
    })

    it('lists the newest mails first, up to the limit and down to the start', async () => {
      for (let minute = 0; minute < 25; minute++) {
        await rig.deliver(mailText({ subject: `Minute ${minute}` }), new Date(Date.UTC(2026, 2, 1, 12, minute)))
      }
      const subjects = async (since: Date, limit: number) =>
        (await client.newest({ since, limit })).map(({ subject }) => subject)
      const expected = Array.from({ length: 25 }, (_, index) => `Minute ${24 - index}`)
      assert.deepEqual(await subjects(LONG_AGO, 12), expected.slice(0, 12))
      assert.deepEqual(await subjects(LONG_AGO, 500), expected)
      assert.deepEqual(await subjects(new Date('2026-03-01T12:22:00Z'), 20), expected.slice(0, 3))
    })

    it('marks a mail as read, labels it beside its other labels, and moves it; each may be repeated', async () => {
      const id = await rig.deliver(mailText())
      for (const label of ['Ticket', 'Frontdesk', 'FRONTDESK']) await client.label(id, label)
      for (const folder of ['Done', 'done ', 'Done']) await client.move(id, folder)
      await client.markRead(id)
      await client.markRead(id)
      assert.deepEqual(await rig.look(id), { read: true, labels: ['Ticket', 'Frontdesk'], folder: 'Done' })
    })

    it('moves into a folder that is there, beside or in the Inbox, rather than make another', async () => {
      await rig.makeFolder('Worked on', true)
      await rig.makeFolder('Finished', false)
      const id = await rig.deliver(mailText())
      for (const [wanted, found] of [
        ['worked ON', 'Worked on'],
        ['finished', 'Finished'],
      ] as const) {
        await client.move(id, wanted)
        assert.equal((await rig.look(id)).folder, found)
      }
    })

    it('takes a mail that is gone as marked, labelled and moved', async () => {
      const id = await rig.deliver(mailText())
      await rig.remove(id)
      await client.markRead(id)
      await client.label(id, 'Ticket')
      await client.move(id, 'Done')
    })

    it('writes an answer without sending it, and sends it once', async () => {
      const id = await rig.deliver(mailText({ messageId: '<question@example.com>', subject: 'Printer' }))
      const text = 'Hello <b>Ann</b> & co,\n\n  it prints again.'
      const draft = await client.draftReply(id, { text, subjectToken: '[#12]', automatic: false })
      const { messageId, version } = draft
      assert.deepEqual(await client.draftState(draft), { state: 'draft', messageId, version, sentAt: null })
      assert.deepEqual([rig.sent().length, await rig.countDrafts()], [0, 1])

      const before = Math.floor(Date.now() / 1000) * 1000
      await client.sendDraft(draft)
      const { sentAt, ...sentState } = await client.draftState(draft)
      assert.deepEqual(sentState, { state: 'sent', messageId, version: null })
      assert.ok(sentAt !== null && sentAt.getTime() >= before && sentAt.getTime() <= Date.now())
      await assert.rejects(client.sendDraft(draft), OutsideError)
      const [sent, ...others] = rig.sent()
      assert.ok(sent !== undefined && others.length === 0)
      assert.deepEqual([sent.to, sent.messageId], [['ann@example.com'], draft.messageId])
      assert.match(sent.subject, /^\w+: \[#12\] Printer$/)
      assert.ok(sent.parents.includes('<question@example.com>'))
      assert.equal(sent.text.replaceAll('\u00a0', ' ').trim(), text)
      assert.equal(headerValue(sent, LOOP_HEADER), null)
    })

    it('sends an answer to whom it is told, with the copies it is told', async () => {
      const id = await rig.deliver(mailText())
      const [to, cc] = [{ name: 'Carl', address: 'carl@example.org' }, [{ name: '', address: 'boss@example.org' }]]
      await client.sendDraft(
        await client.draftReply(id, { text: 'Hi', subjectToken: null, automatic: false, to: [to], cc }),
      )
      const [sent] = rig.sent()
      assert.ok(sent !== undefined)
      assert.deepEqual(sent.to, ['carl@example.org'])
      assert.match(headerValue(sent, 'cc') ?? '', /boss@example\.org/)
    })

    it('writes a new mail, in its conversation where that is known, and sends it once', async () => {
      const text = '<i>1 < 2</i> & more'
      const mail = {
        ...{ text, subject: 'Re: Printer', subjectToken: '[#12]', automatic: false, mark: 'ticket-1' },
        ...{ to: [{ name: 'Ann', address: 'ann@example.com' }], cc: [{ name: '', address: 'boss@example.org' }] },
      }
      const draft = await client.draftMail({ ...mail, references: ['<first@example.com>', '<last@example.com>'] })
      assert.deepEqual([rig.sent().length, await rig.countDrafts()], [0, 1])
      await client.sendDraft(draft)
      await client.sendDraft(await client.draftMail({ ...mail, subject: 'Printer', references: [] }))
      const [going, fresh] = rig.sent()
      assert.ok(going !== undefined && fresh !== undefined)
      assert.deepEqual([going.to, going.subject], [['ann@example.com'], 'Re: [#12] Printer'])
      assert.match(headerValue(going, 'cc') ?? '', /boss@example\.org/)
      assert.equal(headerValue(going, 'in-reply-to'), '<last@example.com>')
      assert.match(headerValue(going, 'references') ?? '', /<first@example\.com>\s+<last@example\.com>/)
      assert.equal(going.text.replaceAll('\u00a0', ' ').trim(), text)
      assert.equal(headerValue(going, LOOP_HEADER), null)
      assert.deepEqual([fresh.subject, headerValue(fresh, 'in-reply-to')], ['[#12] Printer', null])
    })

    it('knows its own drafts, and deletes none that somebody edited, that was sent, or that is not ours', async () => {
      const id = await rig.deliver(mailText())
      const ours = { text: 'Hi', subjectToken: null, automatic: false, mark: 'ticket-1' }
      const draft = await client.draftReply(id, ours)
      const fresh = await client.draftMail({
        ...ours,
        subject: 'x',
        references: [],
        to: [{ name: '', address: 'a@x.example' }],
      })
      const persons = await client.draftReply(id, { text: 'Mine', subjectToken: null, automatic: false })
      assert.deepEqual((await client.markedDrafts()).map((one) => one.id).toSorted(), [draft.id, fresh.id].toSorted())
      assert.equal(await client.deleteDraft(persons.id), false)
      assert.equal(await client.deleteDraft(draft.id, 'another version'), false)
      assert.equal(await rig.countDrafts(), 3)
      assert.equal(await client.deleteDraft(draft.id, draft.version), true)
      assert.equal(await client.deleteDraft(draft.id, draft.version), true)
      await client.sendDraft(fresh)
      assert.equal(await client.deleteDraft(fresh.id), false)
      assert.deepEqual([await rig.countDrafts(), rig.sent().length], [1, 1])
    })

    it('tells what a draft says, to whom and with which files, and the same once it has left', async () => {
      const id = await rig.deliver(mailText())
      const reply = { text: 'Hello\n\nit *prints*  again', subjectToken: '[#12]', automatic: false }
      const draft = await client.draftReply(id, reply)
      assert.ok(draft.digest !== null)
      assert.deepEqual(await client.draftContent(draft), { digest: draft.digest, files: [] })
      await client.attachFile(draft, aDraftFile('a.txt', [1]))
      const changed = await client.draftState(draft)
      assert.notEqual(changed.version, draft.version)
      assert.deepEqual(await client.draftContent(draft), { digest: draft.digest, files: ['a.txt'] })
      for (const other of [
        { ...reply, text: 'Hello\n\nit prints no more' },
        { ...reply, subjectToken: '[#13]' },
        { ...reply, to: [{ name: 'Ann', address: 'ann@example.com' }], cc: [{ name: '', address: 'x@example.org' }] },
      ]) {
        assert.notEqual((await client.draftReply(id, other)).digest, draft.digest)
      }
      await client.sendDraft(draft)
      assert.deepEqual(await client.draftContent(draft), { digest: draft.digest, files: ['a.txt'] })
    })

    it('attaches files of one name each once, however often it is asked to', async () => {
      const id = await rig.deliver(mailText())
      const draft = await client.draftReply(id, { text: 'Hi', subjectToken: null, automatic: false })
      const [first, second] = [aDraftFile('a.txt', [1]), { ...aDraftFile('a.txt', [2]), before: 1 }]
      for (const file of [first, first, second, second, first]) await client.attachFile(draft, file)
      assert.deepEqual((await client.draftContent(draft)).files, ['a.txt', 'a.txt'])
      await client.sendDraft(draft)
      const [read] = await client.read([draft.id])
      assert.ok(read && 'mail' in read)
      const { signal } = new AbortController()
      const bytes: (readonly number[])[] = []
      for (const { id: fileId } of read.mail.attachments) {
        bytes.push(await bytesOf((await client.openAttachment(draft.id, fileId, signal)).bytes))
      }
      assert.deepEqual(bytes, [[1], [2]])
    })

    it('marks an automatic answer as such', async () => {
      const id = await rig.deliver(mailText())
      await client.sendDraft(await client.draftReply(id, { text: 'Received', subjectToken: null, automatic: true }))
      const [sent] = rig.sent()
      assert.ok(sent !== undefined && headerValue(sent, LOOP_HEADER) !== null)
      assert.equal(headerValue(sent, 'x-auto-response-suppress'), 'All')
    })

    it('answers where the sender wants answers, but neither itself nor a crowd', async () => {
      const crowd = Array.from({ length: 50 }, (_, index) => `victim${index}@example.org`).join(', ')
      for (const [replyTo, expected] of [
        ['Desk <desk@example.com>, boss@example.com', ['desk@example.com', 'boss@example.com']],
        [`${rig.access.address}, desk@example.com`, ['desk@example.com']],
        [rig.access.address, ['ann@example.com']],
        [crowd, ['ann@example.com']],
      ] as const) {
        const id = await rig.deliver(`Reply-To: ${replyTo}\r\n${mailText()}`)
        await client.sendDraft(await client.draftReply(id, { text: 'Hi', subjectToken: null, automatic: false }))
        assert.deepEqual(rig.sent().at(-1)?.to, expected, replyTo)
      }
    })

    it('opens an attachment as its bytes, once or as often as it is asked for', async () => {
      const id = await rig.deliver(mailWithFile('AAECAwQF'))
      const [read] = await client.read([id])
      assert.ok(read && 'mail' in read)
      const [file] = read.mail.attachments
      assert.ok(file)
      const { signal } = new AbortController()
      for (let times = 0; times < 3; times += 1) {
        const { size, bytes } = await client.openAttachment(id, file.id, signal)
        assert.ok(size === null || size === 6)
        assert.deepEqual(await bytesOf(bytes), [0, 1, 2, 3, 4, 5])
      }
    })

    it('says that an attachment is gone, with its mail or without', async () => {
      const id = await rig.deliver(mailWithFile('AAEC'))
      const [read] = await client.read([id])
      const file = read && 'mail' in read ? read.mail.attachments[0] : undefined
      assert.ok(file)
      const { signal } = new AbortController()
      const isGone = (error: unknown): boolean =>
        error instanceof OutsideError && /^erroritemnotfound$/i.test(error.code)
      await assert.rejects(client.openAttachment(id, `${file.id}x`, signal), isGone)
      await rig.remove(id)
      await assert.rejects(client.openAttachment(id, file.id, signal), isGone)
    })

    it('opens nothing for whoever has gone already', async () => {
      const id = await rig.deliver(mailWithFile('AAEC'))
      await assert.rejects(client.openAttachment(id, 'any', AbortSignal.abort()), OutsideError)
    })

    it('says that a draft is gone, and fails to answer a mail that is gone', async () => {
      const id = await rig.deliver(mailText())
      const reply = { text: 'Hi', subjectToken: null, automatic: false }
      const draft = await client.draftReply(id, reply)
      await rig.remove(draft.id)
      const { messageId } = draft
      assert.deepEqual(await client.draftState(draft), { state: 'gone', messageId, version: null, sentAt: null })
      await rig.remove(id)
      await assert.rejects(client.draftReply(id, reply), OutsideError)
    })

    it('tests what was set up step by step, sends nothing and leaves nothing behind', async () => {
      await rig.deliver(mailText())
      const steps = await client.probe({ foreignAddress: null })
      assert.deepEqual(
        steps.map(({ id, outcome, code }) => [id, outcome, code]),
        [
          ...['sign-in', 'mailbox', 'read', 'write', 'send'].map((id) => [id, 'good', null]),
          ['scope', 'skipped', null],
        ],
      )
      assert.deepEqual([rig.sent().length, await rig.countDrafts()], [0, 0])
      assert.equal((await drain(client, null)).mails.length, 1)
    })

    it('ends the test of a wrong secret at the sign-in, and does not show it', async () => {
      const clientSecret = 'wrong-secret-7Q~'
      const steps = await rig.provider.open({ ...rig.access, clientSecret }).probe({ foreignAddress: null })
      assert.deepEqual(
        steps.map(({ outcome }) => outcome),
        ['problem', ...Array.from({ length: 5 }, () => 'skipped')],
      )
      assert.ok(steps[0]?.code !== null && !JSON.stringify(steps).includes(clientSecret))
    })
  })
}

export const LONG_AGO = new Date('2000-01-01T00:00:00Z')

/** All pages until there are no more, with repeated mails left out. */
export async function drain(client: MailboxClient, start: string | null, since = LONG_AGO) {
  const found = new Map<string, MailHead>()
  let cursor = start
  for (let pages = 1; ; pages++) {
    const page = await client.changes(cursor, since)
    for (const mail of page.mails) found.set(mail.id, mail)
    cursor = page.cursor
    if (!page.more) return { mails: [...found.values()], cursor, pages }
    assert.ok(pages < 1000, 'the pages never end')
  }
}

export function mailText(parts: { from?: string; subject?: string; messageId?: string } = {}): string {
  const { from = 'Ann <ann@example.com>', subject = 'Help', messageId = '<help@example.com>' } = parts
  const head = [`From: ${from}`, 'To: help@contoso.example', `Subject: ${subject}`, `Message-ID: ${messageId}`]
  return [...head, '', 'Hello', 'there', ''].join('\r\n')
}

/** `content` in base64. */
function mailWithFile(content: string): string {
  const type = 'Content-Type: multipart/mixed; boundary=q'
  const head = mailText().split('\r\n\r\n')[0] ?? ''
  const file = ['Content-Type: application/x-thing; name=a.bin', 'Content-Disposition: attachment; filename=a.bin']
  const part = ['--q', ...file, 'Content-Transfer-Encoding: base64', '', content, '--q--', '']
  return [head, type, '', '--q', 'Content-Type: text/plain', '', 'Hello', ...part].join('\r\n')
}

function aDraftFile(name: string, bytes: readonly number[]): DraftFile {
  const open = () =>
    Promise.resolve({ size: bytes.length, bytes: Readable.from([Uint8Array.from(bytes)], { objectMode: true }) })
  return { name, contentType: 'text/plain', open }
}

async function bytesOf(bytes: AsyncIterable<Uint8Array>): Promise<readonly number[]> {
  const all: number[] = []
  for await (const chunk of bytes) all.push(...chunk)
  return all
}

/** `Mail 0`, `Mail 1` and so on; their ids. */
export async function deliverMany(rig: Pick<MailboxProviderRig, 'deliver'>, count: number): Promise<string[]> {
  const ids: string[] = []
  for (let index = 0; index < count; index++) {
    ids.push(await rig.deliver(mailText({ subject: `Mail ${index}`, messageId: `<${index}@example.com>` })))
  }
  return ids
}
