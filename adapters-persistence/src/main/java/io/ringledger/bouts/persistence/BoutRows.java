package io.ringledger.bouts.persistence;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The table {@code bouts}. */
@ApplicationScoped
class BoutRows implements PanacheRepositoryBase<BoutRow, UUID> {}
