package io.ringledger.reputation.rest;

import io.ringledger.reputation.application.Standings.Rebuilt;

/** What a rebuild found. */
public record RebuiltResponse(long accounts, long differences) {

  static RebuiltResponse of(Rebuilt rebuilt) {
    return new RebuiltResponse(rebuilt.accounts(), rebuilt.differences());
  }
}
