// The menu and what all rooms share, in German.
import type { MENU as English } from '../en/menu.ts'

export const MENU: Readonly<Record<keyof typeof English, string>> = {}
