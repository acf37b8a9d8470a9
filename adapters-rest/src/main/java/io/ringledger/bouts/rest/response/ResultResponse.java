package io.ringledger.bouts.rest.response;

import io.ringledger.bouts.domain.Bout;

/** The winner is known. */
public record ResultResponse(String boutId, String boutStatus, String winner) {

  public static ResultResponse of(Bout bout) {
    return new ResultResponse(
        bout.id().toString(), bout.status().wire(), bout.winner().orElseThrow().name());
  }
}
