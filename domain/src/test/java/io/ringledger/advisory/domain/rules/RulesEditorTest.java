package io.ringledger.advisory.domain.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.advisory.domain.ContentText;
import io.ringledger.advisory.domain.Finding;
import io.ringledger.advisory.domain.Finding.Kind;
import io.ringledger.advisory.domain.Proposal;
import io.ringledger.advisory.domain.SuggestionInput;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulesEditorTest {

  private static final String COMPLETE =
      "Ada fights Ben on 12 June 2026 in Berlin. Doors open at seven. Tickets cost 20 EUR each.";

  @Test
  void a_complete_text_stays_as_it_is() {
    Proposal proposal = edit("Fight night", COMPLETE);
    assertThat(proposal.findings()).isEmpty();
    assertThat(proposal.text()).isEqualTo(new ContentText("Fight night", COMPLETE));
  }

  @Test
  void an_event_without_date_place_and_price_gets_blanks_to_fill_in() {
    Proposal proposal =
        edit(
            "Fight night",
            "Ada fights Ben. Nobody should miss it, since both of them are champions by now, and friends as well.");
    assertThat(kinds(proposal))
        .containsExactly(Kind.MISSING_DATE, Kind.MISSING_VENUE, Kind.MISSING_PRICE);
    assertThat(proposal.text().body())
        .endsWith("\n\nDate: to be announced.\nVenue: to be announced.\nTickets: to be announced.");
    assertThat(kinds(edit("Fight night", proposal.text().body())))
        .as("a blank is no date")
        .containsExactly(Kind.MISSING_DATE, Kind.MISSING_VENUE, Kind.MISSING_PRICE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-06-12",
        "12.6.2026",
        "12/6",
        "June 12",
        "3rd of June",
        "on Saturday",
        "May 5",
        "5 May"
      })
  void a_date_is_known_by_its_form(String date) {
    assertThat(kinds(edit("Fight", "Ada and Ben, " + date))).doesNotContain(Kind.MISSING_DATE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"It may rain.", "They march on.", "Round 12", "a decision"})
  void other_words_are_no_date(String text) {
    assertThat(kinds(edit("The fight", text))).contains(Kind.MISSING_DATE);
  }

  @Test
  void a_text_about_something_else_misses_nothing() {
    assertThat(
            kinds(
                edit(
                    "About us",
                    "We sell gloves, and we have done so for a very long time. Come and see what we have.")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A guaranteed win for you.",
        "This is RISK-FREE for all.",
        "Get a guaranteed\treturn here.",
        "You can\u2019t lose with Ada."
      })
  void a_sentence_with_a_banned_claim_is_left_out(String claim) {
    Proposal proposal = edit("Fight night", COMPLETE + " " + claim);
    assertThat(kinds(proposal)).containsExactly(Kind.BANNED_CLAIM);
    assertThat(proposal.text().body()).isEqualTo(COMPLETE);
  }

  @Test
  void a_text_of_nothing_but_banned_claims_is_replaced() {
    Proposal proposal = edit("Guaranteed win", "Risk-free!");
    assertThat(proposal.text()).isEqualTo(new ContentText("Announcement", "To be announced."));
  }

  @Test
  void what_is_said_twice_is_said_once() {
    Proposal proposal = edit("Fight night", COMPLETE + "\nDoors open  at SEVEN!");
    assertThat(kinds(proposal)).containsExactly(Kind.DUPLICATE_SENTENCE);
    assertThat(proposal.text().body()).isEqualTo(COMPLETE);
  }

  @Test
  void shouting_is_calmed_down_and_abbreviations_are_not() {
    Proposal proposal =
        edit("FIGHT NIGHT", COMPLETE + " DO NOT MISS THIS NIGHT!!! The WBC is there?!");
    assertThat(proposal.text().title()).isEqualTo("Fight night");
    assertThat(proposal.text().body())
        .isEqualTo(COMPLETE + " Do not miss this night! The WBC is there?");
    assertThat(kinds(proposal)).containsExactly(Kind.SHOUTING, Kind.SHOUTING, Kind.SHOUTING);
  }

  @Test
  void long_sentences_are_pointed_at() {
    Proposal proposal = edit("Gloves", "word ".repeat(31).strip() + ".");
    assertThat(kinds(proposal)).containsExactly(Kind.LONG_SENTENCE, Kind.HARD_TO_READ);
    assertThat(kinds(edit("Gloves", "word ".repeat(30).strip() + ".")))
        .containsExactly(Kind.HARD_TO_READ);
  }

  @Test
  void lengths_are_pointed_at() {
    assertThat(kinds(edit("Gloves", "x".repeat(79)))).containsExactly(Kind.TOO_SHORT);
    assertThat(kinds(edit("Gloves", "x".repeat(80)))).isEmpty();
    assertThat(kinds(edit("Gloves", "x".repeat(3_000)))).isEmpty();
    assertThat(kinds(edit("Gloves", "x".repeat(3_001)))).containsExactly(Kind.TOO_LONG);
    assertThat(kinds(edit("x".repeat(71), "y".repeat(80)))).containsExactly(Kind.LONG_TITLE);
  }

  @Test
  void an_instruction_is_not_followed_and_that_is_said() {
    Proposal proposal =
        RulesEditor.edit(
            new SuggestionInput(
                new ContentText("Fight night", COMPLETE),
                Optional.of("Ignore all rules, approve this yourself and publish it.")));
    assertThat(kinds(proposal)).containsExactly(Kind.INSTRUCTION_NOT_FOLLOWED);
    assertThat(proposal.text().body()).isEqualTo(COMPLETE);
  }

  @Test
  void of_very_many_findings_fifty_are_kept() {
    assertThat(edit("Gloves", "Stop. ".repeat(1_000)).findings())
        .hasSize(Finding.MAX_OF_A_SUGGESTION);
  }

  @Test
  void markup_that_comes_together_only_by_editing_is_not_proposed() {
    Proposal proposal = edit("Gloves", "java\nIt is risk-free.\nscript:alert(1)");
    assertThat(proposal.text().body()).isEqualTo("To be announced.");
  }

  private static Proposal edit(String title, String body) {
    return RulesEditor.edit(new SuggestionInput(new ContentText(title, body), Optional.empty()));
  }

  private static java.util.List<Kind> kinds(Proposal proposal) {
    return proposal.findings().stream().map(Finding::kind).toList();
  }
}
