package io.ringledger.vault.application.settlement;

import io.ringledger.vault.application.settlement.outbound.SettlementBatches.Head;

/** What the ledger keeps of a batch: enough to tell whether somebody shows another one. */
final class AnchorMemo {

  private AnchorMemo() {}

  /** JSON in one line; all parts are digits, hexadecimal digits or a content id. */
  static String of(Head head) {
    return "{\"number\":%s,\"hash\":\"%s\",\"root\":\"%s\",\"previous\":\"%s\",\"cid\":\"%s\"}"
        .formatted(
            head.number(),
            head.anchor().hash(),
            head.anchor().root(),
            head.anchor().previous(),
            head.anchor().cid());
  }
}
