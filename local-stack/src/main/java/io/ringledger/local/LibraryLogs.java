package io.ringledger.local;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** What libraries have to say below a warning helps nobody at a terminal. */
public final class LibraryLogs {

  private LibraryLogs() {}

  /** Lets them speak of trouble only; called before anything logs. */
  public static void quieten() {
    System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
    Logger root = LogManager.getLogManager().getLogger("");
    root.setLevel(Level.WARNING);
    for (Handler handler : root.getHandlers()) {
      handler.setLevel(Level.WARNING);
    }
  }
}
