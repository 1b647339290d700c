// Commands per second posted to /api/messages, beside the least bot that answers: CloudAdapter, restify, and an echo.
import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import restify from 'restify'
import { listenOnLoopback } from '../src/sandbox/listen.ts'
import { newPlace, startFrontdesk } from './frontdesk.ts'
import { inTurns, startClock, type Figures, type Run } from './measure.ts'
import type { Outside } from './outside.ts'

const PEOPLE = 16
export const COMMANDS_METHOD =
  `bare: botbuilder's CloudAdapter and restify's bodyParser as its samples have them, answering with the text it got; ` +
  `${PEOPLE} people type at once`

/** With 100 open tickets in the store. */
export async function measureCommands(
  outside: Outside,
  mongodbUri: string | null,
  text: string,
  { runs, count }: { readonly runs: number; readonly count: number },
): Promise<Figures> {
  await outside.fillMailbox(100)
  const place = await newPlace(mongodbUri)
  const frontdesk = await startFrontdesk(outside, place, undefined, patientClock())
  const echo = await startEchoBot()
  const answerAll = async (port: number): Promise<Run> => {
    const stopClock = startClock()
    const url = `http://127.0.0.1:${port}/api/messages`
    return stopClock(count, await outside.typeCommands({ url, text, count, people: PEOPLE }))
  }
  const figures = await inTurns(
    runs,
    () => answerAll(frontdesk.port),
    () => answerAll(echo.port),
  )
  await echo.stop()
  await frontdesk.stop()
  await place.remove()
  return figures
}

/** A tenth of a second later at each look: so many commands at once would be refused as a flood. */
function patientClock(): () => Date {
  let looks = 0
  return () => new Date(Date.now() + (looks += 1) * 100)
}

async function startEchoBot(): Promise<{ readonly port: number; stop(): Promise<void> }> {
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication())
  const server = restify.createServer()
  server.use(restify.plugins.bodyParser())
  server.post('/api/messages', async (req, res) => {
    // restify's own types and botbuilder's differ in whether a field may be undefined.
    await adapter.process(req as never, res, async (context) => {
      await context.sendActivity(`Echo: ${context.activity.text}`)
    })
  })
  const port = await listenOnLoopback(server.server, 'the echo bot', '127.0.0.1', 0)
  return {
    port,
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve)
        server.server.closeAllConnections()
      }),
  }
}
