package io.ringledger.app;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.JsonFormatter;

/** All that is logged while it is open, as production writes it. */
final class KeptLog extends Handler implements AutoCloseable {

  private static final Logger ROOT = Logger.getLogger("");

  private final JsonFormatter format = new JsonFormatter();
  private final List<String> lines = new CopyOnWriteArrayList<>();

  private KeptLog() {
    setLevel(Level.ALL);
  }

  static KeptLog open() {
    KeptLog log = new KeptLog();
    ROOT.addHandler(log);
    return log;
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  public void publish(LogRecord line) {
    lines.add(format.format(ExtLogRecord.wrap(line)));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    ROOT.removeHandler(this);
  }
}
