package io.ringledger.bouts.persistence;

import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.BoutId;
import io.ringledger.bouts.domain.BoutSnapshot;
import io.ringledger.bouts.domain.BoutStatus;
import io.ringledger.bouts.domain.Corner;
import io.ringledger.shared.domain.UserId;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.shared.persistence.Storable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A bout as the table {@code bouts} holds it; its escrows are rows of their own. */
@Entity
@Table(name = "bouts")
class BoutRow {

  @Id
  @Column(name = "id")
  private UUID id;

  @Column(name = "promoter_user_id", updatable = false)
  private UUID promoter;

  @Column(name = "fighter_a_user_id", updatable = false)
  private UUID fighterA;

  @Column(name = "fighter_b_user_id", updatable = false)
  private UUID fighterB;

  @Column(name = "event_at", updatable = false)
  private Instant event;

  @Column(name = "promoter_address", updatable = false)
  private String promoterAddress;

  @Column(name = "created_at", updatable = false)
  private Instant createdAt;

  @Column(name = "status")
  private String status;

  @Column(name = "winner")
  private @Nullable String winner;

  @Version
  @Column(name = "version")
  private long version;

  @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
  BoutRow() {}

  @SuppressWarnings("NullAway.Init") // update() sets the status.
  BoutRow(Bout bout) {
    this.id = bout.id().value();
    this.promoter = bout.promoter().value();
    this.fighterA = bout.fighter(Corner.A).value();
    this.fighterB = bout.fighter(Corner.B).value();
    this.event = Storable.moment(bout.event());
    this.promoterAddress = bout.escrows().getFirst().terms().owner().value();
    this.createdAt = Storable.moment(bout.createdAt());
    update(bout);
  }

  /** Takes over what can change. */
  final void update(Bout bout) {
    status = bout.status().wire();
    winner = bout.winner().map(Corner::name).orElse(null);
  }

  UUID id() {
    return id;
  }

  /** The bout with these escrows; throws where they break an invariant. */
  Bout restore(List<EscrowRow> escrows) {
    XrplAddress owner = new XrplAddress(promoterAddress);
    return Bout.restore(
        new BoutSnapshot(
            new BoutId(id),
            new UserId(promoter),
            new UserId(fighterA),
            new UserId(fighterB),
            event,
            createdAt,
            BoutStatus.ofWire(status).orElseThrow(),
            Optional.ofNullable(winner).map(Corner::valueOf),
            escrows.stream().map(escrow -> escrow.restore(owner)).toList()));
  }
}
