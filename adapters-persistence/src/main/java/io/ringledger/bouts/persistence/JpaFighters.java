package io.ringledger.bouts.persistence;

import io.ringledger.bouts.application.outbound.FighterProfile;
import io.ringledger.bouts.application.outbound.Fighters;
import io.ringledger.shared.domain.UserId;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.shared.persistence.Storable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.hibernate.Session;

/** Fighters' profiles in PostgreSQL. */
@ApplicationScoped
public class JpaFighters implements Fighters {

  private static final String FIND =
      "select display_name, xrpl_address from fighter_profiles where user_id = :user";

  // Whoever wants the same address takes turns, so that the second one sees what the first one
  // kept and is told, instead of breaking its transaction on the unique constraint.
  private static final String TAKE_TURNS =
      """
      select 1 from pg_advisory_xact_lock(
        hashtextextended('fighter_profiles.xrpl_address:' || :address, 0))
      """;
  private static final String SAVE =
      """
      insert into fighter_profiles as kept (user_id, display_name, xrpl_address)
      select :user, :name, :address
      where not exists (
        select from fighter_profiles where xrpl_address = :address and user_id <> :user)
      on conflict (user_id) do update set
        display_name = excluded.display_name,
        xrpl_address = excluded.xrpl_address,
        version = kept.version + 1
      """;

  private final Session session;

  JpaFighters(Session session) {
    this.session = session;
  }

  @Override
  public Optional<FighterProfile> find(UserId user) {
    return session
        .createNativeQuery(FIND, Object[].class)
        .addScalar("display_name", String.class)
        .addScalar("xrpl_address", String.class)
        .setParameter("user", user.value())
        .uniqueResultOptional()
        .map(row -> new FighterProfile(user, (String) row[0], new XrplAddress((String) row[1])));
  }

  @Override
  public boolean save(FighterProfile profile) {
    session
        .createNativeQuery(TAKE_TURNS, Integer.class)
        .setParameter("address", profile.address().value())
        .getSingleResult();
    return session
            .createNativeMutationQuery(SAVE)
            .setParameter("user", profile.user().value())
            .setParameter("name", Storable.text(profile.displayName()))
            .setParameter("address", profile.address().value())
            .executeUpdate()
        == 1;
  }
}
