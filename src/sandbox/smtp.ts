// A real SMTP port through which any mail program of this machine can write to the sandbox. RFC 5321.
import { SMTPServer, type SMTPServerAddress, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import { listenOnLoopback } from './listen.ts'

/** What Exchange Online takes by default is 36 MB; a little more, so that its own limit is what shows. */
const MOST_BYTES = 40 * 1024 * 1024

export interface SmtpOptions {
  /** Loopback only; 127.0.0.1 when left out. */
  readonly host?: string
  /** 0, also when left out, takes a free one. */
  readonly port?: number
  readonly hasMailbox: (address: string) => boolean
  readonly deliver: (raw: Buffer, mailbox: string) => Promise<unknown>
}

export interface SmtpPort {
  readonly port: number
  stop(): Promise<void>
}

/**
 * Starts listening, without authentication. Recipients without a mailbox are refused with 550; the mail of the others is
 * acknowledged once every copy is delivered. Throws when the port is taken, naming it and the cure.
 */
export async function startSmtp(options: SmtpOptions): Promise<SmtpPort> {
  const server = new SMTPServer({
    name: 'localhost',
    banner: 'Frontdesk sandbox',
    size: MOST_BYTES,
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 1,
    onRcptTo: (recipient, _session, done) => {
      done(options.hasMailbox(recipient.address) ? null : refusal(550, `No mailbox <${recipient.address}> here`))
    },
    onData: (stream, session, done) => {
      receive(options, stream, session).then(
        () => done(null),
        (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
      )
    },
  })
  // A client that breaks off is the client's affair; without a listener it would end the process.
  server.on('error', () => undefined)
  const port = await listenOnLoopback(server.server, 'the SMTP port', options.host ?? '127.0.0.1', options.port ?? 0)
  return { port, stop: () => new Promise((resolve) => server.close(resolve)) }
}

async function receive(options: SmtpOptions, stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    // Drained to its end all the same, or the client would never hear the refusal.
    if (!stream.sizeExceeded) chunks.push(chunk)
  }
  if (stream.sizeExceeded) throw refusal(552, `The mail is larger than ${MOST_BYTES} bytes`)
  const { mailFrom, rcptTo } = session.envelope
  const raw = Buffer.concat([Buffer.from(returnPath(mailFrom)), ...chunks])
  for (const address of new Set(rcptTo.map((recipient) => recipient.address.toLowerCase()))) {
    await options.deliver(raw, address)
  }
}

/** The last hop writes down the envelope's sender; an empty one is how a bounce is known. RFC 5321, section 4.4. */
function returnPath(mailFrom: SMTPServerAddress | false): string {
  return `Return-Path: <${mailFrom === false ? '' : mailFrom.address}>\r\n`
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode })
}
