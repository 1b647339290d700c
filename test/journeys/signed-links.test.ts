// Every signed link that Frontdesk makes, followed as a browser does: at its real length, with what must not happen on the way.
import assert from 'node:assert/strict'
import { LINK_PATHS, linkTo, type LinkPurpose } from '../../src/app/ports/signed-tokens.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { aMailWith, aPicture, linksOf } from '../support/files.ts'
import { ADA, BEA } from '../support/frontdesk-seed.ts'

interface Link {
  /** Has Frontdesk make one, the way people do, and answers with its address. */
  readonly make: (desk: TestFrontdesk) => Promise<string>
  readonly opens: RegExp
  /** How long it is good for. */
  readonly validMs: number
}

/** A kind of link without a row here is refused by the type checker. */
const LINKS: Readonly<Record<LinkPurpose, Link>> = {
  'audit-export': {
    async make(desk) {
      const { replies } = await desk.hands.say(ADA, 'personal', 'audit')
      assert.ok(replies[0])
      return urlIn(await desk.hands.click(replies[0], 'Export as CSV', {}, ADA))
    },
    opens: /"time","person","organisation"/,
    validMs: 10 * 60_000,
  },
  'person-export': {
    async make(desk) {
      const { replies } = await desk.hands.say(ADA, 'personal', 'export person carl@contoso.example')
      return urlIn(replies)
    },
    opens: /README\.txt/,
    validMs: 10 * 60_000,
  },
  file: { make: (desk) => madeByFiles(desk, '/files/'), opens: /PNG/, validMs: 10 * 60_000 },
  picture: { make: (desk) => madeByFiles(desk, '/pictures/'), opens: /PNG/, validMs: 10 * 60_000 },
}

/** The address in a ticket's panel Files that has this path. */
async function madeByFiles(desk: TestFrontdesk, path: string): Promise<string> {
  const ticket = await desk.ticketOf(await desk.deliver(aMailWith([aPicture('gate.png')])))
  const card = await desk.cardOf(ticket)
  const { card: shown } = await desk.hands.click(card, 'Files', {}, BEA)
  const url = linksOf(shown ?? {}).find((link) => link.includes(path))
  assert.ok(url, `There is no link to ${path}`)
  return url
}

describe('signed links', () => {
  let desk: TestFrontdesk
  beforeEach(async () => {
    desk = await startTestFrontdesk()
  })
  afterEach(() => desk.stop())

  for (const [purpose, link] of Object.entries(LINKS) as [LinkPurpose, Link][]) {
    describe(purpose, () => {
      it('opens what it is for, and leaves no trace in caches, referrers or by guessing its type', async () => {
        const response = await fetch(await link.make(desk))
        assert.equal(response.status, 200)
        assert.match(await response.text(), link.opens)
        assertSilent(response)
      })

      it('shows a page that says what to do once it is too old, was changed, or is for something else', async () => {
        const url = await link.make(desk)
        const elsewhere = otherPaths(purpose).map((path) => url.replace(LINK_PATHS[purpose], path))
        desk.advance(link.validMs + 1)
        const wrong = [url, `${url}x`, url.slice(0, -1), `${url.slice(0, url.lastIndexOf('/') + 1)}x.y`, ...elsewhere]
        for (const address of wrong) {
          const response = await fetch(address)
          const page = await response.text()
          assert.equal(response.status, 404, address)
          assert.match(response.headers.get('content-type') ?? '', /^text\/html/)
          assert.match(page, /This link no longer works.*Ask Frontdesk for a new one/s)
          assert.ok(!page.includes(address.slice(-20)))
          assertSilent(response)
        }
      })

      it('is not to be had with a token of the same key for anything else', async () => {
        const { signedTokens, clock, publicUrl } = desk.frontdesk.deps
        const until = new Date(clock().getTime() + 60_000)
        const foreign = signedTokens.sign('another' as LinkPurpose, { organisationId: 'root', personId: 'ada' }, until)
        assert.equal((await fetch(linkTo(publicUrl(), purpose, foreign))).status, 404)
      })
    })
  }
})

function assertSilent({ headers }: Response): void {
  assert.equal(headers.get('cache-control'), 'no-store')
  assert.equal(headers.get('referrer-policy'), 'no-referrer')
  assert.equal(headers.get('x-content-type-options'), 'nosniff')
}

function otherPaths(purpose: LinkPurpose): readonly string[] {
  return Object.values<string>(LINK_PATHS).filter((path) => path !== LINK_PATHS[purpose])
}

function urlIn(answer: unknown): string {
  const url = /https?:\/\/127[^"]+/.exec(JSON.stringify(answer))?.[0]
  assert.ok(url, 'There is no link')
  return url
}
