// The pages about privacy, terms and support on a small phone: nobody is kept out, nothing has to be scrolled sideways.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { AxeResults } from 'axe-core'
import type { Browser } from 'playwright-core'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { launchChromium, missingChromium, SCREENSHOTS } from './playground-page.ts'

const PHONE = { width: 320, height: 640 }
const LEGAL = {
  company: 'Northwind Distribution GmbH',
  address: 'Northwind Distribution GmbH, Hauptstraße 1, 10115 Berlin',
  contact: 'a-rather-long-address-of-the-helpdesk@northwind.example.com',
  privacyContact: 'https://northwind.example.com/about-us/privacy-and-data-protection',
  dataLocation: 'In Frankfurt, Germany',
}

describe('the pages about privacy, terms and support on a phone', () => {
  let browser: Browser | null = null
  let desk: TestFrontdesk | null = null
  before(async function () {
    const missing = missingChromium()
    if (missing !== null) {
      console.log(`      The browser test ${missing}`)
      this.skip()
    }
    browser = await launchChromium()
    desk = await startTestFrontdesk({ legal: LEGAL })
  })
  after(async () => {
    await browser?.close()
    await desk?.stop()
  })

  for (const page of ['privacy', 'terms', 'support']) {
    for (const language of ['en', 'de']) {
      it(`are clear to everybody: ${page}, ${language}`, async () => {
        assert.ok(browser && desk)
        const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
        const context = await browser.newContext({ viewport: PHONE, deviceScaleFactor: 2, javaScriptEnabled: true })
        const shown = await context.newPage()
        await shown.goto(new URL(`/legal/${page}?lang=${language}`, desk.endpoint).href)
        for (const colorScheme of ['light', 'dark'] as const) {
          await shown.emulateMedia({ colorScheme })
          // Run by the debugger, which needs no leave of the page to do so.
          const { violations } = await shown.evaluate<AxeResults>(`${axe}; axe.run(document)`)
          assert.deepEqual(
            violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
            [],
          )
        }
        assert.equal(await shown.evaluate('document.documentElement.scrollWidth'), PHONE.width)
        const file = fileURLToPath(new URL(`legal-${page}-${language}.png`, SCREENSHOTS))
        await shown.screenshot({ path: file, fullPage: true })
        await context.close()
      })
    }
  }
})
