package io.ringledger.vault.rest.sessions;

import io.ringledger.shared.domain.TransactionHash;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** A transaction that has created or funded the channel. */
public record ChannelTransactionRequest(
    @NotNull(message = Form.GIVEN) @Pattern(regexp = Form.HASH_FORM, message = Form.HASH)
        String transactionHash) {

  TransactionHash hash() {
    return new TransactionHash(transactionHash);
  }
}
