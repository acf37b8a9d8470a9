package io.ringledger.bouts.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.bouts.application.outbound.Bouts;
import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class JpaBoutsTest {

  @Inject Bouts bouts;
  @Inject UnitOfWork unitOfWork;

  @Test
  void readsBackWhatWasAdded() {
    Bout bout = SomeBouts.aPlannedBout();
    unitOfWork.run(() -> bouts.add(bout));
    assertThat(unitOfWork.execute(() -> bouts.find(bout.id())).orElseThrow().snapshot())
        .isEqualTo(bout.snapshot());
  }

  @Test
  void keepsWhatChangedOfALockedBout() {
    Bout bout = SomeBouts.aPlannedBout();
    unitOfWork.run(() -> bouts.add(bout));
    Bout next = SomeBouts.created(bout, EscrowKind.SHOW_A);
    unitOfWork.run(
        () -> {
          assertThat(bouts.lock(bout.id()).orElseThrow().snapshot()).isEqualTo(bout.snapshot());
          bouts.save(next);
        });
    assertThat(unitOfWork.execute(() -> bouts.find(bout.id())).orElseThrow().snapshot())
        .isEqualTo(next.snapshot());
  }
}
