package io.ringledger.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What PostgreSQL itself says it was asked, with the values it was given; from its log with {@code
 * log_statement = all}.
 */
public final class StatementLog {

  private static final Pattern EXECUTE =
      Pattern.compile("LOG: {2}(?:execute [^:]+|statement): (?<sql>.*)", Pattern.DOTALL);
  private static final Pattern PARAMETERS =
      Pattern.compile("DETAIL: {2}[Pp]arameters: (?<all>.*)", Pattern.DOTALL);
  private static final Pattern PARAMETER =
      Pattern.compile("\\$\\d+ = (?:'(?<text>(?:[^']|'')*)'|(?<null>NULL))");

  private StatementLog() {}

  /** One statement as the server received it. */
  public record Seen(String sql, List<@Nullable String> parameters) {

    /** Whether it ends the transaction. */
    public boolean isCommit() {
      return sql.strip().toUpperCase(Locale.ROOT).startsWith("COMMIT");
    }

    public boolean isBegin() {
      return sql.strip().toUpperCase(Locale.ROOT).startsWith("BEGIN");
    }
  }

  /** Has PostgreSQL log every statement from now on, or none any more. */
  public static void turn(Connection superuser, boolean on) throws SQLException {
    try (Statement statement = superuser.createStatement()) {
      statement.execute("ALTER SYSTEM SET log_statement = '%s'".formatted(on ? "all" : "none"));
      statement.execute("SELECT pg_reload_conf()");
    }
    awaitSetting(superuser, on ? "all" : "none");
  }

  /** A reload reaches this session as late as any other. */
  private static void awaitSetting(Connection superuser, String wanted) throws SQLException {
    for (String now = ""; !now.equals(wanted); ) {
      try (Statement statement = superuser.createStatement();
          var row =
              statement.executeQuery("SELECT current_setting('log_statement'), pg_sleep(0.1)")) {
        row.next();
        now = row.getString(1);
      }
    }
  }

  /** A mark to read from later: where the log ends now. */
  public static long end(Path log) throws IOException {
    return Files.size(log);
  }

  /** Every statement logged from that mark on, in order. */
  public static List<Seen> since(Path log, long mark) throws IOException {
    byte[] all = Files.readAllBytes(log);
    String text = new String(all, (int) mark, all.length - (int) mark, StandardCharsets.UTF_8);
    List<Seen> seen = new ArrayList<>();
    for (String record : records(text)) {
      Matcher execute = EXECUTE.matcher(record);
      if (execute.find()) {
        seen.add(new Seen(execute.group("sql").strip(), new ArrayList<>()));
        continue;
      }
      Matcher parameters = PARAMETERS.matcher(record);
      if (parameters.find() && !seen.isEmpty()) {
        seen.getLast().parameters().addAll(values(parameters.group("all")));
      }
    }
    return seen;
  }

  /** A record begins where a line is not indented; a statement of several lines is one record. */
  private static List<String> records(String text) {
    List<String> records = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      boolean continues = line.startsWith("\t") && !records.isEmpty();
      if (continues) {
        records.set(records.size() - 1, records.getLast() + "\n" + line.substring(1));
      } else {
        records.add(line);
      }
    }
    return records;
  }

  private static List<@Nullable String> values(String all) {
    List<@Nullable String> values = new ArrayList<>();
    Matcher parameter = PARAMETER.matcher(all);
    while (parameter.find()) {
      values.add(
          parameter.group("null") != null ? null : parameter.group("text").replace("''", "'"));
    }
    return values;
  }
}
