// The page of a ticket as its customer sees it: what was said, and what they can do about it. It works without any script.
import type { CustomerPageView, PageDone } from '../../app/views/customer-page-view.ts'
import type { TextKey } from '../../texts/texts.ts'
import { framed } from './page-frame.tsx'
import { AboutForm, CloseForm, RateForm, ReopenForm, ReplyForm } from './page-forms.tsx'

const DONE: Readonly<Record<PageDone, TextKey>> = {
  answer: 'page.done.answer',
  opened: 'page.done.opened',
  sort: 'page.done.sort',
  close: 'page.done.close',
  reopen: 'page.done.reopen',
  rate: 'page.done.rate',
}

type Shown = CustomerPageView['conversation']['entries'][number]

/** `path`: the address of the page itself. */
export function ticketPage(view: CustomerPageView, path: string): string {
  const { to, number, organisation, refused, done, moves, status } = view
  const subject = view.subject === '' ? to.say('page.noSubject') : view.subject
  const title = to.say('page.title', { number: `${number}`, subject })
  return framed(
    to,
    refused === null ? title : to.say('page.errorTitle', { title }),
    <>
      <main>
        <header>
          <p class="soft">{to.say('page.number', { number: `${number}`, organisation })}</p>
          <h1 dir="auto">{subject}</h1>
        </header>
        {done === null ? null : (
          <p class="note" role="status">
            {to.say(DONE[done])}
          </p>
        )}
        <Problem view={view} />
        <section>
          <p class="status">{to.say('page.status', { status })}</p>
          <p>{to.say('page.statusText', { status })}</p>
          {view.about.length === 0 ? null : <p>{to.say('page.about', { what: view.about.join(', ') })}</p>}
          {moves.answer ? (
            <p>
              <a class="jump" href="#text">
                {to.say('page.toReply')}
              </a>
            </p>
          ) : null}
        </section>
        {moves.reopen ? <ReopenForm view={view} path={path} /> : null}
        {moves.rate || view.rating !== null ? <RateForm view={view} path={path} /> : null}
        {moves.sort && view.categoryId === null ? <AboutForm view={view} path={path} /> : null}
        <Messages view={view} path={path} />
        {moves.answer ? <ReplyForm view={view} path={path} /> : null}
        {moves.sort && view.categoryId !== null ? <AboutForm view={view} path={path} /> : null}
        {moves.close ? <CloseForm view={view} path={path} /> : null}
      </main>
      <footer>
        <p>{to.say('page.share')}</p>
        <p>{to.say('page.until', { until: view.until })}</p>
      </footer>
    </>,
  )
}

/** On top, where a screen reader begins; what is about one field stands there as well. */
function Problem({ view: { to, refused } }: { readonly view: CustomerPageView }) {
  if (refused === null) return null
  const { key, values, field } = refused.problem
  const text = to.say(key, values)
  return (
    <p class="note bad" role="alert">
      {field === null ? text : <a href={`#${field}`}>{text}</a>}
    </p>
  )
}

function Messages({ view, path }: { readonly view: CustomerPageView; readonly path: string }) {
  const { to, conversation } = view
  const { entries, newer, older } = conversation
  const page = (place: string): string => (place === '' ? path : `${path}?page=${encodeURIComponent(place)}`)
  return (
    <section aria-labelledby="messages">
      <h2 id="messages">{to.say('page.messages')}</h2>
      {entries.length > 1 ? <p class="soft">{to.say('page.newestFirst')}</p> : null}
      <ol>
        {entries.map((entry) => (
          <Message key={entry.entryId} view={view} entry={entry} />
        ))}
      </ol>
      {newer === null && older === null ? null : (
        <nav aria-labelledby="messages">
          {newer === null ? null : <a href={page(newer)}>{to.say('page.newer')}</a>}
          {older === null ? null : <a href={page(older)}>{to.say('page.older')}</a>}
        </nav>
      )}
    </section>
  )
}

function Message({ view: { to }, entry }: { readonly view: CustomerPageView; readonly entry: Shown }) {
  const { by, at, text, unkept, files } = entry
  const when = <time dateTime={at.toISOString()}>{to.say('page.at', { at })}</time>
  if (by.kind === 'opening') {
    return (
      <li>
        <p class="soft">{when}</p>
        <p>{to.say('page.opening')}</p>
      </li>
    )
  }
  return (
    <li class={by.kind}>
      <p class="soft">
        <span class="who" dir="auto">
          {by.kind === 'you' ? to.say('page.you') : by.name}
        </span>{' '}
        · {when}
      </p>
      {text === '' && files === 0 ? <p class="soft">{to.say('page.noText')}</p> : null}
      {text === '' ? null : (
        <p class="words" dir="auto">
          {text}
        </p>
      )}
      {unkept > 0 ? <p class="soft">{to.say('page.unkept')}</p> : null}
      {files > 0 ? <p class="soft">{to.say('page.files', { count: files })}</p> : null}
    </li>
  )
}
