package io.ringledger.shared.xrpl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ringledger.shared.application.providers.ProviderHealth;
import io.ringledger.shared.application.providers.Providers;
import io.ringledger.shared.xrpl.FakeNode.Reply;
import io.ringledger.shared.xrpl.FakeNode.Script;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nodes that are down, slow, overloaded or elsewhere. */
class XrplNodesTest {

  private static final long NETWORK = 1;
  private static final Script HEALTHY =
      (_, _) -> Reply.result(JsonNodeFactory.instance.objectNode().put("fine", true));

  private final List<AutoCloseable> opened = new ArrayList<>();

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable each : opened.reversed()) {
      each.close();
    }
  }

  @Test
  void theFirstNodeThatAnswersHasTheWord() throws NodeFailureException {
    FakeNode second = node(NETWORK, HEALTHY);

    assertThat(ask(nodes(node(NETWORK, HEALTHY), second)).path("fine").asBoolean()).isTrue();
    assertThat(second.asked()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"tooBusy", "noNetwork", "noCurrent", "notSynced", "amendmentBlocked", "internal"})
  void aNodeWithTroubleLeavesTheWordToTheNext(String error) throws NodeFailureException {
    FakeNode troubled = node(NETWORK, (_, _) -> Reply.error(error));

    assertThat(ask(nodes(troubled, node(NETWORK, HEALTHY))).path("fine").asBoolean()).isTrue();
    assertThat(troubled.asked()).containsExactly("server_info", "ping");
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 400, 403, 404, 429, 500, 502, 503})
  void anHttpErrorLeavesTheWordToTheNext(int status) throws NodeFailureException {
    FakeNode troubled = node(NETWORK, (_, _) -> new Reply(status, "Server is overloaded"));

    assertThat(ask(nodes(troubled, node(NETWORK, HEALTHY))).path("fine").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>",
        "{",
        "[]",
        "null",
        "{\"result\":1}",
        "{\"result\":{\"fine\":true}} x",
        "{\"result\":{\"fine\":false,\"fine\":true}}"
      })
  void aMalformedAnswerIsNone(String body) {
    assertUnanswered(node(NETWORK, (_, _) -> new Reply(200, body)), "its answer");
  }

  @Test
  void anEndlesslyNestedAnswerIsNone() {
    String deep = "{\"result\":{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}}";

    assertUnanswered(node(NETWORK, (_, _) -> new Reply(200, deep)), "its answer is not JSON");
  }

  @Test
  void aHugeAnswerIsNotRead() {
    String huge = "{\"result\":{\"a\":\"" + "x".repeat(200_000) + "\"}}";

    assertUnanswered(
        node(NETWORK, (_, _) -> new Reply(200, huge)), "its answer broke off or is longer than");
  }

  @Test
  void aSilentNodeIsNotWaitedForAndTheNextOneAnswers() throws NodeFailureException {
    FakeNode silent = node(NETWORK, (_, _) -> null);
    Duration timeout = Duration.ofSeconds(1);

    assertThat(ask(nodes(timeout, silent, node(NETWORK, HEALTHY))).path("fine").asBoolean())
        .isTrue();
    assertThatThrownBy(() -> ask(nodes(timeout, silent)))
        .hasMessageContaining("no answer within 1000 ms");
  }

  @Test
  void aNodeThatIsDownLeavesTheWordToTheNext() throws NodeFailureException {
    FakeNode down = node(NETWORK, HEALTHY);
    down.close();

    assertThat(ask(nodes(down, node(NETWORK, HEALTHY))).path("fine").asBoolean()).isTrue();
    assertUnanswered(down, "it cannot be reached");
  }

  @Test
  void aNodeOfAnotherNetworkIsNeverAskedAnythingElse() {
    FakeNode elsewhere = node(0, HEALTHY);

    assertUnanswered(elsewhere, "it is on network 0, not 1");
    assertThat(elsewhere.asked()).containsOnly("server_info");
  }

  @Test
  void aNodeThatDoesNotSayItsNetworkIsNotBelieved() {
    FakeNode vague = FakeNode.start(HEALTHY);
    opened.add(vague);

    assertUnanswered(vague, "it does not say which network it is on");
  }

  @Test
  void aBlockedNodeIsNotBelieved() {
    FakeNode blocked =
        FakeNode.start(
            (_, _) -> {
              var info = FakeNode.serverInfo(NETWORK);
              info.withObjectProperty("info").put("amendment_blocked", true);
              return Reply.result(info);
            });
    opened.add(blocked);

    assertUnanswered(blocked, "it is amendment blocked");
  }

  @Test
  void theNetworkIsAskedForOnceAndAgainAfterAFailure() throws NodeFailureException {
    FakeNode node = node(NETWORK, HEALTHY);
    XrplNodes nodes = nodes(node);
    ask(nodes);
    ask(nodes);
    assertThat(node.asked()).containsExactly("server_info", "ping", "ping");

    node.script((_, _) -> Reply.error("tooBusy"));
    assertThatThrownBy(() -> ask(nodes)).isInstanceOf(NodeFailureException.class);
    node.script((_, _) -> Reply.result(FakeNode.serverInfo(0)));

    assertThatThrownBy(() -> ask(nodes)).hasMessageContaining("it is on network 0, not 1");
  }

  @Test
  void aPassingTroubleIsGoneInTheSecondRound() throws NodeFailureException {
    FakeNode node = node(NETWORK, HEALTHY);
    List<String> troubles = new ArrayList<>(List.of("tooBusy"));
    node.script(
        (method, _) -> {
          if (!troubles.isEmpty()) {
            return Reply.error(troubles.removeFirst());
          }
          return method.equals("server_info")
              ? Reply.result(FakeNode.serverInfo(NETWORK))
              : HEALTHY.reply(method, null);
        });

    assertThat(ask(nodes(node)).path("fine").asBoolean()).isTrue();
  }

  @Test
  void whereNobodyAnswersEveryReasonIsNamedButNoAddress() {
    FakeNode busy = node(NETWORK, (_, _) -> Reply.error("tooBusy"));
    FakeNode broken = node(NETWORK, (_, _) -> new Reply(503, ""));

    assertThatThrownBy(() -> ask(nodes(busy, broken)))
        .hasMessage("node 1: ping answered tooBusy; node 2: HTTP 503");
    assertThat(busy.asked()).hasSize(4);
  }

  @Test
  void whatANodeCallsItsErrorIsNotRepeatedUnlessItIsPlain() {
    assertUnanswered(
        node(NETWORK, (_, _) -> Reply.error("<script>\n")), "ping answered an unknown error");
  }

  @Test
  void aNodeThatOnlyKnowsTheFirstVersionIsAskedInIt() throws NodeFailureException {
    FakeNode old =
        FakeNode.start(
            (method, parameters) -> {
              if (parameters.path("api_version").asInt() != 1) {
                return new Reply(400, "invalid_API_version");
              }
              return method.equals("server_info")
                  ? Reply.result(FakeNode.serverInfo(NETWORK))
                  : HEALTHY.reply(method, parameters);
            });
    opened.add(old);

    assertThat(ask(nodes(old)).path("fine").asBoolean()).isTrue();
  }

  @Test
  void anAnswerThatSettlesNothingIsOnlyGivenWhereNobodyKnowsMore() throws NodeFailureException {
    FakeNode behind = node(NETWORK, (_, _) -> Reply.result(JsonNodeFactory.instance.objectNode()));
    FakeNode down = node(NETWORK, (_, _) -> Reply.error("tooBusy"));

    assertThat(ask(nodes(behind, node(NETWORK, HEALTHY))).path("fine").asBoolean()).isTrue();
    assertThat(ask(nodes(behind, down)).path("fine").asBoolean()).isFalse();
    assertThat(ask(nodes(down, behind)).path("fine").asBoolean()).isFalse();
  }

  @Test
  void outOfPatienceNoFurtherNodeIsTried() {
    FakeNode silent = node(NETWORK, (_, _) -> null);
    FakeNode second = node(NETWORK, HEALTHY);
    XrplNodes nodes =
        new XrplNodes(
            new XrplNodeSettings(
                List.of(silent.uri(), second.uri()),
                NETWORK,
                Duration.ofMillis(300),
                Duration.ofMillis(300),
                Duration.ofMillis(100),
                2,
                100_000));
    opened.add(nodes);

    assertThatThrownBy(() -> ask(nodes)).hasMessageContaining("out of patience before node 2");
    assertThat(second.asked()).isEmpty();
  }

  @Test
  void aNodeThatKeepsFailingIsLeftAloneUntilItMayTryAgain() throws NodeFailureException {
    MovingClock clock = new MovingClock();
    FakeNode troubled = node(NETWORK, (_, _) -> Reply.error("tooBusy"));
    XrplNodes nodes = nodes(clock, troubled, node(NETWORK, HEALTHY));
    for (int i = 0; i < Providers.FAILURES_TO_OPEN + 5; i++) {
      ask(nodes);
    }
    assertThat(troubled.asked()).hasSize(2 * Providers.FAILURES_TO_OPEN);
    assertThat(nodes.states())
        .extracting(NodeState::breaker)
        .containsExactly(ProviderHealth.State.OPEN, ProviderHealth.State.CLOSED);
    assertThat(nodes.states().getFirst().lastFailure()).contains("ping answered tooBusy");

    clock.advance(Providers.OPEN_FOR);
    assertThat(nodes.states().getFirst().breaker()).isEqualTo(ProviderHealth.State.HALF_OPEN);
    ask(nodes);
    ask(nodes);
    assertThat(troubled.asked()).hasSize(2 * Providers.FAILURES_TO_OPEN + 2);

    troubled.script(
        (method, parameters) ->
            method.equals("server_info")
                ? Reply.result(FakeNode.serverInfo(NETWORK))
                : HEALTHY.reply(method, parameters));
    clock.advance(Providers.OPEN_FOR);
    ask(nodes);
    assertThat(nodes.states().getFirst().breaker()).isEqualTo(ProviderHealth.State.CLOSED);
  }

  @Test
  void whereEveryNodeKeepsFailingAllAreAskedNevertheless() throws NodeFailureException {
    FakeNode node = node(NETWORK, (_, _) -> Reply.error("tooBusy"));
    XrplNodes nodes = nodes(new MovingClock(), node);
    for (int i = 0; i < Providers.FAILURES_TO_OPEN; i++) {
      assertThatThrownBy(() -> ask(nodes)).isInstanceOf(NodeFailureException.class);
    }
    assertThat(nodes.states().getFirst().breaker()).isEqualTo(ProviderHealth.State.OPEN);
    node.script(
        (method, parameters) ->
            method.equals("server_info")
                ? Reply.result(FakeNode.serverInfo(NETWORK))
                : HEALTHY.reply(method, parameters));

    assertThat(ask(nodes).path("fine").asBoolean()).isTrue();
    assertThat(nodes.states().getFirst().breaker()).isEqualTo(ProviderHealth.State.CLOSED);
  }

  @Test
  void aNodeThatIsLeftAloneIsAskedLastWhereNoOtherAnswers() throws NodeFailureException {
    FakeNode first = node(NETWORK, (_, _) -> Reply.error("tooBusy"));
    FakeNode second = node(NETWORK, HEALTHY);
    XrplNodes nodes = nodes(new MovingClock(), first, second);
    for (int i = 0; i < Providers.FAILURES_TO_OPEN; i++) {
      ask(nodes);
    }
    first.script(
        (method, parameters) ->
            method.equals("server_info")
                ? Reply.result(FakeNode.serverInfo(NETWORK))
                : HEALTHY.reply(method, parameters));
    second.script((_, _) -> Reply.error("tooBusy"));

    assertThat(ask(nodes).path("fine").asBoolean()).isTrue();
  }

  @Test
  void aNodeThatIsOnlyUnableToAnswerIsWell() {
    XrplNodes nodes = nodes(node(NETWORK, HEALTHY));
    for (int i = 0; i < 2 * Providers.FAILURES_TO_OPEN; i++) {
      assertThatThrownBy(
              () ->
                  nodes.ask(
                      _ -> {
                        throw NodeFailureException.unable("its history is short");
                      },
                      _ -> true))
          .hasMessage("node 1: its history is short");
    }

    assertThat(nodes.states().getFirst().breaker()).isEqualTo(ProviderHealth.State.CLOSED);
  }

  @Test
  void everyNodeIsAskedWhereEachCounts() throws NodeFailureException {
    FakeNode busy = node(NETWORK, (_, _) -> Reply.error("tooBusy"));
    XrplNodes nodes = nodes(node(NETWORK, HEALTHY), busy, node(NETWORK, HEALTHY));

    assertThat(nodes.askEach(node -> node.name())).containsExactly("node 1", "node 2", "node 3");
    assertThat(nodes.askEach(XrplNodesTest::ping)).hasSize(2);
    assertThatThrownBy(() -> nodes(busy).askEach(XrplNodesTest::ping))
        .hasMessage("node 1: ping answered tooBusy");
  }

  @Test
  void theStateOfANodeNamesItsHostAndTheLedgerItToldOf() throws NodeFailureException {
    MovingClock clock = new MovingClock();
    FakeNode node =
        FakeNode.start(
            (method, parameters) -> {
              if (!method.equals("server_info")) {
                return HEALTHY.reply(method, parameters);
              }
              var info = FakeNode.serverInfo(NETWORK);
              info.withObjectProperty("info")
                  .putObject("validated_ledger")
                  .put("seq", 77)
                  .put("age", 3);
              return Reply.result(info);
            });
    opened.add(node);
    XrplNodes nodes = nodes(clock, node);
    assertThat(nodes.states().getFirst().validated()).isEmpty();
    ask(nodes);

    assertThat(nodes.states())
        .containsExactly(
            new NodeState(
                "node 1",
                "127.0.0.1",
                ProviderHealth.State.CLOSED,
                Optional.empty(),
                Optional.of(new NodeState.Validated(77, Duration.ofSeconds(3), clock.instant()))));
  }

  @Test
  void addressesThatCouldNotWorkAreRefusedAtTheStart() {
    for (String address : List.of("ws://localhost:6006", "localhost:5005", "http://a:b@node/")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> XrplNodeSettings.of(List.of(URI.create(address)), NETWORK));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> XrplNodeSettings.of(List.of(), NETWORK));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> XrplNodeSettings.of(List.of(URI.create("http://node/")), -1));
  }

  private FakeNode node(long network, Script script) {
    FakeNode node = FakeNode.of(network, script);
    opened.add(node);
    return node;
  }

  private XrplNodes nodes(FakeNode... fakes) {
    return nodes(Duration.ofSeconds(10), fakes);
  }

  private XrplNodes nodes(Duration timeout, FakeNode... fakes) {
    XrplNodes nodes =
        new XrplNodes(
            new XrplNodeSettings(
                List.of(fakes).stream().map(FakeNode::uri).toList(),
                NETWORK,
                timeout,
                timeout,
                Duration.ofMinutes(1),
                2,
                100_000));
    opened.add(nodes);
    return nodes;
  }

  private XrplNodes nodes(MovingClock clock, FakeNode... fakes) {
    XrplNodes nodes =
        new XrplNodes(
            new XrplNodeSettings(
                Stream.of(fakes).map(FakeNode::uri).toList(),
                NETWORK,
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                Duration.ofMinutes(1),
                1,
                100_000),
            clock);
    opened.add(nodes);
    return nodes;
  }

  private static JsonNode ping(JsonRpcNode node) throws NodeFailureException {
    return node.call("ping", JsonNodeFactory.instance.objectNode());
  }

  private static JsonNode ask(XrplNodes nodes) throws NodeFailureException {
    return nodes.ask(
        node -> node.call("ping", JsonNodeFactory.instance.objectNode()),
        answer -> answer.path("fine").asBoolean());
  }

  private void assertUnanswered(FakeNode node, String reason) {
    assertThatThrownBy(() -> ask(nodes(node)))
        .isInstanceOf(NodeFailureException.class)
        .hasMessageContaining(reason);
  }
}
