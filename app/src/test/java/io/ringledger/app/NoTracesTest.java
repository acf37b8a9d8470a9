package io.ringledger.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** Where nobody is named to send traces to. */
@QuarkusTest
@TestProfile(DeclaredMode.class)
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class NoTracesTest {

  @Inject UnitOfWork unitOfWork;

  @Test
  void nothing_is_traced_and_nothing_waits_to_be_sent() {
    Promotion.open();
    SpanContext within = unitOfWork.execute(() -> Span.current().getSpanContext());
    assertThat(within.isValid()).isFalse();
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(name -> name.startsWith("BatchSpanProcessor"));
  }
}
