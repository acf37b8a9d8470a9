package io.ringledger.local;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** TCP ports of this machine. */
final class Ports {

  /**
   * Where any free port is looked for: below those that systems give to outgoing connections (Linux
   * from 32768, others from 49152). One of theirs may be taken by a connection between the moment
   * it is found free and the moment somebody listens on it.
   */
  private static final int FIRST = 20_000;

  private static final int BEHIND_LAST = 32_768;
  private static final int TRIES = 1_000;

  /** Those that were given away, and may not be listened on yet. */
  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  private static final RandomGenerator RANDOM = RandomGenerator.getDefault();

  private Ports() {}

  /**
   * The port to use: the wanted one, or for 0 any that is free and was not chosen before.
   *
   * @param wanted 0 to 65535
   * @param what what would listen there, to begin a sentence with
   * @param option how to ask for another one
   * @throws StackException if it is taken
   */
  static int choose(int wanted, String what, String option) {
    if (wanted == 0) {
      return anyFree(what);
    }
    if (!isFree(wanted)) {
      throw new StackException(
          "%s cannot listen on port %d, which is in use or not allowed; free it or choose another with %s."
              .formatted(what, wanted, option));
    }
    return wanted;
  }

  private static int anyFree(String what) {
    return RANDOM
        .ints(TRIES, FIRST, BEHIND_LAST)
        .filter(port -> isFree(port) && GIVEN.add(port))
        .findFirst()
        .orElseThrow(
            () ->
                new StackException(
                    "%s found no free port between %d and %d; free some of them."
                        .formatted(what, FIRST, BEHIND_LAST - 1)));
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      // A port in TIME_WAIT after a restart is free; one that is listened on is not.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(port));
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
