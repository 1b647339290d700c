// What every mailbox provider must do, whatever it speaks to. A provider's own test file calls this with its parts.
import assert from 'node:assert/strict'
import { inspect } from 'node:util'
import {
  CursorLostError,
  type MailboxAccess,
  type MailboxClient,
  type MailboxProvider,
} from '../../src/app/ports/mailbox-provider.ts'
import { OutsideError } from '../../src/domain/errors.ts'
import type { MailHead } from '../../src/domain/mail.ts'

/** A provider with small pages (10 mails or fewer) before an empty mailbox. */
export interface MailboxProviderRig {
  readonly provider: MailboxProvider
  readonly access: MailboxAccess
  /** Puts a mail (MIME) into the mailbox and answers with its id. */
  deliver(raw: string, receivedAt?: Date): Promise<string>
  /** Takes a mail out of the mailbox for good. */
  remove(id: string): Promise<void>
  loseCursors(): void
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

/** `Mail 0`, `Mail 1` and so on; their ids. */
export async function deliverMany(rig: Pick<MailboxProviderRig, 'deliver'>, count: number): Promise<string[]> {
  const ids: string[] = []
  for (let index = 0; index < count; index++) {
    ids.push(await rig.deliver(mailText({ subject: `Mail ${index}`, messageId: `<${index}@example.com>` })))
  }
  return ids
}
