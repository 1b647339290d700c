// The pages that the Teams app leads to, as somebody reads them who has no login.
import assert from 'node:assert/strict'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { aMail } from '../support/mails.ts'

const LEGAL = {
  company: 'Northwind <b>& Sons</b>',
  address: 'Hauptstraße 1, 10115 Berlin',
  contact: 'help@northwind.com',
  privacyContact: 'https://northwind.com/privacy',
  dataLocation: 'In Frankfurt',
}

describe('the pages about privacy, terms and support', () => {
  let desk: TestFrontdesk
  before(async () => {
    desk = await startTestFrontdesk({ legal: LEGAL })
    await desk.ticketOf(await desk.deliver(aMail({ Subject: 'Contoso printer' })))
  })
  after(() => desk.stop())

  async function read(
    path: string,
    headers: Record<string, string> = {},
  ): Promise<{ html: string; response: Response }> {
    const response = await fetch(new URL(path, desk.endpoint), { headers })
    return { html: await response.text(), response }
  }

  for (const [page, title, german] of [
    ['privacy', 'Privacy', 'Datenschutz'],
    ['terms', 'Terms of use', 'Nutzungsbedingungen'],
    ['support', 'Support', 'Hilfe'],
  ] as const) {
    it(`are read by anybody, in both languages: ${page}`, async () => {
      const { html, response } = await read(`/legal/${page}`)
      assert.equal(response.status, 200)
      assert.match(html, new RegExp(`<h1>${title}</h1>`, 'u'))
      assert.match(
        (await read(`/legal/${page}`, { 'Accept-Language': 'de-AT' })).html,
        new RegExp(`<h1>${german}</h1>`, 'u'),
      )
      const chosen = await read(`/legal/${page}?lang=de`, { 'Accept-Language': 'en' })
      assert.match(chosen.html, /<html lang="de">/)
      for (const odd of ['?lang=__proto__', '?lang=', '?lang=%00', '?lang=de&lang=en', '?%']) {
        assert.equal((await read(`/legal/${page}${odd}`)).response.status, 200, odd)
      }
      assert.equal(response.headers.get('vary'), 'Accept-Language')
    })

    it(`run nothing and load nothing, and say nothing of anybody but whoever runs it: ${page}`, async () => {
      const { html, response } = await read(`/legal/${page}`)
      assert.match(
        response.headers.get('content-security-policy') ?? '',
        /^default-src 'none'; frame-ancestors 'none'; style-src 'sha256-/,
      )
      assert.equal(response.headers.get('cache-control'), 'no-store')
      assert.equal(response.headers.get('set-cookie'), null)
      assert.doesNotMatch(html, /<script|<img|<link|<form|Contoso|printer|Ada/)
    })
  }

  it('say who runs it, and nothing of that is markup', async () => {
    const { html } = await read('/legal/privacy')
    assert.match(html, /run by Northwind &lt;b(?:>|&gt;)&amp; Sons&lt;\/b(?:>|&gt;)/)
    for (const said of ['Hauptstraße 1, 10115 Berlin', 'In Frankfurt']) assert.ok(html.includes(said), said)
    assert.match(html, /<a href="mailto:help@northwind\.com">/)
    assert.match(html, /<a href="https:\/\/northwind\.com\/privacy">/)
  })

  it('say so where whoever runs it has not said anything, and answer nothing but GET', async () => {
    const silent = await startTestFrontdesk()
    try {
      const html = await (await fetch(new URL('/legal/privacy', silent.endpoint))).text()
      assert.match(html, /has not entered their details here yet/)
      assert.equal((await fetch(new URL('/legal/privacy', silent.endpoint), { method: 'POST' })).status, 405)
      assert.equal((await fetch(new URL('/legal/other', silent.endpoint))).status, 404)
    } finally {
      await silent.stop()
    }
  })
})
