package io.ringledger.bouts.xrpl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.bouts.application.outbound.Preflight.Report;
import io.ringledger.bouts.application.outbound.Preflight.Standing;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.RippleTime;
import io.ringledger.shared.xrpl.Mirror;
import io.ringledger.shared.xrpl.XrplNodes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ledger's index, time and fee, from nodes that follow it and nodes that do not. */
class LedgerStandingTest {

  private final EscrowScene scene = new EscrowScene();
  private final Mirror mirror = new Mirror(scene.sandbox);
  private final XrplNodes nodes = EscrowScene.nodesAt(EscrowScene.NETWORK, mirror.node().uri());
  private final XrplPreflight preflight = new XrplPreflight(nodes);

  @AfterEach
  void stop() {
    nodes.close();
    mirror.close();
    scene.close();
  }

  @Test
  void itIsThatOfTheLastValidatedLedger() {
    scene.advance(Duration.ofHours(5));

    Standing.Known standing = known();

    assertThat(standing.ledgerIndex()).isEqualTo(scene.validated());
    assertThat(standing.closeTime())
        .isBetween(
            RippleTime.of(EscrowScene.START.plus(Duration.ofHours(5))),
            RippleTime.of(EscrowScene.START.plus(Duration.ofHours(5)).plusSeconds(60)));
    assertThat(standing.baseFee()).isEqualTo(new Drops(10));
  }

  @ParameterizedTest
  @CsvSource({"256, 256, 10", "256, 300, 12", "256, 257, 11", "256, 1024, 40", "256, 1, 10"})
  void loadRaisesTheFeeAndIsRoundedUp(long loadBase, long load, long fee) {
    mirror.tells(
        "server_state",
        in("state", state -> state.put("load_base", loadBase).put("load_factor", load)));

    assertThat(known().baseFee()).isEqualTo(new Drops(fee));
  }

  @Test
  void anOpenLedgerThatIsFullRaisesTheFee() {
    mirror.tells("fee", in("drops", drops -> drops.put("open_ledger_fee", "5000")));

    assertThat(known().baseFee()).isEqualTo(new Drops(5000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "100001", "99999999999999999", "-1", "much", ""})
  void anAbsurdFeeIsNotBelieved(String fee) {
    mirror.tells("fee", in("drops", drops -> drops.put("open_ledger_fee", fee)));

    assertUnavailable();
  }

  @ParameterizedTest
  @ValueSource(strings = {"full", "validating", "proposing"})
  void aNodeThatFollowsItsNetworkIsBelieved(String state) {
    mirror.tells("server_info", in("info", info -> info.put("server_state", state)));

    assertThat(preflight.standing()).isInstanceOf(Standing.Known.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"disconnected", "connected", "syncing", "tracking", "", "FULL"})
  void aNodeThatDoesNotFollowItsNetworkIsNotBelieved(String state) {
    mirror.tells("server_info", in("info", info -> info.put("server_state", state)));

    assertUnavailable();
  }

  @Test
  void aClioServerHasNoStateOfItsOwnAndIsBelieved() {
    mirror.tells(
        "server_info",
        in(
            "info",
            info -> {
              info.remove("server_state");
              info.put("clio_version", "2.7.0");
            }));
    assertThat(preflight.standing()).isInstanceOf(Standing.Known.class);

    mirror.tells("server_info", in("info", info -> info.remove("server_state")));
    assertUnavailable();
  }

  @Test
  void aLedgerThatIsOldByTheNodesOwnWordIsNotTheNewest() {
    mirror.tells("server_info", age(60));
    assertThat(preflight.standing()).isInstanceOf(Standing.Known.class);

    mirror.tells("server_info", age(61));
    assertUnavailable();
  }

  @Test
  void aNodeWithoutAValidatedLedgerIsNotBelieved() {
    mirror.tells("server_info", in("info", info -> info.remove("validated_ledger")));

    assertUnavailable();
  }

  @ParameterizedTest
  @ValueSource(strings = {"seq", "close_time", "base_fee", "reserve_base", "reserve_inc"})
  void aStateThatLacksAFigureIsNotBelieved(String figure) {
    mirror.tells(
        "server_state",
        in("state", state -> ((ObjectNode) state.path("validated_ledger")).remove(figure)));

    assertUnavailable();
  }

  @Test
  void anotherNodeIsAskedWhereTheFirstDoesNotFollow() {
    mirror.tells("server_info", age(600));
    try (XrplNodes both =
        EscrowScene.nodesAt(EscrowScene.NETWORK, mirror.node().uri(), scene.sandbox.rpcUri())) {
      assertThat(new XrplPreflight(both).standing()).isInstanceOf(Standing.Known.class);
    }
  }

  @Test
  void withoutALedgerThereIsNothingToStandOrFind() {
    DeclaredPreflight declared = new DeclaredPreflight();

    assertThat(declared.standing()).isEqualTo(new Standing.NoLedger());
    assertThat(
            declared.check(
                known(),
                List.of(PreflightScene.create(new PreflightScene(scene).terms(EscrowKind.SHOW_A)))))
        .isEqualTo(new Report.Checked(List.of(), Map.of()));
  }

  private static UnaryOperator<ObjectNode> age(long seconds) {
    return in("info", info -> ((ObjectNode) info.path("validated_ledger")).put("age", seconds));
  }

  private static UnaryOperator<ObjectNode> in(String part, Consumer<ObjectNode> story) {
    return result -> {
      story.accept((ObjectNode) result.path(part));
      return result;
    };
  }

  private Standing.Known known() {
    return switch (preflight.standing()) {
      case Standing.Known known -> known;
      case Standing other -> throw new AssertionError(other.toString());
    };
  }

  private void assertUnavailable() {
    assertThat(preflight.standing()).isInstanceOf(Standing.Unavailable.class);
  }
}
