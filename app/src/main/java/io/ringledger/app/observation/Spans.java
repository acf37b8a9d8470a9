package io.ringledger.app.observation;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/** Steps of a trace that no framework draws. They carry names and results, never what was sent. */
@Singleton
public class Spans {

  private final Tracer tracer;

  Spans(Tracer tracer) {
    this.tracer = tracer;
  }

  /** A step within this process. */
  <T> T inside(String name, Supplier<T> step) {
    return around(name, SpanKind.INTERNAL, step);
  }

  /** A call to a system outside. */
  <T> T outside(String name, Supplier<T> call) {
    return around(
        name,
        SpanKind.CLIENT,
        () -> {
          T answer = call.get();
          Span.current().setAttribute("ringledger.answer", answer.getClass().getSimpleName());
          return answer;
        });
  }

  private <T> T around(String name, SpanKind kind, Supplier<T> step) {
    Span span = tracer.spanBuilder(name).setSpanKind(kind).startSpan();
    try (Scope _ = span.makeCurrent()) {
      return step.get();
    } catch (RuntimeException | Error failure) {
      // Its type alone: a message may quote what must not leave.
      span.setStatus(StatusCode.ERROR, failure.getClass().getSimpleName());
      throw failure;
    } finally {
      span.end();
    }
  }
}
