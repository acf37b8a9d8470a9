package io.ringledger.xamansandbox.platform;

/** Whoever wants to hear what happens to payloads. Called while the payloads are locked. */
public interface PayloadListener {
  /** It was opened in the app. */
  default void opened(Payload payload) {}

  /** The application asked for its details. */
  default void fetched(Payload payload) {}

  /** It was signed or declined. */
  default void resolved(Payload payload) {}

  /** Its time to be opened is over. */
  default void expired(Payload payload) {}
}
