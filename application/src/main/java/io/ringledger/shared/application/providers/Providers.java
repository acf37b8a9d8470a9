package io.ringledger.shared.application.providers;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Several providers of the same thing, asked in turn. One that failed several times in a row is
 * left alone for a while, unless no other answers. Only questions that may safely be asked twice go
 * through here. Safe for many threads.
 *
 * @param <P> what a provider is
 */
public final class Providers<P> {

  /** Failures in a row after which a provider is left alone. */
  public static final int FAILURES_TO_OPEN = 3;

  /** How long it is left alone before one caller may try it. */
  public static final Duration OPEN_FOR = Duration.ofMinutes(5);

  private final String list;
  private final List<Member<P>> members;

  /**
   * A list of providers that are well as far as is known.
   *
   * @param list its name in metrics, lower case, for example {@code xrpl-nodes}
   * @param providers in the order they are asked
   * @param names what each is called in reasons and metrics; never an address
   */
  public Providers(
      String list,
      List<? extends P> providers,
      Function<? super P, String> names,
      InstantSource clock) {
    this.list = list;
    this.members =
        providers.stream()
            .map(
                provider ->
                    new Member<P>(
                        provider,
                        names.apply(provider),
                        new ProviderHealth(FAILURES_TO_OPEN, OPEN_FOR, clock)))
            .toList();
  }

  private record Member<P>(P provider, String name, ProviderHealth health) {

    ProviderState state() {
      return new ProviderState(name, health.state(), health.lastFailure());
    }
  }

  /** One question, which may take several requests, all to the same provider. */
  @FunctionalInterface
  public interface Question<P, T> {

    /** Asks the provider; a failure lets the next one be asked. */
    Reply<T> ask(P provider);
  }

  /** The list's name in metrics. */
  public String list() {
    return list;
  }

  /** The providers, in the order they are asked. */
  public List<P> all() {
    return members.stream().map(Member::provider).toList();
  }

  /** How each provider stands, in the order they are asked. */
  public List<ProviderState> states() {
    return members.stream().map(Member::state).toList();
  }

  /**
   * The first answer that settles the matter; where none does, the last one given. Those that are
   * left alone are asked where nobody else answers.
   *
   * @param rounds how often the list is gone through before the question is given up
   * @param patience whether another provider may still be asked
   */
  public <T> Asked<T> ask(Question<P, T> question, int rounds, BooleanSupplier patience) {
    Asking<T> asking = new Asking<>(question, patience);
    for (int round = 0; round < rounds && asking.isOpen(); round++) {
      asking.failures.clear();
      asking.goThrough();
    }
    return new Asked<>(asking.last.stream().toList(), asking.failures);
  }

  /** What every provider says, also those that are left alone otherwise. */
  public <T> Asked<T> askEach(Question<P, T> question) {
    List<T> answers = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    for (Member<P> member : members) {
      Asking<T> asking = new Asking<>(question, () -> true);
      asking.ask(member);
      asking.last.ifPresent(answers::add);
      failures.addAll(asking.failures);
    }
    return new Asked<>(answers, failures);
  }

  /**
   * What the first answers of those that fit and are not left alone; nobody else is asked.
   *
   * @param patience whether another provider may still be asked
   */
  public <T> Optional<T> askOneOf(
      Predicate<P> fits, Question<P, T> question, BooleanSupplier patience) {
    Asking<T> asking = new Asking<>(question, patience);
    for (Member<P> member : members) {
      if (asking.isOpen() && fits.test(member.provider()) && member.health().admits()) {
        asking.ask(member);
      }
    }
    return asking.last;
  }

  /** One question on its way through the list. */
  private final class Asking<T> {

    private final Question<P, T> question;
    private final BooleanSupplier patience;
    private final List<String> failures = new ArrayList<>();
    private Optional<T> last = Optional.empty();
    private boolean outOfPatience;
    private boolean settled;

    Asking(Question<P, T> question, BooleanSupplier patience) {
      this.question = question;
      this.patience = patience;
    }

    /** Whether nobody has answered and somebody may still be asked. */
    boolean isOpen() {
      return last.isEmpty() && !outOfPatience;
    }

    void goThrough() {
      List<Member<P>> leftAlone = new ArrayList<>();
      for (Member<P> member : members) {
        if (!settled && !outOfPatience && member.health().admits()) {
          ask(member);
        } else {
          leftAlone.add(member);
        }
      }
      for (Member<P> member : leftAlone) {
        if (isOpen()) {
          ask(member);
        }
      }
    }

    void ask(Member<P> member) {
      if (!patience.getAsBoolean()) {
        failures.add("out of patience before " + member.name());
        outOfPatience = true;
        return;
      }
      switch (question.ask(member.provider())) {
        case Reply.Settled<T>(T answer) -> {
          answered(member, answer);
          settled = true;
        }
        case Reply.Unsettled<T>(T answer) -> answered(member, answer);
        case Reply.Unable<T>(String reason) -> {
          member.health().succeeded();
          failures.add(member.name() + ": " + reason);
        }
        case Reply.Failed<T>(String reason) -> {
          member.health().failed(reason);
          failures.add(member.name() + ": " + reason);
        }
      }
    }

    private void answered(Member<P> member, T answer) {
      member.health().succeeded();
      last = Optional.of(answer);
    }
  }
}
