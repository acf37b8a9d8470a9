package io.ringledger.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** TCP ports of this machine. */
final class Ports {

  private Ports() {}

  /**
   * The port to use: the wanted one, or for 0 any that is free.
   *
   * @param wanted 0 to 65535
   * @param what what would listen there, to begin a sentence with
   * @param option how to ask for another one
   * @throws StackException if it is taken
   */
  static int choose(int wanted, String what, String option) {
    try (ServerSocket socket = new ServerSocket()) {
      // A port in TIME_WAIT after a restart is free; one that is listened on is not.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(wanted));
      return socket.getLocalPort();
    } catch (IOException e) {
      if (wanted == 0) {
        throw new UncheckedIOException(e);
      }
      throw new StackException(
          "%s cannot listen on port %d, which is in use or not allowed; free it or choose another with %s."
              .formatted(what, wanted, option),
          e);
    }
  }
}
