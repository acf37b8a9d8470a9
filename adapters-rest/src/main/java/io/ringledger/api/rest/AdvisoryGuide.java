package io.ringledger.api.rest;

import static io.ringledger.advisory.domain.AdvisoryFailure.ADVISORY_ADMIN_REQUIRED;
import static io.ringledger.advisory.domain.AdvisoryFailure.ADVISORY_BUSY;
import static io.ringledger.advisory.domain.AdvisoryFailure.ADVISORY_DISABLED;
import static io.ringledger.advisory.domain.AdvisoryFailure.ADVISORY_OUTPUT_UNUSABLE;
import static io.ringledger.advisory.domain.AdvisoryFailure.ADVISORY_RATE_LIMITED;
import static io.ringledger.advisory.domain.AdvisoryFailure.ADVISORY_SUPER_ADMIN_REQUIRED;
import static io.ringledger.advisory.domain.AdvisoryFailure.ADVISORY_UNAVAILABLE;
import static io.ringledger.advisory.domain.AdvisoryFailure.CONTENTS_EXHAUSTED;
import static io.ringledger.advisory.domain.AdvisoryFailure.CONTENT_KEY_TAKEN;
import static io.ringledger.advisory.domain.AdvisoryFailure.CONTENT_NOT_FOUND;
import static io.ringledger.advisory.domain.AdvisoryFailure.CONTENT_STALE;
import static io.ringledger.advisory.domain.AdvisoryFailure.SUGGESTIONS_EXHAUSTED;
import static io.ringledger.advisory.domain.AdvisoryFailure.SUGGESTION_DECIDED;
import static io.ringledger.advisory.domain.AdvisoryFailure.SUGGESTION_NOT_FOUND;
import static io.ringledger.advisory.domain.AdvisoryFailure.SUGGESTION_STALE;
import static io.ringledger.advisory.domain.AdvisoryFailure.VERSIONS_EXHAUSTED;
import static io.ringledger.shared.application.IdempotencyFailure.KEY_INVALID;
import static io.ringledger.shared.application.IdempotencyFailure.KEY_REQUIRED;
import static io.ringledger.shared.application.IdempotencyFailure.KEY_REUSED;
import static io.ringledger.sites.domain.SiteFailure.SITE_NOT_FOUND;
import static io.ringledger.sites.domain.SiteFailure.VISITOR_OF_ANOTHER_SITE;

import io.ringledger.api.rest.OperationGuide.Row;
import io.ringledger.shared.domain.FailureCode;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Which refusals the operations on contents and suggestions know, and whose they are. */
final class AdvisoryGuide {

  private static final Set<String> PEOPLE = Set.of("promoter", "admin", "fighter", "management");
  private static final Set<String> EVERYBODY =
      Set.of("promoter", "admin", "fighter", "management", "visitor");

  static final Map<String, Row> ROWS =
      Map.ofEntries(
          ofAdmins("createContent", CONTENT_KEY_TAKEN, CONTENTS_EXHAUSTED),
          OperationGuide.rowOf("listContents", EVERYBODY, VISITOR_OF_ANOTHER_SITE, SITE_NOT_FOUND),
          OperationGuide.rowOf(
              "getContent", EVERYBODY, VISITOR_OF_ANOTHER_SITE, SITE_NOT_FOUND, CONTENT_NOT_FOUND),
          ofAdmins("listContentVersions", CONTENT_NOT_FOUND),
          ofAdmins("editContent", CONTENT_NOT_FOUND, CONTENT_STALE, VERSIONS_EXHAUSTED),
          ofAdmins(
              "requestSuggestion",
              KEY_REQUIRED,
              KEY_INVALID,
              ADVISORY_DISABLED,
              CONTENT_NOT_FOUND,
              KEY_REUSED,
              SUGGESTION_STALE,
              SUGGESTIONS_EXHAUSTED,
              ADVISORY_RATE_LIMITED,
              ADVISORY_UNAVAILABLE,
              ADVISORY_OUTPUT_UNUSABLE,
              ADVISORY_BUSY),
          ofAdmins("listSuggestions"),
          ofAdmins("getSuggestion", SUGGESTION_NOT_FOUND),
          ofAdmins(
              "approveSuggestion",
              SUGGESTION_NOT_FOUND,
              VERSIONS_EXHAUSTED,
              SUGGESTION_DECIDED,
              SUGGESTION_STALE),
          ofAdmins("rejectSuggestion", SUGGESTION_NOT_FOUND, SUGGESTION_DECIDED),
          OperationGuide.rowOf(
              "setAiEnabled", Set.of("admin"), ADVISORY_SUPER_ADMIN_REQUIRED, SITE_NOT_FOUND),
          ofAdmins("getAiEnabled"));

  private AdvisoryGuide() {}

  private static Map.Entry<String, Row> ofAdmins(String operationId, FailureCode... failures) {
    return OperationGuide.rowOf(
        operationId,
        PEOPLE,
        Stream.concat(Stream.of(ADVISORY_ADMIN_REQUIRED, SITE_NOT_FOUND), Stream.of(failures))
            .toArray(FailureCode[]::new));
  }
}
