package io.ringledger.advisory.application;

import io.ringledger.advisory.application.outbound.SuggestionProvider;
import io.ringledger.advisory.domain.Origin;
import io.ringledger.advisory.domain.SuggestionInput;
import io.ringledger.advisory.domain.rules.RulesEditor;

/** Suggests what the rules say. It asks nobody, and it is no model. */
public final class RulesSuggestionProvider implements SuggestionProvider {

  /** Its name in every suggestion. */
  public static final String NAME = "rules";

  @Override
  public Answer suggest(SuggestionInput input) {
    return new Suggested(
        RulesEditor.edit(input), new Origin(NAME, RulesEditor.VERSION, input.hash()));
  }
}
