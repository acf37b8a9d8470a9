package io.ringledger.identity.domain;

import io.ringledger.shared.domain.Role;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who may register as what, with which password, and how often.
 *
 * @param open the roles anyone may take; the others only an admin hands out
 * @param refusesCommonPasswords whether passwords that are guessed first are refused
 * @param brake how accounts from one network address are slowed down; empty: not at all
 */
public record RegistrationPolicy(
    Set<Role> open, boolean refusesCommonPasswords, Optional<LoginThrottle> brake) {

  /** What everyone tries first here, besides what they try everywhere (OWASP ASVS 5.0, 6.1.2). */
  public static final Set<String> CONTEXT_WORDS =
      Stream.concat(
              Arrays.stream(Role.values()).map(Role::wire),
              Stream.of(
                  "ringledger",
                  "ring",
                  "ledger",
                  "xrpl",
                  "xrp",
                  "ripple",
                  "xaman",
                  "xumm",
                  "bout",
                  "escrow",
                  "purse",
                  "payout",
                  "winner",
                  "wallet",
                  "boxing",
                  "fight"))
          .collect(Collectors.toUnmodifiableSet());

  public RegistrationPolicy {
    open = Set.copyOf(open);
  }

  /** A policy about roles alone. */
  public RegistrationPolicy(Set<Role> open) {
    this(open, false, Optional.empty());
  }

  /** Whether someone with that role, or an unknown person, may register an account of this role. */
  public boolean allows(Role wanted, Optional<Role> registrar) {
    return open.contains(wanted) || registrar.filter(Role.ADMIN::equals).isPresent();
  }

  /** Whether the password is only the mailbox's own name or a word of this trade. */
  public static boolean isObvious(Password password, EmailAddress email) {
    return password.isOnly(CONTEXT_WORDS) || password.isOnly(Set.of(email.lettersOfMailbox()));
  }
}
