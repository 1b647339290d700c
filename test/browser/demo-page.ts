// A demo of its own for a browser test, with the Playground open in front of it.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Context } from 'mocha'
import { createLog } from '../../src/lib/log.ts'
import { runDemo, type RunningDemo } from '../../src/sandbox/demo/run.ts'
import { freePorts } from './free-ports.ts'
import { missingChromium, openPlayground, type PlaygroundPage } from './playground-page.ts'

export interface DemoPage {
  readonly demo: RunningDemo
  readonly page: PlaygroundPage
  /** Ends both, and removes the demo's data. */
  close(): Promise<void>
}

/** `height` of the window, in pixels. Skips the tests, and says so, where there is no browser. */
export async function openDemo(context: Context, height: number): Promise<DemoPage> {
  const missing = missingChromium()
  if (missing !== null) {
    console.log(`    The Playground ${missing}`)
    context.skip()
  }
  const folder = await mkdtemp(path.join(tmpdir(), 'frontdesk-browser-'))
  const [bot, playground, graph, smtp, backstage] = await freePorts()
  const log = createLog({ level: 'error', destination: process.stderr })
  const options = { fresh: false, folder, ports: { bot, playground, graph, smtp, backstage } }
  const demo = await runDemo(options, log, () => undefined)
  const page = await openPlayground(demo.playgroundUrl, height)
  return {
    demo,
    page,
    async close() {
      await page.close()
      await demo.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
