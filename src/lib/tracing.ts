// Traces of mails for a collector (OpenTelemetry, OTLP over HTTP). Its packages are loaded only where an endpoint is set.
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Context, Span, SpanContext } from '@opentelemetry/api'
import type { ReadableSpan, SpanProcessor } from '@opentelemetry/sdk-trace'
import type { Step, Tracer } from '../app/ports/telemetry.ts'

export interface TracingOptions {
  /** `http://127.0.0.1:4318`; the path of traces is added. */
  readonly endpoint: string
  /** Of all traces, the share that is kept: from 0 to 1. */
  readonly share: number
}

export interface Tracing {
  readonly tracer: Tracer
  /** Sends what is left, and never throws: a collector that is gone costs traces and nothing else. */
  stop(): Promise<void>
}

/** Only names, counts, codes and ids of ours leave: of an error its code or its kind, never its text. */
export async function startTracing({ endpoint, share }: TracingOptions): Promise<Tracing> {
  const [api, sdk, { OTLPTraceExporter }, { resourceFromAttributes }] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/sdk-trace'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
  ])
  const { trace, ROOT_CONTEXT, SpanStatusCode } = api
  const url = `${endpoint.replace(/\/+$/u, '')}/v1/traces`
  const quiet = createQuietTraces(new sdk.BatchSpanProcessor({ exporter: new OTLPTraceExporter({ url }) }))
  const provider = new sdk.TracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'frontdesk' }),
    sampler: new sdk.ParentBasedSampler({ root: new sdk.TraceIdRatioBasedSampler(share) }),
    spanProcessors: [quiet.processor],
  })
  const spans = provider.getTracer('frontdesk')
  const underWay = new AsyncLocalStorage<Context>()

  const tracer: Tracer = {
    async step(name, { facts = {}, from, inner, quiet: isQuiet }, work) {
      const remote = from === undefined ? null : spanContextOf(from)
      const parent = remote ? trace.setSpanContext(ROOT_CONTEXT, remote) : underWay.getStore()
      if (inner && !parent) return await work({ add: () => undefined, keep: () => undefined })
      const span = spans.startSpan(name, { attributes: ours(facts) }, parent ?? ROOT_CONTEXT)
      const { traceId } = span.spanContext()
      if (isQuiet) quiet.hold(traceId)
      let isKept = false
      const step: Step = { add: (more) => span.setAttributes(ours(more)), keep: () => void (isKept = true) }
      try {
        return await underWay.run(trace.setSpan(parent ?? ROOT_CONTEXT, span), () => work(step))
      } catch (error) {
        isKept = true
        span.setAttribute('frontdesk.error', codeOf(error))
        span.setStatus({ code: SpanStatusCode.ERROR })
        throw error
      } finally {
        span.end()
        if (isQuiet) quiet.release(traceId, isKept)
      }
    },
    carried() {
      const context = underWay.getStore()
      const span: Span | undefined = context && trace.getSpan(context)
      if (!span) return undefined
      const { traceId, spanId, traceFlags } = span.spanContext()
      return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`
    },
  }
  return { tracer, stop: () => provider.shutdown().catch(() => undefined) }
}

/** Spans of traces that are held wait until it is known whether they are told of: most polls find nothing. */
function createQuietTraces(next: SpanProcessor) {
  const held = new Map<string, ReadableSpan[]>()
  const processor: SpanProcessor = {
    onStart: (span, context) => next.onStart(span, context),
    onEnd(span) {
      const waiting = held.get(span.spanContext().traceId)
      if (waiting) waiting.push(span)
      else next.onEnd(span)
    },
    forceFlush: () => next.forceFlush(),
    shutdown: () => next.shutdown(),
  }
  return {
    processor,
    hold: (traceId: string) => void held.set(traceId, []),
    release(traceId: string, isKept: boolean): void {
      const spans = held.get(traceId) ?? []
      held.delete(traceId)
      if (isKept) for (const span of spans) next.onEnd(span)
    },
  }
}

/** https://www.w3.org/TR/trace-context/#traceparent-header */
function spanContextOf(traceparent: string): SpanContext | null {
  const parts = /^00-(?<traceId>[\da-f]{32})-(?<spanId>[\da-f]{16})-(?<flags>[\da-f]{2})$/u.exec(traceparent)?.groups
  const { traceId, spanId, flags } = parts ?? {}
  if (traceId === undefined || spanId === undefined || flags === undefined) return null
  return { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true }
}

function ours(facts: Readonly<Record<string, string | number | boolean>>): Record<string, string | number | boolean> {
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [`frontdesk.${name}`, value]))
}

/** Codes are stable words of ours, of Microsoft or of Node. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  return 'code' in error && typeof error.code === 'string' ? error.code.slice(0, 100) : error.name
}
