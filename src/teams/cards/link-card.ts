// One link of our own making; no text from mail ever becomes one.
import type { LinkView } from '../../app/views/card-view.ts'
import { block, oneLine, plainTitle } from './card-text.ts'

export function linkCardData(view: LinkView) {
  return {
    fallback: plainTitle(view.title, 100),
    title: oneLine(view.title, 160),
    text: block(view.text, 1000, 20),
    linkTitle: plainTitle(view.linkTitle, 40),
    url: view.url,
  }
}
