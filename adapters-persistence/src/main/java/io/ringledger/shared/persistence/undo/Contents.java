package io.ringledger.shared.persistence.undo;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * How much is in each table and each of its columns. Comparing it before and after an undo shows
 * what the undo loses, whatever its statements are.
 */
record Contents(Map<String, Table> tables) {

  private static final String COLUMNS =
      """
      select c.relname, quote_ident(c.relname), a.attname, quote_ident(a.attname)
      from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
        and c.relname <> 'flyway_schema_history' and a.attnum > 0 and not a.attisdropped
      order by c.relname, a.attnum
      """;

  /** Tables that hide rows even from their owner, who would count none. */
  private static final String HIDING =
      """
      select quote_ident(relname) from pg_class
      where relnamespace = current_schema()::regnamespace and relforcerowsecurity
      """;

  /** Rows, and how many of them have a value in each column. */
  record Table(long rows, Map<String, Long> values) {}

  /** A column as the catalogue has it, and as SQL wants it written. */
  private record Column(String name, String quoted) {}

  /** Reads the current schema in the connection's transaction. */
  static Contents of(Connection connection) throws SQLException {
    Map<String, String> quoted = new LinkedHashMap<>();
    Map<String, List<Column>> columns = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(COLUMNS)) {
      while (row.next()) {
        quoted.put(row.getString(1), row.getString(2));
        columns
            .computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
            .add(new Column(row.getString(3), row.getString(4)));
      }
    }
    Map<String, Table> tables = new TreeMap<>();
    List<String> hiding = hiding(connection);
    force(connection, hiding, false);
    for (Map.Entry<String, String> table : quoted.entrySet()) {
      tables.put(
          table.getKey(),
          count(connection, table.getValue(), columns.getOrDefault(table.getKey(), List.of())));
    }
    force(connection, hiding, true);
    return new Contents(tables);
  }

  private static List<String> hiding(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(HIDING)) {
      List<String> hiding = new ArrayList<>();
      while (row.next()) {
        hiding.add(row.getString(1));
      }
      return hiding;
    }
  }

  private static void force(Connection connection, List<String> tables, boolean onOwner)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String table : tables) {
        statement.execute(
            "alter table %s %s row level security"
                .formatted(table, onOwner ? "force" : "no force"));
      }
    }
  }

  private static Table count(Connection connection, String table, List<Column> columns)
      throws SQLException {
    StringBuilder query = new StringBuilder("select count(*)");
    columns.forEach(column -> query.append(", count(").append(column.quoted()).append(')'));
    query.append(" from ").append(table);
    try (Statement statement = connection.createStatement();
        ResultSet counted = statement.executeQuery(query.toString())) {
      counted.next();
      Map<String, Long> values = new TreeMap<>();
      for (int i = 0; i < columns.size(); i++) {
        values.put(columns.get(i).name(), counted.getLong(i + 2));
      }
      return new Table(counted.getLong(1), values);
    }
  }

  /** What is here and no more there, a line each; empty where nothing is lost. */
  List<String> lostIn(Contents after) {
    List<String> losses = new ArrayList<>();
    tables.forEach(
        (name, table) -> {
          Table left = after.tables.get(name);
          if (left == null) {
            add(losses, table.rows(), "rows of " + name);
          } else {
            add(losses, table.rows() - left.rows(), "rows of " + name);
            table
                .values()
                .forEach(
                    (column, values) -> {
                      if (!left.values().containsKey(column)) {
                        add(losses, values, "values of " + name + "." + column);
                      }
                    });
          }
        });
    return losses;
  }

  /** The tables that are gone there, or have other columns. */
  List<String> changedIn(Contents after) {
    return tables.keySet().stream()
        .filter(
            name ->
                !after.tables.containsKey(name) || !columnsOf(name).equals(after.columnsOf(name)))
        .toList();
  }

  private Set<String> columnsOf(String table) {
    return Optional.ofNullable(tables.get(table)).map(Table::values).map(Map::keySet).orElseThrow();
  }

  private static void add(List<String> losses, long count, String what) {
    if (count > 0) {
      losses.add(count + " " + what);
    }
  }
}
