package io.ringledger.bouts.rest.response;

import io.ringledger.bouts.application.outbound.SigningRequests.SigningLinks;

/** Where the promoter signs in Xaman. */
public record SignRequestResponse(
    String payloadId, String deepLinkUrl, String qrPngUrl, String websocketStatusUrl, String mode) {

  public static SignRequestResponse of(SigningLinks request) {
    return new SignRequestResponse(
        request.payload().toString(),
        request.deepLink(),
        request.qrPng(),
        request.websocketStatus(),
        request.mode().wire());
  }
}
