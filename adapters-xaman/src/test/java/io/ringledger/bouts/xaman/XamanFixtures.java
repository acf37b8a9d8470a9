package io.ringledger.bouts.xaman;

import static io.ringledger.bouts.domain.BoutFixtures.aDraftBout;

import io.ringledger.bouts.application.outbound.SigningRequests.SigningOrder;
import io.ringledger.bouts.application.outbound.UnsignedTransaction.EscrowCreate;
import io.ringledger.bouts.domain.EscrowKind;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Orders, and clients of a Xaman that misbehaves. */
final class XamanFixtures {

  /** Asks once, takes its time, and never gives up asking. */
  static final XamanSettings.Calls PATIENT = hasty(Duration.ofSeconds(10));

  private XamanFixtures() {}

  static XamanSettings.Calls hasty(Duration timeout) {
    return new XamanSettings.Calls(
        timeout,
        100_000,
        8,
        0,
        Duration.ofMillis(1),
        1_000,
        Duration.ofSeconds(1),
        1_000,
        Duration.ZERO);
  }

  static XamanSettings settings(FakeXaman xaman, String secret, XamanSettings.Calls calls) {
    return new XamanSettings(
        xaman.baseUrl(),
        FakeXaman.KEY,
        secret,
        new XamanSettings.Requests(
            1440, Optional.of("TESTNET"), Optional.of("https://ringledger.example/signed/{id}")),
        calls);
  }

  static XamanSigningRequests asking(FakeXaman xaman) {
    return asking(xaman, PATIENT);
  }

  static XamanSigningRequests asking(FakeXaman xaman, XamanSettings.Calls calls) {
    return new XamanSigningRequests(
        settings(xaman, FakeXaman.SECRET, calls), InstantSource.system());
  }

  static SigningOrder order(String reference, String instruction) {
    return new SigningOrder(
        reference, new EscrowCreate(aDraftBout().escrow(EscrowKind.SHOW_A).terms()), instruction);
  }
}
