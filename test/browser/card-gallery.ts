// Draws every card, light and dark, narrow and wide, into screenshots/ (headless Chromium, host configurations of Teams).
// Start it with `node --import tsx test/browser/card-gallery.ts`, followed by names of cards to draw only those, and by `--de` for German.
import { existsSync, mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { DEFAULT_LANGUAGE, isLanguage } from '../../src/texts/languages.ts'
import { speakingTo } from '../../src/texts/say.ts'
import { speaker } from '../../src/texts/speaker.ts'
import { renderCard } from '../../src/teams/cards/render-card.ts'
import { SAMPLE_VIEWS, VARIANT_VIEWS } from '../support/card-views.ts'
import { productViews } from '../support/product-views.ts'
import { hostConfig } from '../support/host-config.ts'

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const THEMES = {
  light: { page: '#f5f5f5', card: '#ffffff', text: '#242424', line: '#d1d1d1' },
  dark: { page: '#1f1f1f', card: '#292929', text: '#ffffff', line: '#525252' },
}
const WIDTHS = { narrow: 320, wide: 700 }

const root = new URL('../../', import.meta.url)
if (!existsSync(CHROMIUM)) {
  console.log(`The gallery needs Chromium at '${CHROMIUM}' (apt-get install chromium, or set CHROMIUM): skipped`)
} else {
  const [language = DEFAULT_LANGUAGE] = process.argv.map((one) => one.replace(/^--/u, '')).filter(isLanguage)
  await speakingTo(speaker({ language, timeZone: 'Europe/Berlin' }), drawAll)
}

async function drawAll(): Promise<void> {
  const views = { ...SAMPLE_VIEWS, ...VARIANT_VIEWS, ...(await productViews()) }
  const wanted = process.argv.slice(2).filter((one) => !one.startsWith('--'))
  const cards = Object.entries(views)
    .filter(([name]) => wanted.length === 0 || wanted.includes(name))
    .map(([name, view]) => ({ name, json: JSON.stringify(renderCard(view)) }))
  mkdirSync(new URL('screenshots/', root), { recursive: true })
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS })
  try {
    for (const theme of ['light', 'dark'] as const) {
      for (const width of ['narrow', 'wide'] as const) {
        const page = await browser.newPage({ viewport: { width: WIDTHS[width], height: 400 }, deviceScaleFactor: 1.5 })
        await page.setContent(html(theme))
        await page.addScriptTag({
          path: createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js'),
        })
        for (const { name, json } of cards) {
          await page.evaluate(drawing(json, JSON.stringify(hostConfig(theme))))
          const path = fileURLToPath(new URL(`screenshots/${name}-${theme}-${width}.png`, root))
          await page.screenshot({ path, fullPage: true })
        }
        await page.close()
      }
    }
  } finally {
    await browser.close()
  }
  console.log(`Drew ${cards.length} cards, light and dark, narrow and wide, into screenshots/`)
}

/** Runs in the page. Both arguments are JSON, which is JavaScript too. */
function drawing(card: string, hostConfig: string): string {
  return `
    AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
      const span = document.createElement('span')
      span.textContent = text
      result.outputHtml = span.innerHTML
      result.didProcess = true
    }
    const card = new AdaptiveCards.AdaptiveCard()
    card.hostConfig = new AdaptiveCards.HostConfig(${hostConfig})
    card.parse(${card})
    document.querySelector('main').replaceChildren(card.render())`
}

/** The library draws buttons and inputs without any style: this is about how Teams dresses them. */
function html(theme: keyof typeof THEMES): string {
  const { page, card, text, line } = THEMES[theme]
  return `<!doctype html><html lang="en"><style>
    body { margin: 0; padding: 12px; background: ${page}; font-family: 'Segoe UI', 'Noto Sans', sans-serif }
    main { background: ${card}; color: ${text}; border: 1px solid ${line}; border-radius: 4px; overflow: hidden }
    .ac-pushButton { background: ${card}; color: ${text}; border: 1px solid ${line}; border-radius: 4px; padding: 5px 12px; font: 600 14px 'Segoe UI', 'Noto Sans', sans-serif }
    .ac-pushButton.style-positive { background: #5b5fc7; border-color: #5b5fc7; color: #ffffff }
    .ac-actionSet { flex-wrap: wrap; row-gap: 8px }
    .ac-pushButton.style-destructive { color: #c4314b }
    select, textarea, input:not([type=checkbox], [type=radio]) { box-sizing: border-box; background: ${page}; color: ${text}; border: 1px solid ${line}; border-radius: 4px; padding: 6px; font: inherit; width: 100%; color-scheme: ${theme} }
    [role=button], .ac-selectable { cursor: pointer }
  </style><main></main></html>`
}
