// Draws the app's icons, a desk bell: `node manifest/draw-icons.js`. Shapes are distances, so that edges are smooth at any size.
import { Buffer } from 'node:buffer'
import { writeFileSync } from 'node:fs'
import { URL } from 'node:url'
import { crc32, deflateSync } from 'node:zlib'

const WHITE = [255, 255, 255]
const TOP = [76, 97, 201]
const BOTTOM = [50, 64, 145]

/** Distances in a field of 100 by 100: negative inside. */
const circle = (x, y, radius) => (px, py) => Math.hypot(px - x, py - y) - radius
const bar = (x, y, width, height, radius) => (px, py) => {
  const [dx, dy] = [Math.abs(px - x) - width / 2 + radius, Math.abs(py - y) - height / 2 + radius]
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - radius
}
const above = (y) => (px, py) => py - y
const both = (a, b) => (px, py) => Math.max(a(px, py), b(px, py))
const any =
  (...shapes) =>
  (px, py) =>
    Math.min(...shapes.map((shape) => shape(px, py)))
const line = (shape, width) => (px, py) => Math.abs(shape(px, py) + width / 2) - width / 2

const dome = (radius) => both(circle(50, 62, radius), above(62))

/** The safe area of the colour icon is its middle half. */
const colourBell = any(dome(25), bar(50, 70, 60, 8, 4), bar(50, 36, 4, 8, 0), bar(50, 31, 14, 6, 3))
const outlineBell = any(line(dome(36), 7), bar(50, 78, 94, 8, 4), bar(50, 24, 7, 10, 0), bar(50, 17, 24, 8, 4))

/** How much of the pixel the shape covers, from 0 to 1. */
function cover(shape, x, y, size) {
  const scale = 100 / size
  return Math.min(1, Math.max(0, 0.5 - shape((x + 0.5) * scale, (y + 0.5) * scale) / scale))
}

function mix(from, to, share) {
  return from.map((value, index) => Math.round(value + (to[index] - value) * share))
}

/** https://www.w3.org/TR/png-3/: 8 bits of red, green, blue and alpha, no filter. */
function png(size, pixel) {
  const rows = Buffer.alloc(size * (size * 4 + 1))
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) rows.set(pixel(x, y), y * (size * 4 + 1) + 1 + x * 4)
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  header.set([8, 6, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(body.length + 8)
  frame.writeUInt32BE(data.length, 0)
  frame.set(body, 4)
  frame.writeUInt32BE(crc32(body), body.length + 4)
  return frame
}

const colour = png(192, (x, y) => [...mix(mix(TOP, BOTTOM, y / 191), WHITE, cover(colourBell, x, y, 192)), 255])
const outline = png(32, (x, y) => [...WHITE, Math.round(255 * cover(outlineBell, x, y, 32))])
writeFileSync(new URL('color.png', import.meta.url), colour)
writeFileSync(new URL('outline.png', import.meta.url), outline)
