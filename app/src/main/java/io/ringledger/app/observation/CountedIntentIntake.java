package io.ringledger.app.observation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.vault.application.intents.IntentIntake;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts what came of intents, by the code of their refusal where they were refused. */
public final class CountedIntentIntake implements IntentIntake {

  private static final String ACCEPTED = "accepted";
  private static final String REPEATED = "repeated";
  private static final String REFUSED = "refused";
  private static final String NONE = "none";

  private final IntentIntake intake;
  private final MeterProvider<Counter> results;

  public CountedIntentIntake(IntentIntake intake, MeterRegistry registry) {
    this.intake = intake;
    this.results =
        Counter.builder("ringledger.vault.intents")
            .description("Signed intents, by what came of them and why")
            .withRegistry(registry);
    // There from the start, so that the first one is a step and not a beginning.
    count(ACCEPTED, NONE, 0);
    count(REPEATED, NONE, 0);
  }

  @Override
  public Outcome<List<Outcome<Accepted>>> submit(Submission submission) {
    Outcome<List<Outcome<Accepted>>> all = intake.submit(submission);
    switch (all) {
      case Rejected<List<Outcome<Accepted>>>(var code, _, _) ->
          count(REFUSED, code.code(), submission.offers().size());
      case Success<List<Outcome<Accepted>>>(var outcomes) -> count(outcomes);
    }
    return all;
  }

  private void count(List<Outcome<Accepted>> outcomes) {
    int accepted = 0;
    int repeated = 0;
    Map<String, Integer> refused = new HashMap<>();
    for (Outcome<Accepted> outcome : outcomes) {
      switch (outcome) {
        case Rejected<Accepted>(var code, _, _) -> refused.merge(code.code(), 1, Integer::sum);
        case Success<Accepted>(var one) -> {
          accepted += one.again() ? 0 : 1;
          repeated += one.again() ? 1 : 0;
        }
      }
    }
    count(ACCEPTED, NONE, accepted);
    count(REPEATED, NONE, repeated);
    refused.forEach((code, many) -> count(REFUSED, code, many));
  }

  private void count(String result, String reason, int many) {
    results.withTags(Tags.of("result", result, "reason", reason)).increment(many);
  }
}
