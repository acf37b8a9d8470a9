package io.ringledger.bouts.persistence;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The table {@code escrows}. */
@ApplicationScoped
class EscrowRows implements PanacheRepositoryBase<EscrowRow, UUID> {}
