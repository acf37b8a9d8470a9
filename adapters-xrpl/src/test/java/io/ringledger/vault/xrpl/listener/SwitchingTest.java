package io.ringledger.vault.xrpl.listener;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.application.fakes.SnapshotUnitOfWork;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.shared.xrpl.XrplNodes;
import io.ringledger.vault.application.index.LedgerFollowing;
import io.ringledger.vault.application.index.LedgerFollowing.Pass;
import io.ringledger.vault.application.index.LedgerFollowingUseCase;
import io.ringledger.vault.application.index.fakes.InMemoryLedgerBook;
import io.ringledger.vault.application.index.fakes.SeenChannels;
import io.ringledger.vault.domain.index.LedgerEvent;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Listening and polling in turns, on two replicas, while the node comes and goes under load. */
class SwitchingTest {

  private static final RequestId RUN = new RequestId("run");
  private static final int TRANSACTIONS = 600;
  private static final Duration SHORT = Duration.ofMillis(20);

  private final AuthorityScene scene = new AuthorityScene();
  private final InMemoryLedgerBook book = new InMemoryLedgerBook();
  private final SnapshotUnitOfWork unitOfWork = new SnapshotUnitOfWork(book);

  private static WakerSettings patient(URI... addresses) {
    return new WakerSettings(
        List.of(addresses),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        SHORT,
        SHORT.multipliedBy(4),
        100_000);
  }

  /** A replica: its listener wakes its reader, which also looks by itself now and then. */
  private final class Replica implements AutoCloseable {

    private final Semaphore wakes = new Semaphore(0);
    private final AtomicInteger heard = new AtomicInteger();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final XrplNodes nodes = scene.nodes();
    private final LedgerFollowing following =
        new LedgerFollowingUseCase(
            unitOfWork,
            scene::account,
            new XrplAuthorityLedger(nodes),
            book,
            new SeenChannels(),
            InstantSource.system());
    private final LedgerWaker waker =
        new LedgerWaker(
            patient(scene.sandbox.webSocketUri()),
            scene.account(),
            () -> {
              heard.incrementAndGet();
              wakes.release();
            },
            InstantSource.system());
    private final Thread reader = Thread.ofVirtual().unstarted(this::read);

    void start() {
      waker.start();
      reader.start();
    }

    private void read() {
      try {
        while (!stopped.get()) {
          wakes.tryAcquire(50, TimeUnit.MILLISECONDS);
          wakes.drainPermits();
          following.follow(RUN);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() {
      stopped.set(true);
      waker.close();
      try {
        reader.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      nodes.close();
    }
  }

  @Test
  @Timeout(120)
  void nothingIsLostOrDoubledHoweverOftenTheConnectionGoes() {
    List<TransactionHash> sent = new ArrayList<>();
    long opening;
    try (Replica one = new Replica();
        Replica two = new Replica()) {
      one.following.follow(RUN);
      opening = book.find(scene.account()).orElseThrow().ledgerIndex();
      one.start();
      two.start();
      load(sent);
      assertThat(one.heard.get() + two.heard.get()).isPositive();
    }
    scene.sandbox.faults().clear();
    try (Replica last = new Replica()) {
      Pass pass = last.following.follow(RUN);
      assertThat(pass).isInstanceOf(Pass.UpToDate.class);
    }

    List<LedgerEvent> read = book.all(scene.account());
    assertThat(read).extracting(LedgerEvent::hash).containsExactlyElementsOf(sent);
    assertThat(read.stream().mapToLong(LedgerEvent::balanceChange).sum())
        .isEqualTo(TRANSACTIONS * (TRANSACTIONS + 1L) / 2);
    assertThat(read).allMatch(event -> event.ledgerIndex() > opening);
    scene.close();
  }

  /** The client sends through the node, so it sends while that listens. */
  private void load(List<TransactionHash> sent) {
    long sequence = scene.client.sequence(scene.owner.address());
    ObjectNode payment = scene.payment(scene.owner, scene.authority, 1);
    for (int i = 0; i < TRANSACTIONS; i++) {
      ObjectNode next =
          payment.put("Sequence", sequence + i).put("Amount", Integer.toString(i + 1));
      sent.add(scene.client.submit(scene.owner.sign(next)));
      if (i % 7 == 6) {
        scene.sandbox.closeLedger();
      }
      switch (i % 60) {
        case 19 -> scene.sandbox.faults().restart();
        case 29 -> scene.sandbox.faults().only("account_tx").times(2).closeConnections();
        case 39 -> {
          scene.sandbox.faults().goDown();
          scene.sandbox.closeLedger();
          scene.sandbox.closeLedger();
          scene.sandbox.faults().comeBack();
        }
        case 49 -> scene.sandbox.faults().only("server_info").times(2).tooBusy();
        default -> {
          // It is well.
        }
      }
    }
    scene.sandbox.closeLedger();
  }

  @Test
  @Timeout(60)
  void aListenerSaysWhetherItIsConnectedAndComesBackByItself() throws InterruptedException {
    Semaphore wakes = new Semaphore(0);
    try (scene;
        LedgerWaker waker =
            new LedgerWaker(
                patient(URI.create("ws://127.0.0.1:9/"), scene.sandbox.webSocketUri()),
                scene.account(),
                wakes::release,
                InstantSource.system())) {
      assertThat(waker.isConnected()).isFalse();
      waker.start();
      wakes.acquire();
      assertThat(waker.isConnected()).isTrue();
      scene.sandbox.closeLedger();
      wakes.acquire();

      // Down: told once that nothing more comes. Back: told again.
      scene.sandbox.faults().goDown();
      wakes.acquire();
      assertThat(waker.isConnected()).isFalse();
      wakes.drainPermits();
      scene.sandbox.faults().comeBack();
      wakes.acquire();
      assertThat(waker.isConnected()).isTrue();
    }
  }

  @Test
  @Timeout(60)
  void aNodeThatFallsSilentIsLeft() throws InterruptedException {
    Semaphore wakes = new Semaphore(0);
    WakerSettings hasty =
        new WakerSettings(
            List.of(scene.sandbox.webSocketUri()),
            Duration.ofSeconds(5),
            Duration.ofMillis(50),
            SHORT,
            SHORT,
            100_000);
    try (scene;
        LedgerWaker waker =
            new LedgerWaker(hasty, scene.account(), wakes::release, InstantSource.system())) {
      waker.start();
      // Each connection wakes at its begin and at its end, though nothing ever closes.
      wakes.acquire(6);
    }
  }

  @Test
  @Timeout(60)
  void aNodeThatSaysTooMuchIsLeft() throws InterruptedException {
    Semaphore wakes = new Semaphore(0);
    WakerSettings narrow =
        new WakerSettings(
            List.of(scene.sandbox.webSocketUri()),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            SHORT,
            SHORT,
            900);
    try (scene;
        LedgerWaker waker =
            new LedgerWaker(narrow, scene.account(), wakes::release, InstantSource.system())) {
      waker.start();
      wakes.acquire();
      scene.pay(scene.owner, scene.authority, 1);
      wakes.acquire(2);
    }
  }
}
