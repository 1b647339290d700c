// What may be said on the demo's command line.
import { parseArgs } from 'node:util'

/** Beside what a real installation keeps in `.data`, so that starting over never touches that. */
const DEMO_FOLDER = '.data/demo'

export interface DemoOptions {
  readonly help: boolean
  readonly check: boolean
  readonly fresh: boolean
  /** Where the demo keeps its data; `fresh` empties it. */
  readonly folder: string
  readonly ports: DemoPorts
}

export interface DemoPorts {
  readonly bot: number
  readonly playground: number
  readonly graph: number
  readonly smtp: number
  readonly backstage: number
}

export const USAGE = `Usage: npm run demo -- [options]

  --fresh                  start over instead of continuing with the data of last time
  --check                  run through the demo without a person and end with 0 or 1
  --port 3978              the bot
  --playground-port 56150  the Playground, which you open in the browser
  --graph-port 3979        the stand-in for Microsoft Graph
  --smtp-port 2525         the mail server
  --backstage-port 3980    the page to be someone else, and to read the emails that were sent
`

/** Throws an `Error` that names what is wrong, followed by the usage. */
export function readDemoOptions(args: readonly string[]): DemoOptions {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        fresh: { type: 'boolean', default: false },
        check: { type: 'boolean', default: false },
        port: { type: 'string', default: '3978' },
        'playground-port': { type: 'string', default: '56150' },
        'graph-port': { type: 'string', default: '3979' },
        'smtp-port': { type: 'string', default: '2525' },
        'backstage-port': { type: 'string', default: '3980' },
      },
    })
    return {
      help: values.help,
      check: values.check,
      fresh: values.fresh,
      folder: DEMO_FOLDER,
      ports: {
        bot: portOf('--port', values.port),
        playground: portOf('--playground-port', values['playground-port']),
        graph: portOf('--graph-port', values['graph-port']),
        smtp: portOf('--smtp-port', values['smtp-port']),
        backstage: portOf('--backstage-port', values['backstage-port']),
      },
    }
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`, { cause: error })
  }
}

function portOf(name: string, value: string): number {
  const port = Number(value)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new Error(`${name} is '${value}', which is no port: give a number from 1 to 65535`)
}
