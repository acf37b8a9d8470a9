package io.ringledger.local.chaos;

/** What else goes wrong while clients are at work and before the application is killed. */
enum Trouble {
  NONE("nothing else", Target.NOTHING),
  SESSIONS_CUT("all sessions of the database cut", Target.DATABASE),
  DATABASE_CRASH("PostgreSQL killed and restarted", Target.DATABASE),
  DATABASE_DOWN("PostgreSQL killed and left down", Target.DATABASE),
  LEDGER_DOWN("ledger down", Target.LEDGER),
  LEDGER_BUSY("ledger busy", Target.LEDGER),
  LEDGER_SLOW("ledger slow", Target.LEDGER),
  LEDGER_SILENT("ledger closes connections", Target.LEDGER),
  LEDGER_FORGETFUL("ledger loses answers", Target.LEDGER),
  LEDGER_HELD("ledger validates nothing", Target.LEDGER),
  LEDGER_LYING("ledger lies", Target.LEDGER);

  /** What is cut off. */
  enum Target {
    NOTHING,
    DATABASE,
    LEDGER
  }

  private final String words;
  private final Target target;

  Trouble(String words, Target target) {
    this.words = words;
    this.target = target;
  }

  Target target() {
    return target;
  }

  @Override
  public String toString() {
    return words;
  }
}
