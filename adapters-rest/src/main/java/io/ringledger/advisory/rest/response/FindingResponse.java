package io.ringledger.advisory.rest.response;

import io.ringledger.advisory.domain.Finding;

/** Something about a text that somebody should look at. */
public record FindingResponse(String kind, String detail) {

  static FindingResponse of(Finding finding) {
    return new FindingResponse(finding.kind().wire(), finding.detail());
  }
}
