package io.ringledger.vault.application.sessions;

import static io.ringledger.vault.application.contract.SessionWords.AUTHORITY;
import static io.ringledger.vault.application.contract.SessionWords.CAP;
import static io.ringledger.vault.application.contract.SessionWords.END;
import static io.ringledger.vault.application.contract.SessionWords.FUNDER;
import static io.ringledger.vault.application.contract.SessionWords.NOW;
import static io.ringledger.vault.application.contract.SessionWords.PAYEE;
import static io.ringledger.vault.application.contract.SessionWords.RULES;
import static io.ringledger.vault.application.contract.SessionWords.WALLET;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.shared.application.Author;
import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.vault.application.contract.SessionWords;
import io.ringledger.vault.application.fakes.WalletStage;
import io.ringledger.vault.domain.ChannelId;
import io.ringledger.vault.domain.index.ChannelSight;
import io.ringledger.vault.domain.session.SessionState;
import io.ringledger.vault.domain.session.VaultSession;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Sessions that follow their channels, as validated ledgers tell of them. */
class SessionChannelsUseCaseTest {

  private static final Instant CLOSES = NOW.plusSeconds(86_400);
  private static final VaultSession GRANTED = SessionWords.granted(1, WALLET);

  private final WalletStage stage = new WalletStage();
  private final SessionChannels channels = new SessionChannelsUseCase(stage.ports);

  SessionChannelsUseCaseTest() {
    stage.unitOfWork.run(() -> stage.sessions.add(GRANTED));
  }

  private static ChannelSight sight(
      XrplAddress source, long amount, long paid, Optional<Instant> closes, boolean gone) {
    return new ChannelSight(
        new ChannelId(GRANTED.grant().sessionKey().hex()),
        source,
        Optional.of(GRANTED.grant().sessionKey()),
        new Drops(amount),
        new Drops(paid),
        RULES.settleDelay(),
        Optional.of(END),
        closes,
        gone);
  }

  private static ChannelSight open(long amount) {
    return sight(FUNDER, amount, 0, Optional.empty(), false);
  }

  private VaultSession after(ChannelSight... sights) {
    stage.unitOfWork.run(
        () -> channels.seen(List.of(sights), Author.system(WalletStage.REQUEST), NOW));
    return stage.unitOfWork.execute(() -> stage.sessions.lock(GRANTED.id())).orElseThrow();
  }

  @Test
  void aChannelFundsItsSessionAndTakesItAlongToTheEnd() {
    VaultSession active = after(open(CAP.value()));
    assertThat(active.state()).isEqualTo(SessionState.ACTIVE);
    assertThat(after(open(CAP.value()))).isEqualTo(active);

    VaultSession more = after(open(CAP.value() + 5));
    assertThat(more.channel().orElseThrow().amount().value()).isEqualTo(CAP.value() + 5);

    VaultSession closing = after(sight(FUNDER, CAP.value() + 5, 7, Optional.of(CLOSES), false));
    assertThat(closing.state()).isEqualTo(SessionState.CLOSING);
    assertThat(closing.channel().orElseThrow().closesAt()).contains(CLOSES);

    VaultSession closed = after(sight(FUNDER, CAP.value() + 5, 7, Optional.of(CLOSES), true));
    assertThat(closed.state()).isEqualTo(SessionState.CLOSED);
    assertThat(closed.endedAt()).contains(NOW);
    assertThat(stage.trail.entries()).hasSize(4);
    assertThat(stage.outbox.published()).hasSize(2);
  }

  @Test
  void aChannelOfAnotherOrWithTooLittleFundsNothing() {
    assertThat(after(sight(PAYEE, CAP.value(), 0, Optional.empty(), false))).isEqualTo(GRANTED);
    assertThat(after(open(CAP.value() - 1))).isEqualTo(GRANTED);
    assertThat(after(sight(FUNDER, CAP.value(), 0, Optional.of(CLOSES), false))).isEqualTo(GRANTED);
    assertThat(after(sight(FUNDER, CAP.value(), 0, Optional.empty(), true))).isEqualTo(GRANTED);
    assertThat(stage.trail.entries()).isEmpty();
    assertThat(AUTHORITY).isEqualTo(RULES.authority());
  }

  @Test
  void whatHappensToOtherChannelsIsNothingToIt() {
    VaultSession active = after(open(CAP.value()));
    ChannelSight other =
        new ChannelSight(
            new ChannelId("AB".repeat(32)),
            FUNDER,
            Optional.of(GRANTED.grant().sessionKey()),
            CAP,
            Drops.ZERO,
            RULES.settleDelay(),
            Optional.of(END),
            Optional.empty(),
            true);

    assertThat(after(other)).isEqualTo(active);
  }
}
