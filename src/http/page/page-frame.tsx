// The frame of every page for customers, and the pages that have nothing but a word.
import type { ComponentChildren } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Speaker, TextValues } from '../../texts/speaker.ts'
import type { TextKey } from '../../texts/texts.ts'
import { STYLE } from './page-style.ts'

/** A whole document. Whatever stands in it as a text is shown as that text. */
export function framed(to: Speaker, title: string, children: ComponentChildren): string {
  const page = (
    <html lang={to.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        {/* The only markup that is taken as it is: a constant, whose digest the policy names. */}
        <style dangerouslySetInnerHTML={{ __html: STYLE }} />
      </head>
      <body>{children}</body>
    </html>
  )
  return `<!doctype html>\n${renderToString(page)}\n`
}

/** `back`: where the page of the ticket is, if there is one. */
export function wordPage(
  to: Speaker,
  word: { readonly title: TextKey; readonly text: TextKey; readonly values?: TextValues; readonly back?: string },
): string {
  const title = to.say(word.title)
  return framed(
    to,
    title,
    <main>
      <section>
        <h1>{title}</h1>
        <p>{to.say(word.text, word.values)}</p>
        {word.back === undefined ? null : (
          <p>
            <a href={word.back}>{to.say('page.back')}</a>
          </p>
        )}
      </section>
    </main>,
  )
}
