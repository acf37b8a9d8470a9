package io.ringledger.app.observation;

import io.ringledger.shared.application.UnitOfWork;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import java.util.function.Supplier;

/** Draws each unit of work around its statements. */
@Decorator
@Priority(1)
class TracedUnitOfWork implements UnitOfWork {

  private final UnitOfWork work;
  private final Spans spans;

  TracedUnitOfWork(@Delegate @Any UnitOfWork work, Spans spans) {
    this.work = work;
    this.spans = spans;
  }

  @Override
  public <T> T execute(Supplier<T> task) {
    return spans.inside("unit of work", () -> work.execute(task));
  }
}
