// A customer who has nothing but email, on a small phone: from the link in the acknowledgement to the chosen category and an answer.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import type { AxeResults } from 'axe-core'
import { speaker } from '../../src/texts/speaker.ts'
import type { Language } from '../../src/texts/languages.ts'
import type { TextKey } from '../../src/texts/texts.ts'
import { BEA } from '../support/frontdesk-seed.ts'
import { openPageDesk, type PageDesk } from '../support/page-desk.ts'
import { launchChromium, missingChromium, SCREENSHOTS } from './playground-page.ts'

const PHONE = { width: 320, height: 640 }

for (const language of ['en', 'de'] as const satisfies readonly Language[]) {
  describe(`the page of a ticket on a phone, ${language}`, () => {
    const { say } = speaker({ language, timeZone: 'Europe/Berlin' })
    let browser: Browser | null = null
    let desk: PageDesk | null = null
    let page: Page
    let axe: string
    const asked: string[] = []

    before(async function () {
      const missing = missingChromium()
      if (missing !== null) {
        console.log(`      The browser test ${missing}`)
        this.skip()
      }
      axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
      browser = await launchChromium()
      desk = await openPageDesk()
      await desk.desk.documents.organisations.updateIf(
        { _id: 'customer' },
        { $set: { language, timeZone: 'Europe/Berlin' } },
      )
      const context = await browser.newContext({ viewport: PHONE, deviceScaleFactor: 2 })
      page = await context.newPage()
      page.on('request', (request) => asked.push(request.url()))
    })
    after(async () => {
      await browser?.close()
      await desk?.desk.stop()
    })

    /** Nobody is kept out, nothing is wider than the phone. */
    async function look(name: string, scheme: 'light' | 'dark' = 'light'): Promise<void> {
      await page.emulateMedia({ colorScheme: scheme })
      // Run by the debugger, which needs no leave of the page to do so.
      const { violations } = await page.evaluate<AxeResults>(`${axe}; axe.run(document)`)
      assert.deepEqual(
        violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
        [],
      )
      const width = await page.evaluate('document.documentElement.scrollWidth')
      assert.equal(width, PHONE.width, 'nothing has to be scrolled sideways')
      const small = await page.evaluate(
        `[...document.querySelectorAll('button, select, textarea, fieldset label')].filter((one) => one.getBoundingClientRect().height < 44).length`,
      )
      assert.equal(small, 0, 'every control is large enough for a thumb')
      await page.screenshot({
        path: fileURLToPath(new URL(`page-${name}-${language}.png`, SCREENSHOTS)),
        fullPage: true,
      })
    }
    const press = async (key: TextKey): Promise<void> => {
      await page.getByRole('button', { name: say(key), exact: true }).click()
    }
    const shows = async (text: string): Promise<void> => {
      await page.getByText(text, { exact: false }).first().waitFor({ timeout: 10_000 })
    }

    it('shows the ticket to whoever follows the link', async () => {
      assert.ok(desk)
      await page.goto(desk.url)
      await shows(say('page.statusText', { status: 'new' }))
      await look('new')
      await look('new-dark', 'dark')
    })

    it('takes the chosen category', async () => {
      await page.getByLabel(say('page.sort.category')).selectOption({ label: 'Hardware' })
      await page.getByLabel(say('page.sort.serviceType')).selectOption({ index: 1 })
      await press('page.sort.save')
      await shows(say('page.done.sort'))
      assert.equal((await desk?.now())?.categoryId, 'hardware')
      await look('sorted')
    })

    it('says at its field what is wrong with an answer, and takes it then', async () => {
      await page.getByLabel(say('page.reply.label')).fill('   ')
      await press('page.reply.send')
      await shows(say('page.problem.empty'))
      await look('refused')
      await page.getByLabel(say('page.reply.label')).fill('Es raucht. It smokes.\nپرینتر خراب است')
      await press('page.reply.send')
      await shows(say('page.done.answer'))
      await shows('It smokes.')
      await look('answered')
      assert.equal(await desk?.desk.documents.entries.count({ kind: 'message' }), 1)
    })

    it('can be used with the keyboard alone, and shows where one is', async () => {
      await page.keyboard.press('Tab')
      const outline = await page.evaluate('getComputedStyle(document.activeElement).outlineWidth')
      assert.equal(outline, '3px')
    })

    it('takes a rating once it is resolved, and opens it again', async () => {
      assert.ok(desk)
      const { desk: running, ticket } = desk
      await running.hands.click(await running.cardOf(ticket), 'ticket.resolve', {}, BEA)
      await desk.now()
      await page.goto(desk.url)
      await shows(say('page.statusText', { status: 'resolved' }))
      await look('resolved')
      await page.getByLabel(say('page.rate.stars', { stars: 's4' })).check()
      await page.getByLabel(say('page.rate.word')).fill('OK')
      await press('page.rate.send')
      await shows(say('page.done.rate'))
      await press('page.reopen.send')
      await shows(say('page.done.reopen'))
      await look('reopened')
    })

    it('says that a link is no good', async () => {
      assert.ok(desk)
      await page.setExtraHTTPHeaders({ 'Accept-Language': language })
      await page.goto(`${desk.url}x`)
      await shows(say('page.dead.title'))
      await look('dead')
    })

    it('asked nobody else for anything', () => {
      assert.ok(desk)
      const { origin } = new URL(desk.url)
      assert.deepEqual(
        asked.filter((url) => !url.startsWith(`${origin}/ticket/`) && !url.endsWith('/favicon.ico')),
        [],
      )
    })
  })
}
