// The page that an invitation of another tenant leads to: what its Teams administrator does, step by step.
import type { Speaker } from '../../texts/speaker.ts'
import { framed } from './page-frame.tsx'

export interface InvitationPage {
  readonly code: string
  readonly organisation: string
  readonly by: string
  readonly until: Date
  /** Empty where there is none. */
  readonly botLink: string
}

/** `download`: the path of the app package. */
export function invitationPage(to: Speaker, view: InvitationPage, download: string): string {
  const { code, organisation, by: name, until, botLink } = view
  const title = to.say('connect.page.title', { organisation })
  return framed(
    to,
    title,
    <>
      <main>
        <section>
          <h1 dir="auto">{title}</h1>
          <p dir="auto">{to.say('connect.page.lead', { name })}</p>
          <ol class="steps">
            <li>
              <p>{to.say('connect.page.download')}</p>
              <p>
                <a href={download} download>
                  {to.say('connect.page.downloadLink')}
                </a>
              </p>
            </li>
            <li>
              <p>{to.say('connect.page.upload')}</p>
            </li>
            <li>
              <p>{to.say('connect.page.open')}</p>
              <p class="code">
                <code>{`${to.say('connect.word')} ${code}`}</code>
              </p>
              {botLink === '' ? null : (
                <p>
                  <a href={botLink}>{to.say('connect.page.openLink')}</a>
                </p>
              )}
            </li>
            <li>
              <p>{to.say('connect.page.wait')}</p>
            </li>
          </ol>
        </section>
      </main>
      <footer>
        <p>{to.say('connect.page.until', { until })}</p>
      </footer>
    </>,
  )
}
