package io.ringledger.local.chaos;

/** Lets clients through while the application is there, and tells when none is inside. */
final class Gate {

  private boolean open = true;
  private int inside;

  /** What is done inside. */
  interface Passage<T> {
    T pass() throws InterruptedException;
  }

  /** Waits until the gate is open, and goes through. */
  <T> T through(Passage<T> passage) throws InterruptedException {
    enter();
    try {
      return passage.pass();
    } finally {
      leave();
    }
  }

  private synchronized void enter() throws InterruptedException {
    while (!open) {
      wait();
    }
    inside++;
  }

  private synchronized void leave() {
    inside--;
    notifyAll();
  }

  /** Lets nobody in any more, and waits until everyone is out. */
  synchronized void closeAndEmpty() throws InterruptedException {
    open = false;
    while (inside > 0) {
      wait();
    }
  }

  /** Lets everyone in. */
  synchronized void open() {
    open = true;
    notifyAll();
  }
}
