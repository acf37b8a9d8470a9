package io.ringledger.vault.application.content;

/** What a job does about documents. May be done by several at once, and again after a crash. */
public interface ContentWork {

  /**
   * Hands the next document that is due to the store for everybody. Where that fails, it is tried
   * again later and later, and for ever.
   *
   * @return whether one was handed over, so that it is worth going on at once
   */
  boolean handOver();

  /**
   * Looks whether the next kept document that is due is still in the store, where everybody would
   * read it; one that is gone is handed over again.
   *
   * @return whether one was looked for and answered, so that it is worth going on at once
   */
  boolean look();

  /**
   * Has documents handed over that another store got, after the settings chose this one.
   *
   * @return whether there are perhaps more
   */
  boolean move();
}
