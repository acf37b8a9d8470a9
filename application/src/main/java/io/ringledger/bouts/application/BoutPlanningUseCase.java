package io.ringledger.bouts.application;

import io.ringledger.bouts.application.outbound.BonusPreimages;
import io.ringledger.bouts.application.outbound.Bouts;
import io.ringledger.bouts.application.outbound.FighterProfile;
import io.ringledger.bouts.application.outbound.Fighters;
import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.BoutFailure;
import io.ringledger.bouts.domain.BoutId;
import io.ringledger.bouts.domain.BoutPlan;
import io.ringledger.bouts.domain.Corner;
import io.ringledger.bouts.domain.EscrowId;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.Preimage;
import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.application.Randomness;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.UserId;
import io.ringledger.shared.domain.XrplAddress;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@inheritDoc} */
public final class BoutPlanningUseCase implements BoutPlanning {

  private final UnitOfWork unitOfWork;
  private final Bouts bouts;
  private final Fighters fighters;
  private final BonusPreimages preimages;
  private final Randomness randomness;
  private final InstantSource clock;
  private final BoutHistory history;

  public BoutPlanningUseCase(
      UnitOfWork unitOfWork,
      Bouts bouts,
      Fighters fighters,
      BonusPreimages preimages,
      Randomness randomness,
      AuditTrail trail,
      InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.bouts = bouts;
    this.fighters = fighters;
    this.preimages = preimages;
    this.randomness = randomness;
    this.clock = clock;
    this.history = new BoutHistory(trail, clock);
  }

  @Override
  public Outcome<Bout> plan(PlanBout command) {
    Optional<XrplAddress> owner = XrplAddress.parse(command.promoterAddress());
    if (owner.isEmpty()) {
      return Outcome.rejected(
          BoutFailure.ADDRESS_INVALID, "promoter_owner_address: bad checksum or form");
    }
    return unitOfWork.execute(() -> plan(command, owner.get()));
  }

  private Outcome<Bout> plan(PlanBout command, XrplAddress owner) {
    Optional<BoutPlan.Fighter> a = fighter(command.fighterA());
    Optional<BoutPlan.Fighter> b = fighter(command.fighterB());
    if (a.isEmpty() || b.isEmpty()) {
      return Outcome.rejected(
          BoutFailure.FIGHTER_NOT_FOUND,
          (a.isEmpty() ? "fighter_a_user_id" : "fighter_b_user_id") + ": no fighter profile");
    }
    BoutPlan plan =
        new BoutPlan(
            command.caller().user(), owner, a.get(), b.get(), command.event(), command.purses());
    Secrets secrets = new Secrets(newSecret(), newSecret());
    return Bout.plan(
            new BoutId(randomness.newId()),
            plan,
            _ -> new EscrowId(randomness.newId()),
            corner -> secrets.of(corner).condition(),
            clock.instant())
        .map(bout -> keep(command, bout, secrets));
  }

  private Bout keep(PlanBout command, Bout bout, Secrets secrets) {
    bouts.add(bout);
    for (Corner corner : Corner.values()) {
      preimages.store(bout.escrow(EscrowKind.bonusOf(corner)).id(), secrets.of(corner));
    }
    Map<String, String> details = new TreeMap<>();
    bout.escrows()
        .forEach(e -> details.put(e.kind().wire() + "_drops", e.terms().amount().toString()));
    history.succeeded(command.caller().author(), bout.id(), "bout.plan", details);
    return bout;
  }

  private Optional<BoutPlan.Fighter> fighter(UserId user) {
    return fighters
        .find(user)
        .map((FighterProfile profile) -> new BoutPlan.Fighter(user, profile.address()));
  }

  private Preimage newSecret() {
    return Preimage.of(randomness.newSecret(Preimage.LENGTH));
  }

  /** What opens the two bonuses. */
  private record Secrets(Preimage a, Preimage b) {

    Preimage of(Corner corner) {
      return corner == Corner.A ? a : b;
    }
  }
}
