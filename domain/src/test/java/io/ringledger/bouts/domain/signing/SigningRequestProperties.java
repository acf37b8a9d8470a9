package io.ringledger.bouts.domain.signing;

import static io.ringledger.bouts.domain.BoutFixtures.NOW;
import static io.ringledger.bouts.domain.BoutFixtures.aDraftBout;
import static io.ringledger.bouts.domain.BoutFixtures.hashOf;
import static io.ringledger.bouts.domain.BoutFixtures.uuidOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.EscrowKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds of a request whatever is heard about it, in whatever order and however often. */
class SigningRequestProperties {

  private static final Map<SigningRequestStatus, Set<SigningRequestStatus>> TABLE =
      Map.of(
          SigningRequestStatus.REQUESTED, Set.of(SigningRequestStatus.OPEN),
          SigningRequestStatus.OPEN,
              Set.of(
                  SigningRequestStatus.EXPIRED,
                  SigningRequestStatus.SIGNED,
                  SigningRequestStatus.DECLINED,
                  SigningRequestStatus.CANCELLED),
          SigningRequestStatus.EXPIRED,
              Set.of(
                  SigningRequestStatus.SIGNED,
                  SigningRequestStatus.DECLINED,
                  SigningRequestStatus.CANCELLED),
          SigningRequestStatus.DECLINED, Set.of(SigningRequestStatus.SIGNED),
          SigningRequestStatus.CANCELLED, Set.of(SigningRequestStatus.SIGNED),
          SigningRequestStatus.SIGNED, Set.of());

  /** Something that is heard, or done. */
  enum Observation {
    KNOWN,
    ASKED_AGAIN,
    ASKED_IN_VAIN,
    OPENED,
    SEEN,
    EXPIRED,
    SIGNED,
    SIGNED_OTHERWISE,
    DECLINED,
    CANCELLED;

    SigningRequest of(SigningRequest request, int second) {
      var now = NOW.plusSeconds(second);
      return switch (this) {
        case KNOWN -> request.known(uuidOf("payload"));
        case ASKED_AGAIN -> request.askedAgain(now);
        case ASKED_IN_VAIN -> request.askedInVain();
        case OPENED -> request.seen(true, Optional.of(now));
        case SEEN -> request.seen(false, Optional.empty());
        case EXPIRED -> request.expired();
        case SIGNED -> request.signed(hashOf("tx"), now);
        case SIGNED_OTHERWISE -> request.signed(hashOf("another"), now);
        case DECLINED -> request.declined(now);
        case CANCELLED -> request.cancelled(now);
      };
    }
  }

  @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
  void itMovesOnlyAsTheTableSaysAndDuplicatesChangeNothing(@ForAll List<Observation> observations) {
    SigningRequest request = aRequest();
    int second = 0;
    for (Observation observation : observations) {
      SigningRequest next = observation.of(request, ++second);

      if (next.status() != request.status()) {
        assertThat(TABLE.get(request.status())).contains(next.status());
      }
      assertThat(next.reference()).isEqualTo(request.reference());
      assertThat(next.payload().isPresent() || request.payload().isEmpty()).isTrue();
      assertThat(observation.of(next, second)).as("the same once more").isEqualTo(next);
      request = next;
    }
  }

  @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
  void whateverTheOrderTheFirstSignatureOfAKnownRequestIsWhatRemains(
      @ForAll List<Observation> before, @ForAll List<Observation> after) {
    SigningRequest request = aRequest().known(uuidOf("payload"));
    int second = 0;
    for (Observation observation : before) {
      request = observation.of(request, ++second);
    }
    SigningRequest signed = request.signed(hashOf("the one"), NOW);
    SigningRequest end = signed;
    for (Observation observation : after) {
      end = observation.of(end, ++second);
    }
    assertThat(signed.status()).isEqualTo(SigningRequestStatus.SIGNED);
    assertThat(end).isEqualTo(signed);
  }

  private static SigningRequest aRequest() {
    Bout bout = aDraftBout();
    return SigningRequest.first(
        new SigningRequestId(uuidOf("request")),
        bout.id(),
        bout.escrow(EscrowKind.SHOW_A).id(),
        EscrowKind.SHOW_A,
        SigningAction.CREATE,
        NOW,
        7);
  }
}
