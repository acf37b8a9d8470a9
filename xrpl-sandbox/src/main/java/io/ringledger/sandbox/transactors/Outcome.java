package io.ringledger.sandbox.transactors;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.sandbox.codec.ResultCode;
import java.util.Optional;

/**
 * What became of a transaction.
 *
 * @param result its code
 * @param metadata what it changed; empty if it is in no ledger
 */
public record Outcome(ResultCode result, Optional<ObjectNode> metadata) {
  static Outcome refused(ResultCode result) {
    return new Outcome(result, Optional.empty());
  }
}
