package io.ringledger.advisory.application;

import static io.ringledger.advisory.application.fakes.AdvisoryStage.admin;
import static io.ringledger.advisory.application.fakes.AdvisoryStage.customer;
import static io.ringledger.advisory.application.fakes.AdvisoryStage.superAdmin;
import static io.ringledger.advisory.application.fakes.AdvisoryStage.visitor;
import static io.ringledger.advisory.domain.AdvisoryFixtures.ADMIN;
import static io.ringledger.advisory.domain.AdvisoryFixtures.ANNOUNCED;
import static io.ringledger.advisory.domain.AdvisoryFixtures.BETTER;
import static io.ringledger.advisory.domain.AdvisoryFixtures.NOON;
import static io.ringledger.advisory.domain.AdvisoryFixtures.OTHER_SITE;
import static io.ringledger.advisory.domain.AdvisoryFixtures.SITE;
import static io.ringledger.advisory.domain.AdvisoryFixtures.announcement;
import static io.ringledger.advisory.domain.AdvisoryFixtures.assertRefused;
import static io.ringledger.advisory.domain.AdvisoryFixtures.proposal;
import static io.ringledger.advisory.domain.AdvisoryFixtures.successOf;
import static io.ringledger.advisory.domain.AdvisoryFixtures.suggestionAbout;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.advisory.application.SuggestionGates.Admin;
import io.ringledger.advisory.application.outbound.SuggestionProvider.Busy;
import io.ringledger.advisory.application.outbound.SuggestionProvider.Suggested;
import io.ringledger.advisory.application.outbound.SuggestionProvider.Unavailable;
import io.ringledger.advisory.application.outbound.SuggestionProvider.Unusable;
import io.ringledger.advisory.domain.AdvisoryFailure;
import io.ringledger.advisory.domain.AiFlag;
import io.ringledger.advisory.domain.Content;
import io.ringledger.advisory.domain.Origin;
import io.ringledger.advisory.domain.SuggestionInput;
import io.ringledger.shared.domain.Outcome;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each gate, tried by those who may not pass it. */
class SuggestionGatesTest {

  @Test
  void entry_gate_no_visitor_and_no_customer_gets_in() {
    assertRefused(SuggestionGates.entry(visitor()), AdvisoryFailure.ADVISORY_ADMIN_REQUIRED);
    assertRefused(SuggestionGates.entry(customer()), AdvisoryFailure.ADVISORY_ADMIN_REQUIRED);
    assertThat(successOf(SuggestionGates.entry(admin())).user()).isEqualTo(ADMIN);
    assertThat(successOf(SuggestionGates.entry(superAdmin())).user()).isEqualTo(ADMIN);
  }

  @Test
  void ai_gate_is_closed_until_somebody_opens_it() {
    AiFlag untouched = AiFlag.untouched(SITE);
    Outcome<AiFlag> refused = SuggestionGates.ai(untouched);
    assertRefused(refused, AdvisoryFailure.ADVISORY_DISABLED);
    assertThat(refused)
        .isEqualTo(
            new Outcome.Rejected<AiFlag>(
                AdvisoryFailure.ADVISORY_DISABLED, "AI advisory is disabled for this site."));
    AiFlag on = untouched.turned(true, ADMIN, NOON);
    assertThat(successOf(SuggestionGates.ai(on))).isEqualTo(on);
    assertRefused(
        SuggestionGates.ai(on.turned(false, ADMIN, NOON)), AdvisoryFailure.ADVISORY_DISABLED);
  }

  @Test
  void suggestion_gate_takes_only_what_the_provider_made_of_this_very_input() {
    SuggestionInput asked = new SuggestionInput(ANNOUNCED, Optional.empty());
    SuggestionInput another = new SuggestionInput(BETTER, Optional.empty());
    Suggested made = new Suggested(proposal(), new Origin("rules", "1", asked.hash()));
    assertThat(successOf(SuggestionGates.suggestion(asked, made))).isEqualTo(made);
    assertRefused(
        SuggestionGates.suggestion(another, made), AdvisoryFailure.ADVISORY_OUTPUT_UNUSABLE);
    assertRefused(
        SuggestionGates.suggestion(asked, new Unusable("No JSON.")),
        AdvisoryFailure.ADVISORY_OUTPUT_UNUSABLE);
    assertRefused(
        SuggestionGates.suggestion(asked, new Unavailable("Too late.")),
        AdvisoryFailure.ADVISORY_UNAVAILABLE);
    assertRefused(
        SuggestionGates.suggestion(asked, new Busy("Full.")), AdvisoryFailure.ADVISORY_BUSY);
  }

  @Test
  void approval_gate_only_an_admin_of_the_very_site_decides() {
    var suggestion = suggestionAbout(announcement());
    assertRefused(
        SuggestionGates.approval(visitor(), suggestion), AdvisoryFailure.ADVISORY_ADMIN_REQUIRED);
    assertRefused(
        SuggestionGates.approval(customer(), suggestion), AdvisoryFailure.ADVISORY_ADMIN_REQUIRED);
    assertRefused(
        SuggestionGates.approval(admin(OTHER_SITE, ADMIN), suggestion),
        AdvisoryFailure.SUGGESTION_NOT_FOUND);
    assertThat(successOf(SuggestionGates.approval(admin(), suggestion)).user()).isEqualTo(ADMIN);
  }

  @Test
  void publish_gate_adds_a_version_and_overwrites_none() {
    Content current = announcement();
    var suggestion = suggestionAbout(current);
    Admin approver = successOf(SuggestionGates.approval(admin(), suggestion));
    Content next =
        successOf(SuggestionGates.publish(current, suggestion, approver, NOON)).content();
    assertThat(next.canonical().number()).isEqualTo(current.canonical().number() + 1);
    Content moved = successOf(current.edit(1, BETTER, ADMIN, NOON));
    assertRefused(
        SuggestionGates.publish(moved, suggestion, approver, NOON),
        AdvisoryFailure.SUGGESTION_STALE);
  }

  @Test
  void config_gate_only_a_super_admin_turns_ai_on_and_off() {
    assertRefused(SuggestionGates.config(visitor()), AdvisoryFailure.ADVISORY_SUPER_ADMIN_REQUIRED);
    assertRefused(
        SuggestionGates.config(customer()), AdvisoryFailure.ADVISORY_SUPER_ADMIN_REQUIRED);
    assertRefused(SuggestionGates.config(admin()), AdvisoryFailure.ADVISORY_SUPER_ADMIN_REQUIRED);
    assertThat(successOf(SuggestionGates.config(superAdmin())).user()).isEqualTo(ADMIN);
  }
}
