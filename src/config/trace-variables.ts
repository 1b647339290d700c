// Where traces of mails go. Named as OpenTelemetry names them; its other variables for OTLP (headers, certificate) are read by its own code.
import { z } from 'zod'
import type { Variable } from './variable.ts'

const Endpoint = z
  .url({ protocol: /^https?$/u, error: 'is not an http:// or https:// address' })
  .transform((url) => url.replace(/\/+$/u, ''))

export const TRACE_VARIABLES = {
  OTEL_EXPORTER_OTLP_ENDPOINT: {
    schema: Endpoint,
    unset: 'optional',
    secret: false,
    explanation: [
      'A collector of OpenTelemetry traces (OTLP over HTTP): it is told how emails become cards and answers, step by step, without any text or address of them.',
      'Without it, nothing is traced. OTEL_EXPORTER_OTLP_HEADERS and its other variables for OTLP are understood, too.',
    ],
    example: 'http://127.0.0.1:4318',
  },
  OTEL_TRACES_SAMPLER_ARG: {
    schema: z
      .string()
      .regex(/^(?:0(?:\.\d+)?|1(?:\.0+)?)$/u, 'is no number from 0 to 1')
      .transform(Number),
    unset: { default: '1' },
    secret: false,
    explanation: ['The share of traces that is kept, from 0 to 1.'],
    example: '0.1',
  },
} as const satisfies Readonly<Record<string, Variable>>
