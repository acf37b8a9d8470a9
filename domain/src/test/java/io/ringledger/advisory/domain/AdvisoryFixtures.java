package io.ringledger.advisory.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.shared.domain.FailureCode;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.domain.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A site that announces its fight night, and somebody who has a suggestion. */
public final class AdvisoryFixtures {

  public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  public static final SiteId SITE = SiteId.of("0197a000-0000-7000-8000-000000000001");
  public static final SiteId OTHER_SITE = SiteId.of("0197a000-0000-7000-8000-000000000002");
  public static final UserId ADMIN = UserId.of("0197a000-0000-7000-8000-00000000000a");
  public static final UserId OTHER_ADMIN = UserId.of("0197a000-0000-7000-8000-00000000000b");
  public static final ContentId CONTENT =
      new ContentId(UUID.fromString("0197a000-0000-7000-8000-00000000000c"));
  public static final SuggestionId SUGGESTION =
      new SuggestionId(UUID.fromString("0197a000-0000-7000-8000-00000000000d"));
  public static final ContentText ANNOUNCED =
      new ContentText("Fight night", "Ada fights Ben. It will be a fight to remember.");
  public static final ContentText BETTER =
      new ContentText("Fight night in Berlin", "Ada fights Ben on 12 June. Tickets from 20 EUR.");

  private AdvisoryFixtures() {}

  /** The announcement, at version 1. */
  public static Content announcement() {
    return Content.begin(SITE, CONTENT, new ContentKey("fight-night"), ANNOUNCED, ADMIN, NOON);
  }

  /** What a rule proposes. */
  public static Proposal proposal() {
    return new Proposal(
        BETTER,
        "It says when, where and for how much.",
        List.of(new Finding(Finding.Kind.MISSING_DATE, "There is no date.")));
  }

  /** A suggestion about that version. */
  public static Suggestion suggestionAbout(Content content) {
    return new Suggestion(
        content.site(),
        SUGGESTION,
        content.id(),
        content.canonical().number(),
        ADMIN,
        Optional.of("Say when and where."),
        new Origin("rules", "1", "0".repeat(64)),
        proposal(),
        NOON,
        new Decision.Pending());
  }

  /** What was done; fails where it was refused. */
  public static <T> T successOf(Outcome<T> outcome) {
    return switch (outcome) {
      case Success<T>(var value) -> value;
      case Rejected<T>(var code, var reason, _) ->
          throw new AssertionError("refused: " + code.code() + ", " + reason);
    };
  }

  /** Fails unless it was refused for that. */
  public static void assertRefused(Outcome<?> outcome, FailureCode code) {
    assertThat(outcome)
        .isInstanceOfSatisfying(Rejected.class, r -> assertThat(r.code()).isEqualTo(code));
  }
}
