package io.ringledger.shared.application.sites;

import io.ringledger.shared.application.ConcurrencyConflict;
import io.ringledger.shared.domain.SiteId;
import java.util.function.Supplier;

/**
 * One unit of work for one site. While it runs, the database shows and takes rows of that site and
 * of no other, whatever a query forgets to say; outside of any, it shows none at all.
 */
public interface SiteScope {

  /**
   * Runs the work and commits; anything thrown rolls back. Nested calls for the same site join the
   * one that runs.
   *
   * @throws ConcurrencyConflict where another request holds what this one needs
   * @throws IllegalStateException where a unit of work for another site is running
   */
  <T> T within(SiteId site, Supplier<T> work);

  /** The same for work without an answer. */
  default void run(SiteId site, Runnable work) {
    within(
        site,
        () -> {
          work.run();
          return true;
        });
  }
}
