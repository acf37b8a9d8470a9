package io.ringledger.vault.application.index.contract;

import static io.ringledger.vault.application.index.Seen.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.vault.application.index.Seen;
import io.ringledger.vault.application.index.outbound.ChannelSessions;
import io.ringledger.vault.domain.index.ChannelSession;
import io.ringledger.vault.domain.index.SessionState;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of sessions and their channels does. */
public abstract class ChannelSessionsContract {

  /** Nobody else's. */
  private final long number = UUID.randomUUID().getMostSignificantBits() >>> 8;

  protected abstract ChannelSessions sessions();

  /** There is that session. */
  protected abstract void given(ChannelSession session);

  protected abstract UnitOfWork unitOfWork();

  private List<ChannelSession> byChannel(long of) {
    return unitOfWork().execute(() -> sessions().lock(List.of(Seen.channel(of)), List.of()));
  }

  private List<ChannelSession> byKey(long of) {
    return unitOfWork().execute(() -> sessions().lock(List.of(), List.of(Seen.key(of))));
  }

  @Test
  public void aSessionIsFoundByItsKeyWhileItWaitsAndByItsChannelLater() {
    ChannelSession pending = Seen.pending(number, 50);
    given(pending);
    assertThat(byKey(number)).containsExactly(pending);
    assertThat(byChannel(number)).isEmpty();

    ChannelSession active = pending.seen(Seen.sight(number, 70, 0), Seen.DELAY);
    unitOfWork().run(() -> sessions().save(List.of(active), NOW));

    assertThat(active.state()).isEqualTo(SessionState.ACTIVE);
    assertThat(byKey(number)).isEmpty();
    assertThat(byChannel(number)).containsExactly(active);
  }

  @Test
  public void aChannelCloses() {
    given(Seen.pending(number, 50));
    ChannelSession active = Seen.pending(number, 50).seen(Seen.sight(number, 70, 0), Seen.DELAY);
    ChannelSession closing =
        active.seen(Seen.closing(Seen.sight(number, 70, 0), Seen.END), Seen.DELAY);
    ChannelSession closed = closing.seen(Seen.gone(Seen.sight(number, 70, 0)), Seen.DELAY);
    unitOfWork().run(() -> sessions().save(List.of(active), NOW));
    unitOfWork().run(() -> sessions().save(List.of(closing), NOW));
    assertThat(byChannel(number)).containsExactly(closing);

    unitOfWork().run(() -> sessions().save(List.of(closed), NOW));
    unitOfWork().run(() -> sessions().save(List.of(), NOW));
    assertThat(closed.state()).isEqualTo(SessionState.CLOSED);
    assertThat(byChannel(number)).containsExactly(closed);
  }

  @Test
  public void severalComeInTheOrderOfTheirIds() {
    given(Seen.pending(number + 1, 50));
    given(Seen.pending(number, 50));

    assertThat(
            unitOfWork()
                .<List<ChannelSession>>execute(
                    () ->
                        sessions()
                            .lock(List.of(), List.of(Seen.key(number + 1), Seen.key(number)))))
        .containsExactly(Seen.pending(number, 50), Seen.pending(number + 1, 50));
  }
}
