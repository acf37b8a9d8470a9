package io.ringledger.bouts.rest.response;

import io.ringledger.bouts.domain.signing.PreflightFinding;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something to know about one purse. */
@Schema(name = "Finding")
public record FindingResponse(String escrowKind, String code, String detail) {

  public static FindingResponse of(PreflightFinding finding) {
    return new FindingResponse(finding.kind().wire(), finding.code().wire(), finding.detail());
  }
}
