import assert from 'node:assert/strict'
import type { GraphClient } from '../../../src/mail/graph/graph-client.ts'
import { readMails } from '../../../src/mail/graph/message-reader.ts'

const MEGABYTE = 1024 * 1024
const SIZE = 30 * MEGABYTE
const repeated = (piece: string): string => piece.repeat(Math.ceil(SIZE / piece.length))

const BODIES: Readonly<Record<string, readonly [type: string, content: () => string]>> = {
  text: ['text', () => repeated('A line of an ordinary mail.\r\n')],
  paragraphs: ['html', () => repeated('<p>A line of an <b>ordinary</b> mail.</p>\r\n')],
  'tags that never end': ['html', () => repeated('<')],
  'a picture in the text': ['html', () => `<p>See:</p><img src="data:image/png;base64,${repeated('QUJD')}">`],
  'tables in tables': ['html', () => repeated('<table><tr><td>')],
  'one word': ['text', () => repeated('x')],
}

describe('a mail of 30 MB', () => {
  for (const [name, [contentType, content]] of Object.entries(BODIES)) {
    it(`costs less than a second of processor time, and what is kept of it is bounded: ${name}`, async function () {
      this.timeout(60_000)
      const answer = JSON.stringify({
        id: 'large',
        subject: 'Large',
        receivedDateTime: '2026-04-02T00:00:00Z',
        internetMessageHeaders: [{ name: 'Content-Type', value: 'text/html' }],
        body: { contentType, content: content() },
      })
      const { text, best } = await read(answer)
      assert.ok(best < 1000, `${Math.round(best)} ms of processor time`)
      assert.ok(text.length < 2 * MEGABYTE, `${text.length} characters`)
    })
  }

  /** The best of some tries: the collector's work counts, too, and comes when it likes. */
  async function read(answer: string): Promise<{ text: string; best: number }> {
    const refuse = () => Promise.reject(new Error('Nothing else is asked for'))
    const client: GraphClient = {
      ...{ get: refuse, open: refuse, upload: refuse, write: refuse },
      getMany: (paths) =>
        Promise.resolve(paths.map(() => ({ status: 200, retryAfterMs: null, body: JSON.parse(answer) as unknown }))),
    }
    let best = Infinity
    let text = ''
    for (let tries = 0; tries < 4 && best >= 1000; tries += 1) {
      const before = process.cpuUsage()
      const [outcome] = await readMails({ client, userPath: '/users/help', clock: () => new Date() }, ['large'])
      const { user, system } = process.cpuUsage(before)
      assert.ok(outcome && 'mail' in outcome)
      ;({ text } = outcome.mail)
      best = Math.min(best, (user + system) / 1000)
    }
    return { text, best }
  }
})
