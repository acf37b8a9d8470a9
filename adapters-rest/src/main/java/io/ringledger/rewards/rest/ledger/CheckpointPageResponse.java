package io.ringledger.rewards.rest.ledger;

import io.ringledger.rewards.application.chain.LedgerCheckpointing.PublicKey;
import io.ringledger.rewards.domain.ledger.chain.AuditStretch;
import io.ringledger.rewards.domain.ledger.chain.ChainHead;
import io.ringledger.rewards.domain.ledger.chain.LedgerCheckpoint;
import io.ringledger.rewards.domain.ledger.chain.SignedCheckpoint;
import io.ringledger.shared.application.Page;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Some of the signed checkpoints, newest first, and what to verify them with. */
public record CheckpointPageResponse(
    String publicKey, String publicKeyId, List<Item> checkpoints, @Nullable Long nextBefore) {

  public static CheckpointPageResponse of(Page<SignedCheckpoint, Long> page, PublicKey key) {
    return new CheckpointPageResponse(
        key.key(),
        key.id(),
        page.items().stream().map(Item::of).toList(),
        page.next().orElse(null));
  }

  /** One of them. */
  @Schema(name = "Checkpoint")
  public record Item(
      long number,
      String at,
      String previousHash,
      long entries,
      List<Head> heads,
      Audit audit,
      String hash,
      String keyId,
      String signature) {

    static Item of(SignedCheckpoint signed) {
      LedgerCheckpoint checkpoint = signed.checkpoint();
      return new Item(
          checkpoint.number(),
          checkpoint.at().toString(),
          checkpoint.previous().hex(),
          checkpoint.entries(),
          checkpoint.heads().stream().map(Head::of).toList(),
          Audit.of(checkpoint.audit()),
          checkpoint.hash().hex(),
          signed.keyId(),
          signed.signature());
    }
  }

  /** Where a chain of seals ended. */
  @Schema(name = "CheckpointHead")
  public record Head(int shard, long position, String hash) {

    static Head of(ChainHead head) {
      return new Head(head.shard(), head.position(), head.hash().hex());
    }
  }

  /** What was audited since the checkpoint before. */
  @Schema(name = "CheckpointAudit")
  public record Audit(String after, String until, long entries, String digest) {

    static Audit of(AuditStretch audit) {
      return new Audit(
          audit.after().toString(),
          audit.until().toString(),
          audit.entries(),
          audit.digest().hex());
    }
  }
}
