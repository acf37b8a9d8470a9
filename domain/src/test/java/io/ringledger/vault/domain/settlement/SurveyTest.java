package io.ringledger.vault.domain.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.shared.domain.XrplAddressFixtures;
import io.ringledger.vault.domain.ChannelId;
import io.ringledger.vault.domain.Ed25519Key;
import io.ringledger.vault.domain.SessionId;
import io.ringledger.vault.domain.WalletAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SurveyTest {

  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final XrplAddress AUTHORITY = XrplAddressFixtures.addressOf("authority");
  private static final XrplAddress SOURCE = XrplAddressFixtures.addressOf("source");
  private static final ChannelId CHANNEL = new ChannelId("A".repeat(64));
  private static final Ed25519Key KEY = new Ed25519Key("b".repeat(64));
  private static final SessionId SESSION = new SessionId(new UUID(1, 1));

  private static Survey of(long claimed, long signedUpTo, ChannelWord channel) {
    Debit debit =
        new Debit(
            SESSION,
            new WalletAddress(SOURCE.value()),
            new Drops(100),
            CHANNEL,
            KEY,
            SOURCE,
            new Drops(claimed),
            new Drops(signedUpTo),
            "AB");
    return Survey.of(List.of(debit), Map.of(CHANNEL, channel), AUTHORITY, NOW);
  }

  private static ChannelWord channel(
      XrplAddress to, long amount, long balance, Optional<Instant> end) {
    return new ChannelWord(SOURCE, to, KEY, new Drops(amount), new Drops(balance), end);
  }

  private static ChannelWord channel(long amount, long balance) {
    return channel(AUTHORITY, amount, balance, Optional.empty());
  }

  private static Survey unsound(String reason) {
    return new Survey.Unsound(SESSION, reason);
  }

  @Test
  void aChannelThatHoldsItAndHasSignedForItIsSound() {
    assertThat(of(40, 140, channel(140, 40)))
        .isEqualTo(new Survey.Sound(Map.of(SESSION, new Drops(40))));
  }

  @Test
  void oneDropLessIsNot() {
    assertThat(of(40, 140, channel(139, 40))).isEqualTo(unsound("channel_drained"));
    assertThat(of(40, 139, channel(140, 40))).isEqualTo(unsound("claim_not_signed"));
  }

  @Test
  void aChannelThatHasPaidLessThanWeKnowIsToldByALedgerThatIsBehind() {
    assertThat(of(41, 200, channel(200, 40))).isEqualTo(new Survey.Behind(SESSION));
  }

  @Test
  void aClaimNeedsItsTimeBeforeTheChannelEnds() {
    Instant justEnough = NOW.plus(Survey.MARGIN).plusSeconds(1);
    assertThat(of(0, 100, channel(AUTHORITY, 100, 0, Optional.of(justEnough))))
        .isInstanceOf(Survey.Sound.class);
    assertThat(of(0, 100, channel(AUTHORITY, 100, 0, Optional.of(NOW.plus(Survey.MARGIN)))))
        .isEqualTo(unsound("channel_closing"));
  }

  @Test
  void aChannelToSomebodyElseAndNoneAtAllAreUnsound() {
    assertThat(of(0, 100, channel(SOURCE, 100, 0, Optional.empty())))
        .isEqualTo(unsound("channel_is_another"));
    assertThat(
            Survey.of(
                List.of(
                    new Debit(
                        SESSION,
                        new WalletAddress(SOURCE.value()),
                        new Drops(1),
                        CHANNEL,
                        KEY,
                        SOURCE,
                        Drops.ZERO,
                        new Drops(1),
                        "AB")),
                Map.of(),
                AUTHORITY,
                NOW))
        .isEqualTo(unsound("channel_gone"));
  }
}
