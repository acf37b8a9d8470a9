package io.ringledger.advisory.domain.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.advisory.domain.ContentText;
import io.ringledger.advisory.domain.Proposal;
import io.ringledger.advisory.domain.SuggestionInput;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of the rules whatever they read. */
class RulesEditorProperties {

  @Provide
  Arbitrary<String> bodies() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "Ada",
            " ",
            "\n",
            ".",
            "!",
            "?!",
            "FIGHT",
            "NIGHT",
            "risk-free",
            "java",
            "script:",
            "<",
            "b>",
            "guaranteed",
            "win",
            "12 June",
            "in",
            "Berlin",
            "\t",
            "\u0130",
            "\ud83e\udd4a",
            "\u2026",
            "20 EUR",
            "Said twice. ",
            "\u00df",
            "'",
            "\u2019",
            "-");
    return Arbitraries.oneOf(
        pieces.list().ofMaxSize(300).map(list -> String.join("", list)),
        pieces.list().ofMaxSize(300).map(list -> String.join(" ", list)),
        Arbitraries.strings().ofMaxLength(400));
  }

  @Property(tries = 500)
  void the_same_input_always_gets_the_same_usable_proposal(@ForAll("bodies") String body) {
    Assume.that(ContentText.isBody(body));
    String title = body.lines().filter(ContentText::isTitle).findFirst().orElse("Fight night");
    SuggestionInput input = new SuggestionInput(new ContentText(title, body), Optional.empty());
    Proposal proposal = RulesEditor.edit(input);
    assertThat(RulesEditor.edit(input)).isEqualTo(proposal);
    assertThat(BannedClaims.in(proposal.text().title())).isEmpty();
    assertThat(BannedClaims.in(proposal.text().body())).isEmpty();
  }
}
