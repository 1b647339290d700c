// How Teams dresses a card, light and dark: colours, sizes and spaces for the library that draws them in `npm run cards`.
// https://learn.microsoft.com/adaptive-cards/sdk/rendering-cards/javascript/render-a-card#hostconfig

export type Theme = 'light' | 'dark'

/** Text in front of the plain and the tinted background of each style. */
const COLOURS = {
  light: {
    text: ['#242424', '#616161'],
    accent: ['#5b5fc7', '#7f85f5'],
    good: ['#237b4b', '#13a10e'],
    warning: ['#835c00', '#bc6c00'],
    attention: ['#c4314b', '#d13438'],
    backgrounds: {
      default: '#ffffff',
      emphasis: '#f5f5f5',
      accent: '#e8ebfa',
      good: '#e7f2da',
      warning: '#fbf6d9',
      attention: '#fcf4f6',
    },
    line: '#e0e0e0',
  },
  dark: {
    text: ['#ffffff', '#adadad'],
    accent: ['#9ea2ff', '#7f85f5'],
    good: ['#92c353', '#6bb700'],
    warning: ['#f8d22a', '#ffaa44'],
    attention: ['#f9526b', '#e37d80'],
    backgrounds: {
      default: '#292929',
      emphasis: '#1f1f1f',
      accent: '#2f2f4a',
      good: '#0d2e0d',
      warning: '#463100',
      attention: '#3e1f25',
    },
    line: '#3d3d3d',
  },
} as const

/** The configuration as `new AdaptiveCards.HostConfig` takes it. */
export function hostConfig(theme: Theme): object {
  const colours = COLOURS[theme]
  const pair = ([normal, subtle]: readonly [string, string]) => ({ default: normal, subtle })
  const foregroundColors = {
    default: pair(colours.text),
    dark: pair(COLOURS.light.text),
    light: pair(COLOURS.dark.text),
    accent: pair(colours.accent),
    good: pair(colours.good),
    warning: pair(colours.warning),
    attention: pair(colours.attention),
  }
  const font = (fontFamily: string) => ({
    fontFamily,
    fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 200, default: 400, bolder: 600 },
  })
  return {
    supportsInteractivity: true,
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: colours.line },
    imageSizes: { small: 32, medium: 52, large: 100 },
    fontTypes: {
      default: font("'Segoe UI', 'Noto Sans', sans-serif"),
      monospace: font("Consolas, 'Noto Sans Mono', monospace"),
    },
    containerStyles: Object.fromEntries(
      Object.entries(colours.backgrounds).map(([style, backgroundColor]) => [
        style,
        { backgroundColor, borderColor: colours.line, foregroundColors },
      ]),
    ),
    actions: { maxActions: 6, buttonSpacing: 8, actionsOrientation: 'Horizontal', actionAlignment: 'Left' },
    factSet: { title: { weight: 'Bolder', wrap: true }, value: { wrap: true }, spacing: 16 },
  }
}
