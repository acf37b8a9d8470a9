package io.ringledger.identity.persistence;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The table {@code users}. */
@ApplicationScoped
class UserRows implements PanacheRepositoryBase<UserRow, UUID> {}
