package io.ringledger.identity.domain;

import io.ringledger.shared.domain.Role;
import java.util.Optional;
import java.util.Set;

/**
 * Who may register as what.
 *
 * @param open the roles anyone may take; the others only an admin hands out
 */
public record RegistrationPolicy(Set<Role> open) {

  public RegistrationPolicy {
    open = Set.copyOf(open);
  }

  /** Whether someone with that role, or an unknown person, may register an account of this role. */
  public boolean allows(Role wanted, Optional<Role> registrar) {
    return open.contains(wanted) || registrar.filter(Role.ADMIN::equals).isPresent();
  }
}
