// The page's HTML. Everything that is put in is escaped; the emails' own HTML stands in frames that run nothing, each as high as
// what it holds.
import type { SentMail } from '../../graph-stand-in.ts'
import { LANGUAGES, type Language } from '../../../texts/languages.ts'
import { SUPPORT_ADDRESS, type DemoUser } from '../world.ts'

export interface BackstageView {
  readonly people: readonly (DemoUser & { readonly part: string })[]
  readonly speaker: DemoUser
  /** What their Teams speaks. */
  readonly language: Language
  /** Oldest first. */
  readonly sent: readonly SentMail[]
  readonly justSent: boolean
}

const SHOWN = 30

export function backstagePage({ people, speaker, language, sent, justSent }: BackstageView): string {
  const customers = people.filter(({ part }) => part.includes('customer'))
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Frontdesk, behind the scenes</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>Behind the scenes</h1>
<section>
<h2>Who are you in the Playground?</h2>
<p>Whatever you type and press there counts as this person’s. All personal chats share the one chat that the Playground has.</p>
<form method="post" action="/be" class="people">
${people.map((person) => personButton(person, person.id === speaker.id)).join('\n')}
</form>
</section>
<section>
<h2>Which language does your Teams speak?</h2>
<p>Frontdesk answers you in it. Cards in channels, and emails, have the language of the organisation, which is set in its form: type <code>organisations</code>.</p>
<form method="post" action="/speak" class="people">
${Object.entries(LANGUAGES)
  .map(
    ([tag, name]) =>
      `<button name="language" value="${tag}" lang="${tag}" aria-pressed="${String(tag === language)}">${text(name)}</button>`,
  )
  .join('\n')}
</form>
</section>
<section>
<h2>Write to ${text(SUPPORT_ADDRESS)}</h2>
${justSent ? '<p class="done" role="status">Sent. It becomes a ticket, or joins one, within a second.</p>' : ''}
<form method="post" action="/mail" class="mail">
<label>From <select name="from">${customers.map(({ name, address }) => `<option value="${text(address)}"${address === speaker.address ? ' selected' : ''}>${text(name)} (${text(address)})</option>`).join('')}</select></label>
<label>Subject <input name="subject" required maxlength="200"></label>
<label>Text <textarea name="text" required rows="4"></textarea></label>
<button>Send</button>
</form>
</section>
<section>
<h2>Emails that Frontdesk sent</h2>
<p><a href="/">Look again</a></p>
${sent.length === 0 ? '<p>None yet. Switch on acknowledgements as Alex: type <code>mail</code> in the personal chat.</p>' : ''}
${sent.length > SHOWN ? `<p>The newest ${SHOWN} of ${sent.length}.</p>` : ''}
${sent.slice(-SHOWN).toReversed().map(sentMail).join('\n')}
</section>
</main>
<script>${FRAME_SCRIPT}</script>
</body>
</html>
`
}

function personButton({ id, name, part }: BackstageView['people'][number], chosen: boolean): string {
  return `<button name="user" value="${text(id)}" aria-pressed="${String(chosen)}"><strong>${text(name)}</strong><span>${text(part)}</span></button>`
}

function sentMail({ sentAt, content }: SentMail): string {
  const to = content.to.map(({ address }) => address).join(', ')
  const cc = content.cc.map(({ address }) => address).join(', ')
  const files = content.attachments.filter(({ inline }) => !inline).map(({ name }) => name)
  return `<article>
<h3>${text(content.subject ?? '(no subject)')}</h3>
<p class="head">To ${text(to)}${cc === '' ? '' : `, Cc ${text(cc)}`} · ${text(sentAt.toLocaleTimeString('en-GB'))}</p>
<iframe sandbox="allow-same-origin" title="The email as it is read" srcdoc="${text(content.html ?? content.textAsHtml)}"></iframe>
${files.length === 0 ? '' : `<p>Attached: ${text(files.join(', '))}</p>`}
<details><summary>Reply as ${text(to)}</summary>
<form method="post" action="/mail" class="mail">
<input type="hidden" name="from" value="${text(content.to[0]?.address ?? '')}">
<input type="hidden" name="subject" value="${text(replySubject(content.subject ?? ''))}">
<input type="hidden" name="answers" value="${text(content.messageId ?? '')}">
<label>Text <textarea name="text" required rows="3"></textarea></label>
<button>Send</button>
</form></details>
</article>`
}

function replySubject(subject: string): string {
  return (/^re:/iu.test(subject) ? subject : `Re: ${subject}`).slice(0, 200)
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function text(value: string): string {
  return value.replace(/[&<>"']/gu, (character) => ENTITIES[character] ?? '')
}

/** The only thing that runs on the page. The frames are of its origin to be measured, and may run no scripts for that. */
export const FRAME_SCRIPT = `
for (const frame of document.querySelectorAll('iframe')) {
  const fit = () => { frame.style.height = frame.contentDocument.documentElement.scrollHeight + 'px' }
  frame.addEventListener('load', () => { fit(); new ResizeObserver(fit).observe(frame.contentDocument.body) })
  if (frame.contentDocument.readyState === 'complete') fit()
}
`

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0; background: light-dark(#f5f5f5, #1f1f1f); color: light-dark(#242424, #f0f0f0); }
main { max-width: 44rem; margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin-top: 2rem; } h3 { font-size: 1rem; margin: 0; }
.people { display: flex; flex-wrap: wrap; gap: .5rem; }
button { font: inherit; padding: .5rem 1rem; border: 1px solid light-dark(#c7c7c7, #5c5c5c); border-radius: .4rem; background: light-dark(#fff, #2b2b2b); color: inherit; cursor: pointer; text-align: left; }
button span { display: block; font-size: .85rem; opacity: .8; }
button[aria-pressed=true] { border-color: #5b5fc7; outline: 2px solid #5b5fc7; }
.mail { display: grid; gap: .75rem; justify-items: start; } label { display: grid; gap: .25rem; width: 100%; }
input, textarea, select { font: inherit; padding: .4rem; width: 100%; box-sizing: border-box; }
article { border: 1px solid light-dark(#d9d9d9, #4a4a4a); border-radius: .5rem; padding: 1rem; margin: 1rem 0; background: light-dark(#fff, #2b2b2b); }
.head { margin: .25rem 0; font-size: .9rem; opacity: .8; }
iframe { width: 100%; height: 11rem; color-scheme: light; border: 0; background: #fff; border-radius: .25rem; }
.done { padding: .5rem 1rem; border-left: 4px solid #13a10e; }
`
