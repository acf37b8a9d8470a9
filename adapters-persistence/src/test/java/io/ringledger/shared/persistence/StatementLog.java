package io.ringledger.shared.persistence;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/** Every statement that goes to the database, in order, while a test listens. */
@PersistenceUnitExtension
@ApplicationScoped
public class StatementLog implements StatementInspector {

  private static final long serialVersionUID = 1L;

  private final transient List<String> statements = new CopyOnWriteArrayList<>();
  private volatile boolean listening;

  @Override
  public String inspect(String sql) {
    if (listening) {
      statements.add(sql.strip().replaceAll("\\s+", " "));
    }
    return sql;
  }

  /** What the work sends. */
  public List<String> during(Runnable work) {
    statements.clear();
    listening = true;
    try {
      work.run();
    } finally {
      listening = false;
    }
    return List.copyOf(statements);
  }
}
