package io.ringledger.events.webhook;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * Reads a short body away, so that the connection can be used again, and gives up on a long one:
 * the answer stands without it.
 */
final class IgnoredBody implements BodySubscriber<Void> {

  /** Bytes that are read away. */
  static final long LIMIT = 16 * 1024;

  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private @Nullable Subscription subscription;
  private long read;

  @Override
  public CompletionStage<Void> getBody() {
    return done;
  }

  @Override
  public void onSubscribe(Subscription begun) {
    subscription = begun;
    begun.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      read += buffer.remaining();
    }
    if (read > LIMIT) {
      if (subscription != null) {
        subscription.cancel();
      }
      finish();
    }
  }

  @Override
  public void onError(Throwable failure) {
    finish();
  }

  @Override
  public void onComplete() {
    finish();
  }

  @SuppressWarnings("NullAway") // There is no other Void.
  private void finish() {
    done.complete(null);
  }
}
