package io.ringledger.advisory.application.fakes;

import io.ringledger.advisory.application.RulesSuggestionProvider;
import io.ringledger.advisory.application.outbound.SuggestionProvider;
import io.ringledger.advisory.domain.SuggestionInput;
import io.ringledger.shared.application.fakes.SnapshotUnitOfWork;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Does what a test says, by default what the rules do, and fails the test inside a unit of work.
 */
public final class ScriptedSuggestionProvider implements SuggestionProvider {

  private final SnapshotUnitOfWork unitOfWork;
  private final List<SuggestionInput> asked = new ArrayList<>();
  private Function<SuggestionInput, Answer> script = new RulesSuggestionProvider()::suggest;

  public ScriptedSuggestionProvider(SnapshotUnitOfWork unitOfWork) {
    this.unitOfWork = unitOfWork;
  }

  /** From now on it answers so. */
  public void answers(Function<SuggestionInput, Answer> answer) {
    script = answer;
  }

  /** What it was asked, in order. */
  public List<SuggestionInput> asked() {
    return List.copyOf(asked);
  }

  @Override
  public Answer suggest(SuggestionInput input) {
    unitOfWork.refuseInside("the provider");
    asked.add(input);
    return script.apply(input);
  }
}
