package io.ringledger.bouts.application.contract;

import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.BoutFixtures;
import io.ringledger.bouts.domain.BoutId;
import io.ringledger.bouts.domain.BoutPlan;
import io.ringledger.shared.domain.UserId;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.shared.domain.XrplAddressFixtures;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Bouts, people and wallets that no other test has, so that a real store may be shared. */
public final class FreshBouts {

  private static final AtomicLong COUNTER = new AtomicLong();

  private FreshBouts() {}

  public static UserId user() {
    return new UserId(UUID.randomUUID());
  }

  public static XrplAddress wallet() {
    return XrplAddressFixtures.addressOf(UUID.randomUUID().toString());
  }

  /** A draft that is newer than all before it, by its time and by its time-ordered id. */
  public static Bout draft() {
    return draft(user(), user(), user());
  }

  public static Bout draft(UserId promoter, UserId fighterA, UserId fighterB) {
    long number = COUNTER.incrementAndGet();
    Instant now = BoutFixtures.NOW.plusMillis(number);
    UUID random = UUID.randomUUID();
    UUID ordered =
        new UUID(
            (now.toEpochMilli() << 16) | 0x7000L | (random.getMostSignificantBits() & 0xFFFL),
            random.getLeastSignificantBits());
    BoutPlan plan =
        new BoutPlan(
            promoter,
            wallet(),
            new BoutPlan.Fighter(fighterA, wallet()),
            new BoutPlan.Fighter(fighterB, wallet()),
            BoutFixtures.EVENT,
            BoutFixtures.PURSES);
    return BoutFixtures.aDraftBout(new BoutId(ordered), plan, now);
  }
}
