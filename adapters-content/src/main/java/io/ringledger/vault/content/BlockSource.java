package io.ringledger.vault.content;

import io.ringledger.shared.application.providers.Reply;
import io.ringledger.vault.domain.content.Cid;
import java.util.Optional;

/** Somebody who may have the bytes of a name. */
interface BlockSource {

  /** Its place in the list; never an address. */
  String name();

  /** The bytes, checked against the name; empty where it has none of that name. */
  Reply<Optional<byte[]>> read(Cid cid);

  /** Bytes as they came, which only count where the name is theirs. */
  static Reply<Optional<byte[]>> checked(Cid cid, byte[] bytes) {
    return cid.verifies(bytes)
        ? new Reply.Settled<>(Optional.of(bytes))
        : new Reply.Failed<>("it served bytes that the name is not of");
  }

  /** It has nothing of that name, though another may. */
  static Reply<Optional<byte[]>> missing() {
    return new Reply.Unsettled<>(Optional.empty());
  }
}
