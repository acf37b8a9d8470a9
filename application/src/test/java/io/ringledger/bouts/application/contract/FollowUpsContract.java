package io.ringledger.bouts.application.contract;

import static io.ringledger.bouts.domain.BoutFixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringledger.bouts.application.outbound.FollowUps;
import io.ringledger.bouts.domain.EscrowId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What every {@link FollowUps} keeps to. */
public abstract class FollowUpsContract {

  private final EscrowId escrow = new EscrowId(UUID.randomUUID());

  protected abstract FollowUps followUps();

  /** When the escrow is to be looked at. */
  protected abstract Optional<Instant> planned(EscrowId escrow);

  protected abstract <T> T inUnitOfWork(Supplier<T> work);

  @Test
  public void whatNobodyWantedIsNotPlanned() {
    assertThat(planned(escrow)).isEmpty();
  }

  @Test
  public void theEarliestWishWinsWhateverTheOrder() {
    follow(NOW.plusSeconds(60));
    assertThat(planned(escrow)).contains(NOW.plusSeconds(60));
    follow(NOW.plusSeconds(90));
    assertThat(planned(escrow)).contains(NOW.plusSeconds(60));
    follow(NOW);
    assertThat(planned(escrow)).contains(NOW);
    follow(NOW);
    assertThat(planned(escrow)).contains(NOW);
  }

  @Test
  public void eachEscrowHasItsOwn() {
    EscrowId other = new EscrowId(UUID.randomUUID());
    follow(NOW);

    assertThat(planned(other)).isEmpty();
  }

  @Test
  public void aUnitOfWorkThatFailsPlansNothing() {
    assertThatThrownBy(
            () ->
                inUnitOfWork(
                    () -> {
                      followUps().follow(escrow, NOW);
                      throw new IllegalStateException("on purpose");
                    }))
        .hasMessage("on purpose");
    assertThat(planned(escrow)).isEmpty();
  }

  private void follow(Instant at) {
    inUnitOfWork(
        () -> {
          followUps().follow(escrow, at);
          return at;
        });
  }
}
