package io.ringledger.local.replicas;

import io.ringledger.local.LocalStack;
import io.ringledger.local.Replica;
import io.ringledger.local.demo.ApiClient;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** A stack's own application and a second one on the same database, and what is done to them. */
public final class Replicas implements AutoCloseable {

  private static final Duration ANSWER = Duration.ofSeconds(15);

  private final LocalStack stack;
  private final Replica second;
  private final List<ApiClient> clients;
  private int kills;
  private int databaseCrashes;

  private Replicas(LocalStack stack) {
    this.stack = stack;
    this.second = stack.replica();
    this.clients = List.of(new ApiClient(stack.api(), ANSWER), new ApiClient(second.api(), ANSWER));
  }

  /** What a round does to whom. */
  public enum Blow {
    FIRST("the first replica killed"),
    SECOND("the second replica killed"),
    BOTH("both replicas killed"),
    BOTH_AND_DATABASE("both replicas and PostgreSQL killed");

    private final String words;

    Blow(String words) {
      this.words = words;
    }

    /** One of them. */
    public static Blow drawn(RandomGenerator random) {
      return values()[random.nextInt(values().length)];
    }

    /** In words. */
    public String words() {
      return words;
    }
  }

  /** Starts a second application beside that of a stack that is up. */
  public static Replicas beside(LocalStack stack) throws InterruptedException {
    Replicas replicas = new Replicas(stack);
    replicas.second.start();
    return replicas;
  }

  /** A client of each, the first one's first. */
  public List<ApiClient> clients() {
    return clients;
  }

  /** Where the second one is. */
  public URI second() {
    return second.api();
  }

  /** Kills hard, and starts again what was killed. */
  public void strike(Blow blow) throws InterruptedException {
    boolean first = blow != Blow.SECOND;
    boolean other = blow != Blow.FIRST;
    if (first) {
      stack.killApplication();
      kills++;
    }
    if (other) {
      second.kill();
      kills++;
    }
    if (blow == Blow.BOTH_AND_DATABASE) {
      stack.postgres().kill();
      stack.postgres().startAgain();
      databaseCrashes++;
    }
    if (first) {
      stack.startApplication();
    }
    if (other) {
      second.start();
    }
  }

  /** How many processes of the application were killed. */
  public int kills() {
    return kills;
  }

  /** How often PostgreSQL was. */
  public int databaseCrashes() {
    return databaseCrashes;
  }

  @Override
  public void close() {
    clients.forEach(ApiClient::close);
  }
}
