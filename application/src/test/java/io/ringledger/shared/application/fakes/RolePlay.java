package io.ringledger.shared.application.fakes;

import io.ringledger.shared.application.sites.RestrictedRole;
import io.ringledger.shared.application.sites.Restriction;
import java.util.Optional;
import java.util.function.Supplier;

/** Plays the restricted roles for stores in memory, which ask it who writes. */
public final class RolePlay implements Restriction {

  private final SnapshotUnitOfWork unitOfWork;
  private Optional<RestrictedRole> current = Optional.empty();

  public RolePlay(SnapshotUnitOfWork unitOfWork) {
    this.unitOfWork = unitOfWork;
  }

  @Override
  public <T> T as(RestrictedRole role, Supplier<T> part) {
    if (!unitOfWork.isRunningHere()) {
      throw new IllegalStateException("no unit of work is running");
    }
    Optional<RestrictedRole> before = current;
    boolean done = false;
    current = Optional.of(role);
    try {
      T answer = part.get();
      done = true;
      return answer;
    } finally {
      current = before;
      if (!done) {
        unitOfWork.doom();
      }
    }
  }

  /** As whom the calling thread writes now; empty: as the application, with all its rights. */
  public Optional<RestrictedRole> current() {
    return unitOfWork.isRunningHere() ? current : Optional.empty();
  }

  /** For fakes of what only that role may write: fails the test under any other. */
  public void requireAs(RestrictedRole role, String what) {
    if (!current().equals(Optional.of(role))) {
      throw new AssertionError("%s was written as %s".formatted(what, current()));
    }
  }

  /** For fakes of what no restricted role may write: fails the test under one. */
  public void requireUnrestricted(String what) {
    if (current().isPresent()) {
      throw new AssertionError("%s was written as %s".formatted(what, current()));
    }
  }
}
