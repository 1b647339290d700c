// The Playground in headless Chromium, as a person sees and uses it.
import assert from 'node:assert/strict'
import { existsSync, mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type Locator } from 'playwright-core'

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const PATIENCE_MS = 20_000
const MENTIONS = 4
export const SCREENSHOTS = new URL('../../screenshots/', import.meta.url)

export type PlaygroundPage = Awaited<ReturnType<typeof openPlayground>>

/** Why the tests of the browser cannot run here; `null` when they can. */
export function missingChromium(): string | null {
  return existsSync(CHROMIUM)
    ? null
    : `needs Chromium at '${CHROMIUM}' (apt-get install chromium, or set CHROMIUM): skipped`
}

/** The caller closes it. */
export async function launchChromium(): Promise<Browser> {
  mkdirSync(SCREENSHOTS, { recursive: true })
  return await chromium.launch({ executablePath: CHROMIUM, args: FLAGS })
}

/** `height` of the window in pixels: tall cards need a tall one to be seen whole. */
export async function openPlayground(url: string, height = 1100) {
  const browser = await launchChromium()
  const page = await browser.newPage({ viewport: { width: 1280, height }, deviceScaleFactor: 1.5 })
  page.setDefaultTimeout(PATIENCE_MS)
  // Fonts and animations of the Playground come from the internet; nothing here waits for them.
  await page.route(
    (address) => !['localhost', '127.0.0.1'].includes(address.hostname),
    async (route) => await route.abort(),
  )
  await page.goto(url, { waitUntil: 'domcontentloaded' })

  const cards = page.locator('.ac-adaptiveCard')
  const show = async (conversation: string): Promise<void> => {
    await page.getByRole('treeitem', { name: conversation }).click()
  }
  /** The menu comes once the page listens to what is typed: where it does not yet, the letters are typed again. */
  const mentionFrontdesk = async (post: Locator): Promise<void> => {
    const choice = page
      .getByRole('option', { name: 'Frontdesk' })
      .or(page.getByRole('menuitem', { name: 'Frontdesk' }))
      .first()
    for (let tries = 1; ; tries += 1) {
      await post.pressSequentially('@Fro')
      try {
        await choice.click({ timeout: PATIENCE_MS / 4 })
        return
      } catch (error) {
        if (tries === MENTIONS) throw error
        await post.fill('')
      }
    }
  }
  return {
    /** Opens `Personal Chat`, or a channel of the team by its name. */
    showPersonalChat: async () => await show('Personal Chat'),
    showChannel: async (name: string) => await show(`Northwind Helpdesk - ${name}`),

    /** Types in the personal chat and answers the card that comes back. */
    async say(text: string): Promise<Locator> {
      const before = await cards.count()
      await page.getByRole('textbox').last().fill(text)
      await page.getByRole('button', { name: 'Send Message' }).last().click()
      await cards.nth(before).waitFor()
      return cards.last()
    },

    /** Begins a post in the channel that is shown, to Frontdesk: without the mention it would not hear of it. */
    async post(text: string): Promise<void> {
      const post = page.getByRole('textbox').first()
      await post.click()
      await mentionFrontdesk(post)
      await post.pressSequentially(` ${text}`)
      await page.getByRole('button', { name: 'Post', exact: true }).click()
    },

    /** The cards of the conversation that is shown which have all of these texts. */
    cards: (...texts: readonly string[]): Locator =>
      texts.reduce((found, text) => found.filter({ hasText: text }), cards),

    /** The post of a channel, with its thread, that has all of these texts. */
    thread: (...texts: readonly string[]): Locator =>
      texts.reduce((found, text) => found.filter({ hasText: text }), page.locator('[role=group].fui-Card')),

    /** Chooses from a list of the card by its title. */
    async choose(card: Locator, list: string, title: string): Promise<void> {
      await card.getByRole('combobox', { name: list }).click()
      await page.getByRole('option', { name: title, exact: true }).click()
    },

    /** Picks the day in the middle of next month: the list of days is the Playground's own, beside the card. */
    async pickDate(card: Locator, label: string): Promise<void> {
      await card.getByLabel(label).first().click()
      await page
        .getByRole('button', { name: /next month/iu })
        .first()
        .click()
      await page.getByRole('gridcell', { name: /^15,/u }).first().click()
    },

    /** Presses a link of the card and answers where it leads: it opens a page of its own. */
    async linkOf(card: Locator, link: string): Promise<string> {
      const [request] = await Promise.all([
        page.context().waitForEvent('request', (one) => one.isNavigationRequest()),
        card.getByRole('link', { name: link, exact: true }).first().click(),
      ])
      return request.url()
    },

    async shoot(name: string): Promise<void> {
      await page.screenshot({ path: fileURLToPath(new URL(`playground-${name}.png`, SCREENSHOTS)) })
    },

    async shootCard(card: Locator, name: string): Promise<void> {
      await card.screenshot({ path: fileURLToPath(new URL(`playground-${name}.png`, SCREENSHOTS)) })
    },

    /** What the customer reads, in the page of the demo that shows the emails which were sent. */
    async readSent(backstage: string, text: string, name: string): Promise<void> {
      const elsewhere = await browser.newPage({ viewport: { width: 900, height: 1400 } })
      await elsewhere.goto(backstage)
      const frame = elsewhere.locator('iframe').first()
      await frame.contentFrame().getByText(text).waitFor({ timeout: PATIENCE_MS })
      const needed = await frame.evaluate(
        // The types of a browser are not those of this program.
        (one) =>
          (one as unknown as { contentDocument: { body: { scrollHeight: number } } }).contentDocument.body.scrollHeight,
      )
      assert.ok(((await frame.boundingBox())?.height ?? 0) >= needed, 'The frame shows all of the email')
      await elsewhere.screenshot({ path: fileURLToPath(new URL(`playground-${name}.png`, SCREENSHOTS)) })
      await elsewhere.close()
    },

    close: async () => await browser.close(),
  }
}

/** Presses a button of the card and waits until the card shows the text. */
export async function press(card: Locator, button: string, thenShows: string): Promise<void> {
  await card.getByRole('button', { name: button, exact: true }).click()
  await shows(card, thenShows)
}

/** Waits until the card shows the text. Throws with what it shows instead. */
export async function shows(card: Locator, text: string): Promise<void> {
  try {
    await card.getByText(text).first().waitFor()
  } catch (cause) {
    const shown = (await card.count()) === 1 ? await card.innerText() : `${await card.count()} such cards`
    throw new Error(`The card does not show '${text}' but: ${shown}`, { cause })
  }
}
