// The other side of the benchmark, in a process of its own, so that it takes no time of what is measured.
import { fork } from 'node:child_process'
import { z } from 'zod'
import { Where, type Question } from './outside-protocol.ts'

export interface Outside {
  readonly graphUrl: string
  readonly serviceUrl: string
  /** PEM that makes the stand-in for Graph trusted. */
  readonly ca: string
  fillMailbox(mails: number): Promise<null>
  /** Answers to the first `to` mails, one to each in turn, behind all that are there. */
  addAnswers(answers: number, to: number): Promise<null>
  /** When the first page since then was asked for, in milliseconds since 1970. */
  firstReadAt(): Promise<number>
  /** Seconds that `people` took to get `count` commands answered by the bot at `url`. */
  typeCommands(work: {
    readonly url: string
    readonly text: string
    readonly count: number
    readonly people: number
  }): Promise<number>
  stop(): void
}

export async function startOutside(): Promise<Outside> {
  const child = fork(new URL('./outside-process.ts', import.meta.url), { execArgv: ['--import', 'tsx'] })
  /** One question at a time. */
  const ask = async <T>(question: Question, answer: z.ZodType<T>): Promise<T> =>
    await new Promise((resolve, reject) => {
      const ended = (code: number | null): void =>
        reject(new Error(`The process beside this one ended with code ${code ?? 'none'}`))
      child.once('exit', ended)
      child.once('message', (message) => {
        child.off('exit', ended)
        resolve(answer.parse(message))
      })
      child.send(question)
    })
  return {
    ...(await ask({ ask: 'where' }, Where)),
    fillMailbox: (mails) => ask({ ask: 'fill-mailbox', mails }, z.null()),
    addAnswers: (answers, to) => ask({ ask: 'add-answers', answers, to }, z.null()),
    firstReadAt: () => ask({ ask: 'first-read-at' }, z.number()),
    typeCommands: (work) => ask({ ask: 'type-commands', ...work }, z.number()),
    stop: () => child.disconnect(),
  }
}
