package io.ringledger.advisory.langchain;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringledger.advisory.domain.ContentText;
import io.ringledger.advisory.domain.Proposal;
import io.ringledger.advisory.domain.SuggestionInput;
import io.ringledger.advisory.domain.rules.RulesEditor;
import io.ringledger.advisory.langchain.ModelTroubleException.Kind;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a model wrote, taken for nothing but three texts: {@code {"title", "body", "rationale"}}.
 * Whatever would run, is too long or comes on top is refused as a whole. What the rules have to say
 * of the text goes with it, for the person who decides.
 */
final class ModelOutput {

  private static final Set<String> NAMES = Set.of("title", "body", "rationale");

  private ModelOutput() {}

  /** The proposal in it; throws where it cannot be used. */
  static Proposal read(String text) {
    JsonNode object = StrictJson.object(text).orElseThrow(() -> unusable("is not one JSON object"));
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    if (!names.equals(NAMES)) {
      throw unusable("does not hold exactly title, body and rationale");
    }
    String title = text(object, "title").strip();
    String body = text(object, "body").strip();
    String rationale = text(object, "rationale").strip();
    if (!ContentText.isTitle(title)) {
      throw unusable("has a title that is too long, or no plain text");
    }
    if (!ContentText.isBody(body)) {
      throw unusable("has a body that is too long, or no plain text");
    }
    if (!Proposal.isRationale(rationale)) {
      throw unusable("has a rationale that is too long, or no plain text");
    }
    ContentText proposed = new ContentText(title, body);
    return new Proposal(
        proposed,
        rationale,
        RulesEditor.edit(new SuggestionInput(proposed, Optional.empty())).findings());
  }

  private static String text(JsonNode object, String name) {
    JsonNode value = object.path(name);
    if (!value.isTextual()) {
      throw unusable("does not hold texts alone");
    }
    return value.textValue().replace("\r\n", "\n");
  }

  private static ModelTroubleException unusable(String what) {
    return new ModelTroubleException(Kind.UNUSABLE, "What the advisory model wrote " + what + ".");
  }
}
