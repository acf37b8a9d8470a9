package io.ringledger.identity.persistence;

import io.ringledger.identity.domain.EmailAddress;
import io.ringledger.identity.domain.PasswordHash;
import io.ringledger.identity.domain.UserAccount;
import io.ringledger.shared.domain.Role;
import io.ringledger.shared.domain.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** An account as the table {@code users} holds it. */
@Entity
@Table(name = "users")
class UserRow {

  @Id
  @Column(name = "id")
  private UUID id;

  @Column(name = "email", updatable = false)
  private String email;

  @Column(name = "password_hash")
  private String passwordHash;

  @Column(name = "role", updatable = false)
  private String role;

  @Column(name = "created_at", updatable = false)
  private Instant createdAt;

  @Version
  @Column(name = "version")
  private long version;

  @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
  UserRow() {}

  UserAccount restore() {
    return new UserAccount(
        new UserId(id),
        new EmailAddress(email),
        new PasswordHash(passwordHash),
        Role.ofWire(role).orElseThrow(),
        createdAt);
  }
}
