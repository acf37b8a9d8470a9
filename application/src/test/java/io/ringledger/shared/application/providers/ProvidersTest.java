package io.ringledger.shared.application.providers;

import static io.ringledger.shared.application.providers.ProviderHealth.State.CLOSED;
import static io.ringledger.shared.application.providers.ProviderHealth.State.HALF_OPEN;
import static io.ringledger.shared.application.providers.ProviderHealth.State.OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.shared.application.fakes.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two providers of answers, of which each may be well or not. */
class ProvidersTest {

  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T20:00:00Z"));
  private final Providers<String> providers =
      new Providers<>("oracles", List.of("a", "b"), name -> "oracle " + name, clock);
  private final Map<String, Reply<String>> replies =
      new HashMap<>(Map.of("a", new Reply.Settled<>("of a"), "b", new Reply.Settled<>("of b")));
  private final List<String> asked = new ArrayList<>();

  @Test
  void theFirstThatSettlesTheMatterHasTheWord() {
    assertThat(ask().answers()).containsExactly("of a");
    assertThat(asked).containsExactly("a");
  }

  @Test
  void oneThatFailsLeavesTheWordToTheNext() {
    fails("a");

    assertThat(ask()).isEqualTo(new Asked<>(List.of("of b"), List.of("oracle a: down")));
  }

  @Test
  void afterThreeFailuresInARowItIsLeftAloneForFiveMinutes() {
    fails("a");
    ask(3);
    assertThat(states()).containsExactly(OPEN, CLOSED);
    asked.clear();

    ask();
    clock.advance(Duration.ofMinutes(5).minusNanos(1));
    ask();
    assertThat(asked).containsExactly("b", "b");

    clock.advance(Duration.ofNanos(1));
    assertThat(states()).containsExactly(HALF_OPEN, CLOSED);
    replies.put("a", new Reply.Settled<>("again"));
    assertThat(ask().answers()).containsExactly("again");
    assertThat(states()).containsExactly(CLOSED, CLOSED);
  }

  @Test
  void whereAllAreLeftAloneEachIsAskedNevertheless() {
    fails("a");
    fails("b");
    ask(3);
    assertThat(states()).containsExactly(OPEN, OPEN);
    replies.put("b", new Reply.Settled<>("at last"));

    assertThat(ask().answers()).containsExactly("at last");
    assertThat(states()).containsExactly(OPEN, CLOSED);
  }

  @Test
  void oneThatIsLeftAloneIsTheLastResort() {
    fails("a");
    ask(3);
    replies.put("a", new Reply.Settled<>("of a"));
    fails("b");

    assertThat(ask()).isEqualTo(new Asked<>(List.of("of a"), List.of("oracle b: down")));
  }

  @Test
  void whereNobodyAnswersEachReasonOfTheLastRoundIsNamed() {
    fails("a");
    replies.put("b", new Reply.Unable<>("unknown here"));

    Asked<String> nothing = providers.ask(this::reply, 2, () -> true);

    assertThat(nothing.answers()).isEmpty();
    assertThat(nothing.reasons()).isEqualTo("oracle a: down; oracle b: unknown here");
    assertThat(asked).containsExactly("a", "b", "a", "b");
  }

  @Test
  void oneThatCannotAnswerIsWell() {
    fails("a");
    ask(2);
    replies.put("a", new Reply.Unable<>("unknown here"));
    ask();
    fails("a");
    ask(2);

    assertThat(states()).containsExactly(CLOSED, CLOSED);
    assertThat(providers.states().getFirst().lastFailure()).contains("down");
  }

  @Test
  void whatSettlesNothingIsOnlyGivenWhereNobodyKnowsMore() {
    replies.put("a", new Reply.Unsettled<>("perhaps"));
    assertThat(ask().answers()).containsExactly("of b");

    fails("b");
    assertThat(ask().answers()).containsExactly("perhaps");
  }

  @Test
  void outOfPatienceNobodyElseIsAsked() {
    fails("a");

    Asked<String> nothing = providers.ask(this::reply, 2, asked::isEmpty);

    assertThat(nothing.reasons()).isEqualTo("oracle a: down; out of patience before oracle b");
    assertThat(asked).containsExactly("a");
  }

  @Test
  void eachIsAskedWhereEachCountsAlsoOneThatIsLeftAlone() {
    fails("a");
    ask(3);
    asked.clear();

    assertThat(providers.askEach(this::reply))
        .isEqualTo(new Asked<>(List.of("of b"), List.of("oracle a: down")));
    assertThat(asked).containsExactly("a", "b");
  }

  @Test
  void anotherIsAskedOnlyWhereItIsNotLeftAlone() {
    assertThat(providers.askOneOf(name -> !name.equals("a"), this::reply, () -> true))
        .contains("of b");
    fails("b");
    providers.askEach(this::reply);
    providers.askEach(this::reply);
    providers.askEach(this::reply);
    asked.clear();

    assertThat(providers.askOneOf(name -> !name.equals("a"), this::reply, () -> true)).isEmpty();
    assertThat(asked).isEmpty();
  }

  @Test
  void theListSaysItsNameAndHowEachStands() {
    assertThat(providers.list()).isEqualTo("oracles");
    assertThat(providers.all()).containsExactly("a", "b");
    assertThat(providers.states())
        .extracting(ProviderState::name)
        .containsExactly("oracle a", "oracle b");
  }

  private Asked<String> ask() {
    return providers.ask(this::reply, 1, () -> true);
  }

  private void ask(int times) {
    for (int i = 0; i < times; i++) {
      ask();
    }
  }

  private Reply<String> reply(String provider) {
    asked.add(provider);
    return replies.getOrDefault(provider, new Reply.Unable<>("nobody"));
  }

  private void fails(String provider) {
    replies.put(provider, new Reply.Failed<>("down"));
  }

  private List<ProviderHealth.State> states() {
    return providers.states().stream().map(ProviderState::breaker).toList();
  }
}
