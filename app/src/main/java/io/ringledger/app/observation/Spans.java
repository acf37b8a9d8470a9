package io.ringledger.app.observation;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.rest.LogFields;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Steps of a trace that no framework draws. They carry names and results, never what was sent. */
@Singleton
public class Spans {

  private final Tracer tracer;
  private final boolean off;

  /**
   * Where tracing is off nothing is drawn; a tracer that nobody has set up would still make each
   * span and throw it away.
   */
  Spans(Tracer tracer, @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean off) {
    this.tracer = tracer;
    this.off = off;
  }

  /** A step within this process. */
  <T> T inside(String name, Supplier<T> step) {
    return off ? step.get() : around(tracer.spanBuilder(name), step);
  }

  /** A call to a system outside. */
  public <T> T outside(String name, Supplier<T> call) {
    if (off) {
      return call.get();
    }
    return around(
        tracer.spanBuilder(name).setSpanKind(SpanKind.CLIENT),
        () -> {
          T answer = call.get();
          Span.current().setAttribute("ringledger.answer", answer.getClass().getSimpleName());
          return answer;
        });
  }

  /** A run of a job: a trace of its own. */
  <T> T job(String name, Supplier<T> run) {
    return off ? run.get() : around(root(name), run);
  }

  /** The same with the name of the run, which is in the log and in the audit trail. */
  <T> T job(String name, RequestId id, Supplier<T> run) {
    return off ? run.get() : around(root(name).setAttribute(LogFields.REQUEST, id.value()), run);
  }

  private SpanBuilder root(String name) {
    return tracer.spanBuilder(name).setNoParent().setSpanKind(SpanKind.CONSUMER);
  }

  private static <T> T around(SpanBuilder drawn, Supplier<T> step) {
    Span span = drawn.startSpan();
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
