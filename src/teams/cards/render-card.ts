// From what a card shows to the card itself.
import type { CardView } from '../../app/views/card-view.ts'
import { CARD_LIMIT, jsonSize } from './card-size.ts'
import { doctorCardData } from './doctor-card.ts'
import { followUpCardData } from './follow-up-card.ts'
import { formCardData } from './form-card.ts'
import { helpCardData } from './help-card.ts'
import { linkCardData } from './link-card.ts'
import { linkChannelCardData } from './link-channel-card.ts'
import { listCardData } from './list-card.ts'
import { mailLogCardData } from './mail-log-card.ts'
import { menuCardData } from './menu-card.ts'
import { mergedCardData } from './merged-card.ts'
import { myTicketCardData } from './my-ticket-card.ts'
import { myTicketsCardData } from './my-tickets-card.ts'
import { newsCardData } from './news-card.ts'
import { noticeCardData } from './notice-card.ts'
import { pointerCardData } from './pointer-card.ts'
import { questionCardData } from './question-card.ts'
import { sharedTicketCardData } from './shared-ticket-card.ts'
import { expandCard, type AdaptiveCard } from './templates.ts'
import { ticketCardData } from './ticket-card.ts'
import { ticketListCardData } from './ticket-list-card.ts'

/** The finished card; at most 28 KB as JSON, whether sent as UTF-8 or counted as UTF-16. */
export function renderCard(view: CardView): AdaptiveCard {
  return wholeMailCard(view) ?? expandCard(view.card, cardData(view))
}

/**
 * With all of its mail, where that fits, as it mostly does: how much room there is beside it has to be measured for the others alone,
 * and expanding a card is most of what it costs.
 */
function wholeMailCard(view: CardView): AdaptiveCard | null {
  const data = wholeMailData(view)
  const card = data && expandCard(view.card, data)
  return card && jsonSize(card) <= CARD_LIMIT ? card : null
}

function wholeMailData(view: CardView): object | null {
  if (view.card === 'follow-up') return followUpCardData(view, CARD_LIMIT)
  return view.card === 'ticket' && view.panel === null ? ticketCardData(view, CARD_LIMIT) : null
}

/** What the template of the view's card is filled with. */
export function cardData(view: CardView): object {
  switch (view.card) {
    case 'ticket':
      return ticketCardData(view)
    case 'follow-up':
      return followUpCardData(view)
    case 'pointer':
      return pointerCardData(view)
    case 'merged':
      return mergedCardData(view)
    case 'shared-ticket':
      return sharedTicketCardData(view)
    case 'my-ticket':
      return myTicketCardData(view)
    case 'my-tickets':
      return myTicketsCardData(view)
    case 'news':
      return newsCardData(view)
    case 'question':
      return questionCardData(view)
    case 'notice':
      return noticeCardData(view)
    case 'help':
      return helpCardData(view)
    case 'menu':
      return menuCardData(view)
    case 'ticket-list':
      return ticketListCardData(view)
    case 'mail-log':
      return mailLogCardData(view)
    case 'doctor':
      return doctorCardData(view)
    case 'link-channel':
      return linkChannelCardData(view)
    case 'form':
      return formCardData(view)
    case 'link':
      return linkCardData(view)
    case 'list':
      return listCardData(view)
  }
}
